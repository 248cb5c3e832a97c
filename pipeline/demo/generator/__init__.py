"""Simulated organisations with known truth: the one generator behind example data and tests."""
