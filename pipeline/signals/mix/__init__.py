"""Macht, extern and escalatie: a part of the talks beside the rest, now and before."""
