"""A released survey wave as means, shares and indices with their uncertainty."""
