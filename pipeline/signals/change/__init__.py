"""Rises and falls: a series beside its own past, and who takes part in the budget."""
