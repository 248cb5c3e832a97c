"""Opkomend thema: what is written about more often than in earlier surveys."""
