"""The change test: the newest periods of a series against all before them.

Foremost the newest year against its earlier whole years, because every season is then in both
sides, and because four quarters together show a change that one quarter never could (METHODS
section 2). Where shorter periods are published, the newest ones are looked at by themselves too,
with a small part of the same share of the budget: a large change then shows before its year is
full. And the newest two years are looked at by a CUSUM, for what came slowly or stays. Both
directions are tested.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.release.noise_law import Tail
from pipeline.release.sharing import CUSUM_PART, LOOKS
from pipeline.signals.change import cusum, own
from pipeline.signals.change.look import Look
from pipeline.signals.change.steady import steadied
from pipeline.signals.combined import combined
from pipeline.signals.readings import readings
from pipeline.signals.series import Point, Series
from pipeline.signals.windows import season_of

Direction = Literal["stijging", "daling"]
STILL = 0.05


@dataclass(frozen=True)
class Change:
    """One series compared with its own past. Needs a series that has a history.

    `season`: how busy each part of the year is (season.py); without it only whole years are
    compared. The year is less than one where a note touches its beginning (touched.py): the same
    part of every year.
    """

    series: Series
    dispersion: float
    season: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def year(self) -> Look:
        """The newest year against all earlier years."""
        return self._look(len(self.series.window))

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """The year, the shorter stretches that end where it ends, and what lasts."""
        lengths = self._weights if self._knows_season else ()
        shorter = (self._look(n) for n in lengths if n < len(self.series.window))
        return self.year, *shorter, *self._lasting

    @cached_property
    def best(self) -> Look:
        """The look that shows most, each by its part of the share."""
        return min(self.looks, key=lambda look: look.p_value / look.weight)

    @property
    def p_value(self) -> float:
        """Two-sided, of all looks together."""
        return combined((look.weight, look.p_value) for look in self.looks)

    @property
    def direction(self) -> Direction:
        """Which way the best look differs."""
        return "stijging" if self.best.tail.is_rise else "daling"

    def power(self, factor: float, level: float) -> float:
        """Chance of seeing a change of the whole year by a factor, from the past alone.

        `level`: one-sided, of all looks together.
        """
        return self.year.readings.power(factor, level * self.year.weight)

    def smallest_factor(self, level: float) -> float:
        """The smallest increase, a year long, seen in 80 of 100 cases; inf above twentyfold."""
        return self.year.readings.smallest_factor(level * self.year.weight)

    @property
    def _weights(self) -> Mapping[int, float]:
        """The part of each length; without a CUSUM its part goes to the others."""
        length = len(self.series.window)
        of_all = LOOKS.get(length, {length: 1 - CUSUM_PART})
        if self._has_sum:
            return of_all
        return {n: weight / (1 - CUSUM_PART) for n, weight in of_all.items()}

    @property
    def _has_sum(self) -> bool:
        """Whether there are years before the ones of the CUSUM, and seasons are no hindrance.

        Where a series has a trend of its own, growth is usual, and the CUSUM has no trend.
        """
        is_level = self._knows_season or len(self.series.window) == 1
        is_long_enough = len(self.series.years) > cusum.YEARS and not self._is_long
        return is_level and is_long_enough and not self.series.is_part

    @property
    def _knows_season(self) -> bool:
        """Whether it is known how busy each part of the newest year usually is."""
        return all(season_of(point.periode) in self.season for point in self.series.window)

    @property
    def _is_long(self) -> bool:
        """Whether the years before the newest are enough for a trend and a season of its own."""
        return len(self.series.years) - 1 >= own.YEARS and not self.series.is_part

    @property
    def _lasting(self) -> tuple[Look, ...]:
        if not self._has_sum:
            return ()
        recent = self.series.newest(cusum.YEARS)
        before = self.series.a_year_earlier.history
        past = steadied(before, self.season, self.dispersion)
        of_year = readings(self.series.window, past, self.dispersion).tail
        if min(of_year.rise, of_year.fall) >= STILL:
            return (self._sum_look(recent, past, Tail(1.0, 1.0)),)  # not there now, so not lasting
        run = cusum.lasting(recent, past, self.dispersion, self.season)
        tail = _still_there(run.tail, of_year)
        return (self._sum_look(recent[run.start :], (*past, *recent[: run.start]), tail),)

    def _sum_look(self, points: tuple[Point, ...], past: tuple[Point, ...], tail: Tail) -> Look:
        return Look(points, past, CUSUM_PART, self.dispersion, self.season, tail)

    @cached_property
    def _past(self) -> tuple[Point, ...]:
        if self._is_long:
            return self.series.history  # own.py knows its odd periods, and growth is none
        return steadied(self.series.history, self.season, self.dispersion)

    def _look(self, length: int) -> Look:
        year = self.series.window
        if length == len(year):
            shares = self._knows_season or length == 1
            weight = self._weights[length] if shares else 1.0
            season = self.season if self._knows_season else {}
            return Look(year, self._past, weight, self.dispersion, season, is_long=self._is_long)
        rest, weight = (*self._past, *year[:-length]), self._weights[length]
        points = year[-length:]
        return Look(points, rest, weight, self.dispersion, self.season, is_long=self._is_long)


def _still_there(of_sum: Tail, of_year: Tail) -> Tail:
    """What the sum shows, if the newest year differs from those years too: else it has passed."""
    rise = of_sum.rise if of_year.rise < STILL else 1.0
    fall = of_sum.fall if of_year.fall < STILL else 1.0
    return Tail(rise, fall)
