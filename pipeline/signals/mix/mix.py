"""Shares that change: about a leidinggevende, by a formal route, by people from outside.

The newest year against all earlier whole years, the part against the rest: when everything rises
together no share changes and these patterns are quiet. Each is one test, for the whole organisation
only: who talks about a leidinggevende is never counted by unit here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist

from pipeline.contracts.codes import Code
from pipeline.release import Release
from pipeline.release.noise_law import Counted
from pipeline.release.sharing import TRIPLING
from pipeline.signals.mix.tables import Parted, known_codes, parted
from pipeline.signals.rate_pair import RatePair
from pipeline.signals.series import Series, counted
from pipeline.signals.sides import Sides

_Z = NormalDist().inv_cdf(0.95)


@dataclass(frozen=True)
class Mix:
    """What a pattern compares: the codes of a dimension that are its part, and those of the rest.

    `only_rise`: only a growing share is the pattern. `relatie` is what its row is about.
    """

    code: str
    dimension: str
    is_part: Callable[[Code], bool]
    is_rest: Callable[[Code], bool]
    only_rise: bool = False
    relatie: str = ""


MACHT = Mix(
    "macht",
    "relatie",
    lambda code: code.over_leidinggevende,
    lambda code: not code.over_leidinggevende,
    relatie="leidinggevende",
)
ESCALATIE = Mix(
    "escalatie",
    "vervolg",
    lambda code: bool(code.extra.get("is_formeel")),
    lambda code: not code.extra.get("is_formeel"),
    only_rise=True,
)
EXTERN = Mix(
    "extern",
    "relatie",
    lambda code: code.code == "extern",
    lambda code: code.code == "collega",
    relatie="extern",
)
MIXES = (MACHT, EXTERN, ESCALATIE)


@dataclass(frozen=True)
class Shift:
    """A share that can be tested: its newest year against its past. Needs a history."""

    mix: Mix
    counts: Parted

    @cached_property
    def pair(self) -> RatePair:
        """The part and the rest, newest year and history."""
        spread = self.counts.division.dispersion
        return RatePair(sides_of(self.counts.part), sides_of(self.counts.rest), spread)

    @property
    def p_value(self) -> float:
        """Two-sided, or that of a rise where only a rise is the pattern."""
        return self.pair.tail.rise if self.mix.only_rise else self.pair.p_value

    @property
    def sides(self) -> int:
        """In how many directions it is tested."""
        return 1 if self.mix.only_rise else 2

    def power(self, level: float) -> float:
        """Chance of seeing the part tripled beside the rest, at a one-sided level."""
        return self.pair.power(TRIPLING, level)

    def smallest_factor(self, level: float) -> float:
        """The smallest rise of the part beside the rest that is seen in 80 of 100 cases."""
        return self.pair.smallest_factor(level)

    def share(self) -> tuple[float, float, float]:
        """The newest share, with the 90 % range of what the noise leaves open."""
        return noisy_share(self.pair.part.window, self.pair.rest.window)

    def usual_share(self) -> tuple[float, float]:
        """The range of the share that the past makes one expect, given what the rest did."""
        rest = max(self.pair.rest.window.noisy_n, 1)
        low, high = self.pair.expected
        return low / (low + rest), high / (high + rest)


def noisy_share(part: Counted, rest: Counted) -> tuple[float, float, float]:
    """The part of a noisy whole, with the 90 % range that its noise alone leaves open."""
    whole = max(part.noisy_n + rest.noisy_n, 1)
    share = min(max(part.noisy_n / whole, 0.0), 1.0)
    variance = (1 - share) ** 2 * part.noise.variance + share**2 * rest.noise.variance
    reach = _Z * sqrt(variance) / whole
    return share, max(share - reach, 0.0), min(share + reach, 1.0)


def shift_of(release: Release, mix: Mix) -> Shift | None:
    """The share of a pattern; None where no table holds a whole year of it."""
    known = known_codes(release, mix.dimension)
    part = codes_like(known, mix.is_part)
    rest = codes_like(known, mix.is_rest) - part
    counts = parted(release, mix.dimension, part, rest)
    return Shift(mix, counts) if counts is not None else None


def codes_like(known: Mapping[str, Code], is_like: Callable[[Code], bool]) -> frozenset[str]:
    """The codes of which this holds, and the own codes that came out of them."""
    found = {code for code, entry in known.items() if is_like(entry)}
    while True:
        more = {c for c, e in known.items() if e.voorheen in found} - found
        if not more:
            return frozenset(found)
        found |= more


def sides_of(series: Series) -> Sides:
    """The newest year of a series and its past."""
    return Sides(counted(series.window), counted(series.history))
