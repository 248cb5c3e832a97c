"""Several p-values of one thing as one."""

from collections.abc import Iterable
from math import atan2, pi, tan

NOTHING = 0.9


def combined(parts: Iterable[tuple[float, float]]) -> float:
    """Of weights (that add up to one) and p-values: Cauchy combination (Liu & Xie 2020, JASA 115).

    What overlaps largely says the same, and Bonferroni would make the best of them pay for that.
    What shows nothing is no evidence against the others, so it counts as at most `NOTHING`.
    """
    shown = sum(weight * tan(pi * (0.5 - min(p, NOTHING))) for weight, p in parts)
    return atan2(1.0, shown) / pi
