"""The one place that draws noise, for counts of which one person changes one cell by one.

Two mechanisms, neither of them clipped:

* two-sided geometric (Ghosh, Roughgarden & Sundararajan 2012), drawn by diffprivlib. It computes in
  floating point from 53 random bits, so |noise| stays below 36.7 / epsilon and chances are rounded:
  a delta of 3e-15 to 6e-15 at epsilon .25 to 2, under 1e-12 from .01 up (float_geometric.py in the
  tests counts it out), harmless for counts;
* discrete Gaussian (Canonne, Kamath & Steinke 2020), P(z) proportional to exp(-rho z^2): variance
  1 / (2 rho), rho-zCDP. Drawn here by their algorithms 1 to 3, on whole numbers alone: rho is a
  fraction and nothing is rounded.

Both draw from the operating system's secure source when no seed is given.
"""

import random
import secrets
import sys
from collections.abc import Callable
from fractions import Fraction
from math import ceil, exp, isqrt, log

import numpy as np
from numpy.typing import NDArray

Below = Callable[[int], int]  # a whole number from 0 up to its argument, each as likely


def add_noise(
    counts: NDArray[np.int64], micro_epsilon: int, random_state: np.random.RandomState | None = None
) -> NDArray[np.int64]:
    """`counts` plus geometric noise at micro_epsilon / 1_000_000; may become negative.

    Raises ValueError for a seed outside the tests.
    """
    _refuse_seed(random_state)
    # Loading diffprivlib loads scikit-learn: only a publication should wait for that.
    from diffprivlib.mechanisms import Geometric

    mechanism = Geometric(
        epsilon=micro_epsilon / 1_000_000, sensitivity=1, random_state=random_state
    )
    with np.errstate(divide="ignore"):  # see _drawn
        return np.array([_drawn(mechanism.randomise, int(n)) for n in counts], dtype=np.int64)


def threshold_for(micro_epsilon: int, delta: Fraction, bound: int) -> int:
    """From which noisy count a word may be told, so that one person's own words stay hidden.

    One person adds 1 to at most `bound` words, each with geometric noise at `micro_epsilon` (of one
    word). A word that nobody else used has a true count of 1: it is told with probability
    a^(T - 1) / (1 + a), a = exp(-epsilon), and `bound` of those stay below `delta` together
    (Korolova et al. 2009, "Releasing search queries and clicks privately").

    >>> threshold_for(500_000, Fraction(1, 1_000_000), 2)
    30
    """
    epsilon = micro_epsilon / 1_000_000
    a = exp(-epsilon)
    return 1 + ceil(log(bound / (float(delta) * (1.0 + a))) / epsilon)


def _drawn(randomise: Callable[[int], int], count: int) -> int:
    """One draw. The one random number in 2^53 of which there is no logarithm is drawn again.

    It is as likely whatever the count is, so the law of the noise stays and nothing is told.
    """
    while True:
        try:
            return randomise(count)
        except OverflowError:
            continue


def add_gaussian_noise(
    counts: NDArray[np.int64], rho: Fraction, random_state: np.random.RandomState | None = None
) -> NDArray[np.int64]:
    """`counts` plus discrete Gaussian noise of variance 1 / (2 rho); may become negative.

    Raises ValueError for a seed outside the tests and for a rho that is not positive.
    """
    _refuse_seed(random_state)
    if rho <= 0:
        raise ValueError("rho must be positive")
    below = _seeded(random_state) if random_state is not None else secrets.randbelow
    variance = 1 / (2 * rho)
    noise = [_discrete_gaussian(variance, below) for _ in counts]
    return counts.astype(np.int64) + np.array(noise, dtype=np.int64)


def _refuse_seed(random_state: np.random.RandomState | None) -> None:
    if random_state is not None and "pytest" not in sys.modules:
        raise ValueError("a seed would make the noise predictable: it is for tests only")


def _seeded(random_state: np.random.RandomState) -> Below:
    return random.Random(int(random_state.randint(2**31))).randrange  # noqa: S311


def _discrete_gaussian(variance: Fraction, below: Below) -> int:
    """Algorithm 3: a discrete Laplace of about the same width, kept by the ratio of the two."""
    a, b = variance.numerator, variance.denominator
    t = isqrt(a // b) + 1
    while True:
        y = _discrete_laplace(t, below)
        # (|y| - variance / t)^2 / (2 variance), as one fraction
        if _keeps((abs(y) * b * t - a) ** 2, 2 * a * b * t * t, below):
            return y


def _discrete_laplace(t: int, below: Below) -> int:
    """Algorithm 2 for a whole scale: P(y) proportional to exp(-|y| / t)."""
    while True:
        low = below(t)
        if not _keeps(low, t, below):
            continue
        high = 0
        while _keeps(1, 1, below):
            high += 1
        size, is_negative = low + t * high, below(2) == 1
        if size or not is_negative:
            return -size if is_negative else size


def _keeps(numerator: int, denominator: int, below: Below) -> bool:
    """Algorithm 1: true with chance exp(-numerator / denominator)."""
    whole, rest = divmod(numerator, denominator)
    if not all(_keeps_fraction(1, 1, below) for _ in range(whole)):
        return False
    return _keeps_fraction(rest, denominator, below)


def _keeps_fraction(numerator: int, denominator: int, below: Below) -> bool:
    """The same for at most 1: the alternating series of exp, as a game that ends at once or so."""
    k = 1
    while below(denominator * k) < numerator:
        k += 1
    return k % 2 == 1
