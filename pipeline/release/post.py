"""One post of the ledger: a mechanism that ran on one cohort, with its exact parameter."""

from dataclasses import dataclass
from fractions import Fraction

GEOMETRIC, GAUSSIAN = "geometric", "discrete_gaussian"
THRESHOLD = "geometric_drempel"
SMALLEST_RHO = Fraction(1, 1_000_000)
"""A table with less has noise of standard deviation 700 and more: it could show nothing."""


@dataclass(frozen=True)
class Post:
    """What one table spends on each person in one cohort.

    `geometric` spends `micro_epsilon` (pure differential privacy); `discrete_gaussian` spends
    `rho` (zCDP), written as the exact fraction "p/q" in lowest terms. One person changes at most
    `gevoeligheid` cells of the table, each by one: that is its sensitivity in L1, and the square of
    that in L2. So every cell has noise for an equal part of what the table spends: `micro_cel`, or
    `rho_cel` (variance 1 / (2 rho_cel)).

    `geometric_drempel` counts what has no public key set (new words): geometric noise, and only
    what reaches a threshold is told. It spends `micro_epsilon`, and `delta` ("p/q") for the chance
    that a word of one person alone reaches it.
    """

    stroom: str
    cohort: str
    tabel: str
    micro_epsilon: int
    mechanisme: str = GEOMETRIC
    gevoeligheid: int = 1
    rho: str = ""
    delta: str = ""

    def __post_init__(self) -> None:
        if self.gevoeligheid < 1 or self.micro_epsilon % self.gevoeligheid:
            raise ValueError("a table spends an equal part on each cell that a person changes")
        if self.mechanisme == GEOMETRIC:
            is_right = self.micro_epsilon > 0 and not self.rho and not self.delta
        elif self.mechanisme == THRESHOLD:
            is_right = self.micro_epsilon > 0 and not self.rho and self._has_delta()
        else:
            is_right = self.mechanisme == GAUSSIAN and self.micro_epsilon == 0 and self._has_rho()
            is_right = is_right and not self.delta
        if not is_right:
            raise ValueError("a post spends a positive amount by one known mechanism")

    def _has_rho(self) -> bool:
        """Whether `rho` is a fraction in its one spelling, and not absurdly small."""
        try:
            rho = Fraction(self.rho)
        except (ValueError, ZeroDivisionError):
            return False
        return rho >= SMALLEST_RHO and self.rho == rho_text(rho)

    def _has_delta(self) -> bool:
        """Whether `delta` is a chance in its one spelling."""
        try:
            delta = Fraction(self.delta)
        except (ValueError, ZeroDivisionError):
            return False
        return 0 < delta < 1 and self.delta == rho_text(delta)

    @property
    def chance(self) -> Fraction:
        """The delta that it spends itself; 0 but for a threshold."""
        return Fraction(self.delta) if self.delta else Fraction(0)

    @property
    def micro_cel(self) -> int:
        """Micro-epsilon of the noise in one cell; 0 for a Gaussian."""
        return self.micro_epsilon // self.gevoeligheid

    @property
    def rho_cel(self) -> Fraction:
        """Rho of the noise in one cell; 0 for a geometric."""
        return self.zcdp / self.gevoeligheid

    @property
    def zcdp(self) -> Fraction:
        """Rho of a Gaussian; nothing for a geometric, whose epsilon is counted instead."""
        return Fraction(self.rho) if self.rho else Fraction(0)


def rho_text(rho: Fraction) -> str:
    """The one way in which the ledger writes rho, and a chance.

    >>> rho_text(Fraction(2, 400))
    '1/200'
    """
    return f"{rho.numerator}/{rho.denominator}"
