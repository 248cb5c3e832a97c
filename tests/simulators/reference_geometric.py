"""A slow, exact sampler of the two-sided geometric, to hold the door's mechanism against.

It uses integers and rationals only: a coin that falls heads with probability exp(-p/q) comes from
comparing random integers (Canonne, Kamath & Steinke 2020, algorithm 1), a geometric is the number
of heads before the first tails, and the noise is the difference of two of them. Nothing is shared
with the door: no library, no float, no formula.
"""

from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random

DIGITS = 50


def draw(epsilon: Fraction, randomness: Random) -> int:
    """One draw with P(k) = (1 - a) / (1 + a) a^|k|, a = exp(-epsilon). `epsilon` > 0."""
    if epsilon <= 0:
        raise ValueError("epsilon must be positive")
    return _heads_before_tails(epsilon, randomness) - _heads_before_tails(epsilon, randomness)


def draws(epsilon: Fraction, number: int, randomness: Random) -> list[int]:
    """`number` independent draws."""
    return [draw(epsilon, randomness) for _ in range(number)]


def probability(k: int, epsilon: Fraction) -> Decimal:
    """P(k), to 50 digits."""
    with localcontext() as context:
        context.prec = DIGITS
        decay = (-Decimal(epsilon.numerator) / Decimal(epsilon.denominator)).exp()
        return (1 - decay) / (1 + decay) * decay ** abs(k)


def _heads_before_tails(epsilon: Fraction, randomness: Random) -> int:
    heads = 0
    while _coin_exp(epsilon, randomness):
        heads += 1
    return heads


def _coin_exp(exponent: Fraction, randomness: Random) -> bool:
    """Heads with probability exp(-exponent), exactly: whole units one by one, then the rest."""
    whole, rest = divmod(exponent, 1)
    return all(_coin_exp_below_one(Fraction(1), randomness) for _ in range(whole)) and (
        _coin_exp_below_one(rest, randomness)
    )


def _coin_exp_below_one(exponent: Fraction, randomness: Random) -> bool:
    """For an exponent of at most 1: the series of exp(-x), summed by coins of x/1, x/2, x/3 ..."""
    tries = 1
    while _coin(exponent / tries, randomness):
        tries += 1
    return tries % 2 == 1


def _coin(chance: Fraction, randomness: Random) -> bool:
    return randomness.randrange(chance.denominator) < chance.numerator
