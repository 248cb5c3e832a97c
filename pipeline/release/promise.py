"""The promise, as values: who is protected, how much they can contribute, what may be spent.

    One protected person adds at most 1 to at most one cell of each table, in one cohort, ever.
    Each table t gets noise for its own epsilon_t, and the epsilons of a cohort's tables add up to
    at most `epsilon`. So two inputs that differ in that one person give any set of outputs with
    probabilities that differ by a factor of at most e^epsilon (Dwork et al. 2006; basic
    composition within a cohort, parallel composition over cohorts).

Worked example. Epsilon 1 over two tables: `totaal` .4 and `hoofdcategorie` .6. A traject about
pesten in 2024-Q3 adds 1 to the total of 2024-Q3 (noise for .4) and 1 to pesten in 2024-Q3 (noise
for .6); it adds to nothing else, now or later. Together: .4 + .6 = 1.

>>> round(best_guess(1.0), 3), round(best_guess(0.25), 2)
(0.731, 0.56)
"""

from dataclasses import dataclass
from fractions import Fraction
from math import exp
from typing import Any

from pipeline.release.accounting import MICRO, Ceiling, as_fraction
from pipeline.settings import Privacy

__all__ = ["MICRO", "Budget", "ContributionBound", "best_guess", "promise_of"]


@dataclass(frozen=True)
class ContributionBound:
    """How much one protected person can change: tables of a cohort, cells of a table, cohorts."""

    cellen_per_tabel: int = 1
    cohorten: int = 1

    def __post_init__(self) -> None:
        if self.cellen_per_tabel != 1 or self.cohorten != 1:
            raise ValueError("the mechanism is calibrated to one cell a table and one cohort")


@dataclass(frozen=True)
class Budget:
    """Ceilings in micro-epsilon: per traject for life, per respondent and wave.

    Talks are pure: their delta is 0. A survey wave may use `delta` where Gaussians measure it.
    """

    gesprekken: int
    enquete: int
    delta: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if min(self.gesprekken, self.enquete) <= 0:
            raise ValueError("a budget is positive")

    @staticmethod
    def of(privacy: Privacy) -> "Budget":
        """The budget that vip.toml sets, rounded down."""
        return Budget(
            int(as_fraction(privacy.epsilon) * MICRO),
            int(as_fraction(privacy.epsilon_enquete) * MICRO),
            as_fraction(privacy.delta_enquete),
        )

    @property
    def talks(self) -> Ceiling:
        """The ceiling of talks: pure, so without delta."""
        return Ceiling(self.gesprekken)

    def ceilings(self) -> dict[str, Ceiling]:
        """Ceiling by stream, as the ledger wants it."""
        return {
            "gesprekken": self.talks,
            "enquete": Ceiling(self.enquete, self.delta),
        }


def best_guess(epsilon: float, delta: float = 0.0) -> float:
    """How often the best possible guesser is right whether someone is in the numbers (at most).

    Half of one plus the largest distance between the two sets of outputs (Kairouz, Oh & Viswanath
    2015): (e^epsilon + delta) / (1 + e^epsilon).
    """
    return (1.0 + delta * exp(-epsilon)) / (1.0 + exp(-epsilon))


def one_in(delta: float) -> str:
    """A small chance in words.

    >>> one_in(1e-6)
    '1 op 1.000.000'
    """
    return f"1 op {round(1 / delta):,}".replace(",", ".")


def suspicion_after(prior: float, epsilon: float) -> float:
    """The most that a suspicion can grow to by seeing the numbers (Bayes, odds times e^epsilon).

    >>> round(suspicion_after(0.10, 1.0), 2)
    0.23
    """
    odds = prior / (1 - prior) * exp(epsilon)
    return odds / (1 + odds)


def promise_of(privacy: Privacy, has_gaussian: bool = False) -> dict[str, Any]:
    """What a release says of its own promise, for pages and documents to put in words.

    `delta_enquete` is 0 unless a wave of this release has Gaussian tables: only those use it.
    """
    return {
        "eenheid": privacy.beschermd,
        "epsilon": privacy.epsilon,
        "epsilon_enquete": privacy.epsilon_enquete,
        "delta_enquete": privacy.delta_enquete if has_gaussian else 0.0,
        "golven_per_jaar": privacy.golven_per_jaar,
        "raadkans": round(best_guess(privacy.epsilon), 4),
        "raadkans_enquete": round(best_guess(privacy.epsilon_enquete, privacy.delta_enquete), 4),
    }
