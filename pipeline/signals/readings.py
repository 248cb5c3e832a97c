"""A comparison read twice where the VPs' hours have changed: by employees, and by those hours.

With more hours more people may come, or the same people: how talks follow hours is not known. So
there is a change only if the talks differ by both readings, in the same direction: an
intersection-union test (Berger 1982), whose p-value is the larger of the two. It keeps its size for
every way in which talks follow hours between not at all and one for one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import inf, log

from pipeline.release.hours import has_moved
from pipeline.release.noise_law import Tail
from pipeline.release.visibility import LARGEST_FACTOR, power, smallest_factor
from pipeline.signals.predictive import predicted, predictive_tail
from pipeline.signals.rate_ratio import Ratio, rate_ratio
from pipeline.signals.rates import Rates, rates_of
from pipeline.signals.series import Point, counted
from pipeline.signals.sides import Sides

_LEVEL = 0.9


@dataclass(frozen=True)
class Readings:
    """`by_hours` is None where hours are not known for all periods, or did not change."""

    by_people: Sides
    by_hours: Sides | None
    dispersion: float

    @cached_property
    def tail(self) -> Tail:
        """One-sided mid-p values that both readings agree upon."""
        tails = [predictive_tail(s.after, past, self.dispersion) for s, past in self._pasts]
        return Tail(max(tail.rise for tail in tails), max(tail.fall for tail in tails))

    @cached_property
    def ratio(self) -> Ratio:
        """The new rate over the old one, of the reading that differs least; 90 %, of both."""
        ratios = [rate_ratio(rates_of(s.after, self.dispersion), past) for s, past in self._pasts]
        least = min(ratios, key=lambda ratio: abs(log(ratio.value)))
        lower, upper = min(r.lower for r in ratios), max(r.upper for r in ratios)
        return Ratio(least.value, lower, upper)

    @cached_property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the window's count that the past makes one expect, by either."""
        laws = [predicted(s.window, past, self.dispersion) for s, past in self._pasts]
        ranges = [law.interval(_LEVEL) for law in laws]
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        return float(max(low, 0)), float(max(high, 0))

    @cached_property
    def hours_factor(self) -> float:
        """How many times the hours for each employee there are; 1 where they did not change."""
        return 1.0 if self.by_hours is None else _years(self.by_people) / _years(self.by_hours)

    def power(self, factor: float, level: float) -> float:
        """Chance at a one-sided level that a rate of `factor` times the old one is noticed.

        From the past and public facts alone. The readings contain each other but for rounding, so
        the chance of both is that of the one that sees less.
        """
        return min(self._power(sides, factor, level) for sides in self._all)

    def smallest_factor(self, level: float) -> float:
        """The smallest rise noticed in 80 of 100 cases; inf above twentyfold."""
        found = max(self._smallest(sides, level) for sides in self._all)
        return found if found <= LARGEST_FACTOR else inf

    @property
    def _all(self) -> tuple[Sides, ...]:
        return (self.by_people,) if self.by_hours is None else (self.by_people, self.by_hours)

    @cached_property
    def _pasts(self) -> tuple[tuple[Sides, Rates], ...]:
        """Each reading with the rates that its past allows."""
        return tuple((sides, rates_of(sides.before, self.dispersion)) for sides in self._all)

    def _hours_in(self, sides: Sides) -> float:
        """What of a change by employees a reading takes for hours."""
        return 1.0 if sides is self.by_people else self.hours_factor

    def _power(self, sides: Sides, factor: float, level: float) -> float:
        left = factor / self._hours_in(sides)
        if (left >= 1) != (factor >= 1):
            return 0.0  # by this reading it is a change the other way
        seen = partial(power, _usual(sides), left, sides.window.noise, sides.history.noise)
        return seen(window=1, history=_years(sides), alpha=level, dispersion=self.dispersion)

    def _smallest(self, sides: Sides, level: float) -> float:
        noises = sides.window.noise, sides.history.noise
        seen = partial(smallest_factor, _usual(sides), *noises, window=1, history=_years(sides))
        return seen(alpha=level, dispersion=self.dispersion) * self._hours_in(sides)


HARDLY = 1e-6  # hours for each employee-quarter

Beside = Callable[[Sequence[Point], Sequence[Point]], Sides]
"""How the newest points and those before them are put side by side."""


def level(
    points: Sequence[Point], past: Sequence[Point], season: Mapping[str, float] | None = None
) -> Sides:
    """As they are. `season`: how busy each part of the year is, where that is known."""
    return Sides(counted(points, season), counted(past, season))


def readings(
    points: Sequence[Point], past: Sequence[Point], dispersion: float, beside: Beside = level
) -> Readings:
    """The newest points against those before them, by employees and, where it matters, by hours."""
    people = beside(points, past)
    hours = [in_hours(side) for side in (points, past)]
    if not all(hours):
        return Readings(people, None, dispersion)
    both = Readings(people, beside(*hours), dispersion)
    return both if has_moved(both.hours_factor) else Readings(people, None, dispersion)


def in_hours(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points by the VPs' hours; empty when these are not known.

    A period without any hours counts as one with hardly any: talks are not to be expected then, so
    by hours there is no fall in it, and no rise after it.
    """
    hours = [(point, point.hours) for point in points]
    found = tuple(
        replace(point, exposure=max(n, HARDLY * point.exposure))
        for point, n in hours
        if n is not None
    )
    return found if len(found) == len(points) else ()


def _years(sides: Sides) -> float:
    """How many times the window was seen in the history."""
    return sides.history.exposure / sides.window.exposure


def _usual(sides: Sides) -> float:
    """The window's count had nothing changed, by the past alone."""
    return max(sides.history.noisy_n, 0) / _years(sides)
