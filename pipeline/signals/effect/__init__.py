"""Werking: what changed after something that was done or happened."""
