"""What was spent on one person, added up: exactly, and as tightly as can be proved.

Three totals of the posts of one cohort, all upper bounds:

* basic: the epsilons of the geometric tables add up (whole micro-epsilon); the rhos of the Gaussian
  tables add up (fractions) and become (epsilon, delta) by Canonne, Kamath & Steinke 2020,
  corollary 13, in decimal arithmetic;
* charged, which the ceiling is checked against: the same sum of epsilons, and for the Gaussian
  tables their exact privacy loss (gaussian_loss.py), which is smaller than the bound through rho.
  Without Gaussian tables it is a sum of integers and delta plays no part;
* PLD: everything composed numerically by Google's dp-accounting, pessimistic estimates. It is shown
  beside the others as a second opinion; no decision rests on it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import log, sqrt
from typing import Any

from pipeline.release.conversion import MICRO, UNBOUNDED, pld_micro, zcdp_micro
from pipeline.release.gaussian_loss import RhoCounts, gaussian_delta
from pipeline.release.post import SMALLEST_RHO, Post

__all__ = [
    "MICRO",
    "Ceiling",
    "Fit",
    "Total",
    "as_fraction",
    "charged",
    "fits",
    "rho_for",
    "sum_rho",
    "total",
]

_RHO_UNIT = 1_000_000_000  # a planned rho is a whole number of these parts
_STRICTER = Fraction(999_999, 1_000_000)


@dataclass(frozen=True)
class Ceiling:
    """What may be spent on one person: micro-epsilon, and the delta that Gaussians may use."""

    micro_epsilon: int
    delta: Fraction = Fraction(0)

    def at_most(self, others: Iterable["Ceiling"]) -> "Ceiling":
        """The lowest of this and the others, in epsilon and in delta."""
        every = (self, *others)
        return Ceiling(min(c.micro_epsilon for c in every), min(c.delta for c in every))

    def to_json(self) -> dict[str, Any]:
        """Plain values for the ledger."""
        return {"epsilon": self.micro_epsilon, "delta": str(self.delta)}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Ceiling":
        """The inverse of to_json."""
        return Ceiling(values["epsilon"], Fraction(values["delta"]))


@dataclass(frozen=True)
class Total:
    """What a cohort's posts cost one person, in micro-epsilon rounded up, all at this `delta`."""

    basic: int
    charged: int
    pld: int
    delta: Fraction

    @property
    def epsilon_basic(self) -> float:
        """The basic total as epsilon."""
        return self.basic / MICRO

    @property
    def epsilon_pld(self) -> float:
        """The PLD total as epsilon."""
        return self.pld / MICRO


@dataclass(frozen=True)
class Fit:
    """Whether posts fit beside what was spent, in micro-epsilon; false when they do not."""

    gevraagd: int
    over: int

    @property
    def tekort(self) -> int:
        """How much is lacking; 0 when it fits."""
        return max(0, self.gevraagd - self.over)

    def __bool__(self) -> bool:
        return self.tekort == 0


def fits(posts: Iterable[Post], spent: Iterable[Post], ceiling: Ceiling) -> Fit:
    """Whether one cohort can bear `posts` on top of `spent`.

    `gevraagd` is what the posts add to the total: for Gaussians less than they would cost alone.
    """
    before = tuple(spent)
    already = charged(before, ceiling.delta)
    asked = charged((*before, *posts), ceiling.delta) - already
    return Fit(asked, ceiling.micro_epsilon - already)


def charged(posts: Iterable[Post], delta: Fraction) -> int:
    """Micro-epsilon that counts against the ceiling, rounded up.

    What thresholds have of delta is no longer there for Gaussians. With Gaussian posts and nothing
    left of delta nothing is enough: the answer is higher than any ceiling.
    """
    spent = tuple(posts)
    pure = sum(post.micro_epsilon for post in spent)
    left = delta - _chances(spent)
    if left < 0:
        return UNBOUNDED
    rhos = _rho_counts(spent)
    return pure + (_gaussian_micro(rhos, left) if rhos else 0)


def total(posts: Iterable[Post], delta: Fraction) -> Total:
    """All three totals. Loads dp-accounting, which takes seconds."""
    spent = tuple(posts)
    left = delta - _chances(spent)
    basic = sum(p.micro_epsilon for p in spent) + zcdp_micro(sum_rho(spent), left)
    tight = min(basic, charged(spent, delta))
    amounts = Counter[tuple[int, Fraction]]()
    for post in spent:
        amounts[post.micro_cel, post.rho_cel] += post.gevoeligheid
    pld = pld_micro(tuple(sorted(amounts.items())), left)
    return Total(basic, tight, min(basic, pld), delta)


def _chances(posts: Iterable[Post]) -> Fraction:
    """The delta that thresholds spend, each by itself."""
    return sum((post.chance for post in posts), Fraction(0))


def sum_rho(posts: Iterable[Post]) -> Fraction:
    """The exact sum of rho over the Gaussian posts."""
    return sum((post.zcdp for post in posts), Fraction(0))


def rho_for(epsilon: float, delta: float, n_tables: int) -> Fraction:
    """The largest rho (in billionths) that each of `n_tables` equal Gaussian tables may spend.

    0 when there is no rho above SMALLEST_RHO that fits. Chosen a hair stricter than the ceiling is,
    so that a plan made on one machine also fits on another.
    """
    if not 0 < delta < 1:
        return Fraction(0)
    limit = float(as_fraction(delta) * _STRICTER)

    def fit(parts: int) -> bool:
        rhos = ((Fraction(parts, _RHO_UNIT), n_tables),)
        return gaussian_delta(rhos, epsilon) <= limit

    # rho + 2 sqrt(rho ln(1 / delta)) bounds epsilon (Bun & Steinke 2016), so this rho surely fits.
    root = sqrt(epsilon - log(delta)) - sqrt(-log(delta))
    low = max(int(root**2 / n_tables * _RHO_UNIT), int(SMALLEST_RHO * _RHO_UNIT))
    if not fit(low):
        return Fraction(0)
    high = 2 * low
    while fit(high):
        low, high = high, 2 * high
    while high - low > max(1, low // 1_000_000):
        middle = (low + high) // 2
        low, high = (middle, high) if fit(middle) else (low, middle)
    return Fraction(low, _RHO_UNIT)


def as_fraction(value: float) -> Fraction:
    """A setting as it is written: .1 is one tenth.

    >>> as_fraction(1e-6)
    Fraction(1, 1000000)
    """
    return Fraction(repr(value))


@lru_cache(maxsize=1024)
def _gaussian_micro(rhos: RhoCounts, delta: Fraction) -> int:
    """The smallest micro-epsilon at which these Gaussian tables together keep to `delta`."""
    if delta <= 0:
        return UNBOUNDED
    low, high = -1, zcdp_micro(sum((rho * n for rho, n in rhos), Fraction(0)), delta)
    while high - low > 1:
        middle = (low + high) // 2
        fit = gaussian_delta(rhos, middle / MICRO) <= delta
        low, high = (low, middle) if fit else (middle, high)
    return high


def _rho_counts(posts: Iterable[Post]) -> RhoCounts:
    """How many cells one person changes at each rho.

    A table in which that is several cells costs what as many tables with one cell each would: the
    noise of every cell is drawn by itself.
    """
    cells = Counter[Fraction]()
    for post in posts:
        if post.rho:
            cells[post.rho_cel] += post.gevoeligheid
    return tuple(sorted(cells.items()))
