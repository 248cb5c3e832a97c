"""Drempel, klimaat and referentie: a wave beside earlier ones, other units or a reference."""
