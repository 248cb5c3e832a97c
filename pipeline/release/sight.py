"""How well a plan would let each series be seen: said beforehand, by the rules of the patterns.

The same table for a series, the same comparison of a year with the years before it, and the same
sharing of the false-alarm budget as in `pipeline.signals`, with what may be expected in place of
what was counted. So what is promised here is what the patterns do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np

from pipeline.periods import Grain
from pipeline.release.noise_law import Noise, noise_variance
from pipeline.release.prospects import Prospects, Series
from pipeline.release.sharing import CHANGE_SHARE, LET_OP, LOOKS, levels, shares
from pipeline.release.visibility import Comparison, Floats, Spread, smallest_factors, smallest_in

TESTED = ("totaal", "cluster", "hoofdcategorie", "relatie", "eenheid")
"""What the patterns look for a change in; the rest is published for patterns to come."""
PERIODS_A_YEAR: Mapping[Grain, int] = {"kwartaal": 4, "halfjaar": 2, "jaar": 1}
YEARS_OF_HISTORY = 4
DISPERSION = 1.2
"""Counts are somewhat more spread than chance alone makes them; the patterns measure how much."""


@dataclass(frozen=True)
class Sight:
    """How well one series could be seen: the smallest factor noticed with 80 % power in a year.

    `tabel` is the table it is read from; "" with an infinite factor when there is none.
    """

    series: Series
    tabel: str
    factor: float

    @property
    def is_tested(self) -> bool:
        """The patterns look at it. If not: it would be seen, were it looked at."""
        return self.series.soort in TESTED


@dataclass(frozen=True)
class Reading:
    """A series as it is read from a table, with the noise of one period (`draws`).

    `hours`: how many times the VPs' hours the year that is judged has: then the change must be
    seen beside what those hours could do as well (pipeline/signals/readings.py).
    """

    series: Series
    tabel: str
    korrel: Grain
    draws: Noise
    years: int
    hours: float = 1.0

    @property
    def mu(self) -> float:
        """The expected count of one period."""
        return self.series.per_year / self.window

    @property
    def window(self) -> int:
        """Periods in the year that is judged."""
        return PERIODS_A_YEAR[self.korrel]

    @cached_property
    def spreads(self) -> tuple[Spread[float], Spread[float]]:
        """The noise of the year that is judged, and of the years before it."""
        draws = self.draws.times(self.window)
        return Spread.of(draws), Spread.of(draws.times(self.years))

    def power(self, factor: float, level: float) -> float:
        """Chance to see a rise by this factor at a one-sided level."""
        return min(
            float(self._at(level, hours).power(factor / hours)) if factor >= hours else 0.0
            for hours in dict.fromkeys((1.0, self.hours))
        )

    def smallest_factor(self, level: float) -> float:
        """The smallest factor that is seen with 80 % power at a one-sided level."""
        hours = dict.fromkeys((1.0, self.hours))
        return max(smallest_in(self._at(level, one)) * one for one in hours)

    def _at(self, level: float, hours: float = 1.0) -> Comparison[float]:
        """The year against those before it, with so many times the exposure in the year."""
        window, history = self.window * hours, self.window * self.years
        of_year = level * LOOKS[self.window][self.window]
        return Comparison(self.mu, *self.spreads, window, history, of_year, DISPERSION)


def sights(
    what: Prospects,
    korrel: Grain,
    epsilons: Mapping[str, float],
    years: int = YEARS_OF_HISTORY,
    hours: float = 1.0,
) -> tuple[Sight, ...]:
    """Every series, in order: where it is read and what of it is seen after `years` of history.

    `hours`: how many times the VPs' hours of those years the year that is judged has.
    """
    read = {r.series: r for r in readings(what, korrel, epsilons, years, hours)}
    factors = dict(zip(read, _factors(list(read.values())), strict=True))
    return tuple(
        Sight(one, read[one].tabel, factors[one]) if one in read else Sight(one, "", inf)
        for one in what.series
    )


def readings(
    what: Prospects,
    korrel: Grain,
    epsilons: Mapping[str, float],
    years: int = YEARS_OF_HISTORY,
    hours: float = 1.0,
) -> list[Reading]:
    """Where each series that can be read is read: from the table with the least noise for it."""
    tables = sorted(epsilons)
    cells = what.shape(tuple(tables))
    variance = np.array([noise_variance(epsilons[table]) for table in tables])
    noise = np.where(cells > 0, cells * variance, inf)
    found = []
    for number, best in enumerate(noise.argmin(axis=1)):
        one, table, n = what.series[number], tables[best], int(cells[number, best])
        if n and one.per_year > 0:
            found.append(Reading(one, table, korrel, Noise(((epsilons[table], n),)), years, hours))
    return found


def seen_at(readings: Iterable[Reading]) -> dict[Series, float]:
    """The one-sided level at which each series is first noticed, as the patterns share it."""
    powers = {r.series: r.power for r in readings}
    tested = {s: p for s, p in powers.items() if s.soort in TESTED and s.fixed}
    others = shares(tested, CHANGE_SHARE)
    found = levels({**dict.fromkeys(powers, 0.0), **others})
    return {one: level if one.fixed else LET_OP / 2 for one, level in found.items()}


def _factors(readings: list[Reading]) -> list[float]:
    if not readings:
        return []
    hours = dict.fromkeys((1.0, readings[0].hours))
    found = [smallest_factors(_design(readings, one)) * one for one in hours]
    return [float(factor) for factor in np.maximum.reduce(found)]


def _design(readings: list[Reading], hours: float) -> Comparison[Floats]:
    """All of them at once, with so many times the exposure in the year that is judged."""
    level = seen_at(readings)
    window, history = (
        Spread(np.array([s.variance for s in side]), np.array([s.fourth for s in side]))
        for side in zip(*(r.spreads for r in readings), strict=True)
    )
    periods = readings[0].window
    return Comparison(
        mu=np.array([r.mu for r in readings]),
        window_noise=window,
        history_noise=history,
        window=periods * hours,
        history=periods * readings[0].years,
        alpha=np.array([level[r.series] for r in readings]) * LOOKS[periods][periods],
        dispersion=DISPERSION,
    )
