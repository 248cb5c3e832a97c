"""The mean of a normal law that cannot be below zero.

Rates and extra dispersion cannot be negative, their noisy estimates can.
"""

from math import erfc, exp, pi, sqrt


def cut_mean(mean: float, sd: float) -> float:
    """Mean of a normal variable given that it is at least zero.

    >>> round(cut_mean(0.0, 1.0), 3), round(cut_mean(5.0, 1.0), 3)
    (0.798, 5.0)
    """
    ratio = mean / sd
    if ratio < -8:  # the continued fraction of Mills' ratio
        return sd / (-ratio + 2.0 / -ratio)
    density = exp(-ratio * ratio / 2) / sqrt(2 * pi)
    return mean + sd * density / (erfc(-ratio / sqrt(2)) / 2)
