"""The geometric noise as floating point really draws it, counted out exactly.

diffprivlib makes a draw from one random number k / 2^53 (Mironov 2012 is about what such rounding
can betray). So each value of the noise has a whole number of chances out of 2^53, which can be
counted; beside the law it should follow, that gives the largest value and the delta.
"""

from decimal import Decimal, localcontext
from itertools import pairwise

ALL = 2**53
DIGITS = 50


def chances(epsilon: float) -> dict[int, int]:
    """How many of the 2^53 random numbers give each value (but for the one that gives none)."""
    with localcontext() as context:
        context.prec = DIGITS
        size = Decimal(repr(epsilon))
        decay = (-size).exp()
        reach = [int(ALL / (1 + decay))]
        while reach[-1]:
            reach.append(int(ALL * (-size * len(reach)).exp() / (1 + decay)))
    found: dict[int, int] = {}
    for sign, most in ((1, ALL // 2 - 1), (-1, ALL // 2)):
        for z, (to, beyond) in enumerate(pairwise(reach)):
            found[sign * z] = found.get(sign * z, 0) + min(to, most) - min(beyond, most)
    return found


def largest(epsilon: float) -> int:
    """The largest value that can come out."""
    return max(z for z, n in chances(epsilon).items() if n)


def delta(epsilon: float) -> float:
    """The chance by which two neighbouring counts differ beyond e^epsilon."""
    found = chances(epsilon)
    with localcontext() as context:
        context.prec = DIGITS
        factor = Decimal(repr(epsilon)).exp()
        over = (found.get(z, 0) - factor * found.get(z - 1, 0) for z in {*found, max(found) + 1})
        return float(sum((one for one in over if one > 0), Decimal(0)) / ALL)
