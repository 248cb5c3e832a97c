"""The change test: the newest periods of a series against all before them.

Foremost the newest year against its earlier whole years, because every season is then in both
sides, and because four quarters together show a change that one quarter never could (METHODS
section 2). Where shorter periods are published, the newest ones are looked at by themselves too,
with a small part of the same share of the budget: a large change then shows before its year is
full. Both directions are tested.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.release.sharing import LOOKS
from pipeline.signals.change.look import Look
from pipeline.signals.series import Series

Direction = Literal["stijging", "daling"]


@dataclass(frozen=True)
class Change:
    """One series compared with its own past. Needs a series that has a history.

    `season`: how busy each part of the year is (season.py); without it only whole years are
    compared.
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
        """The year, and the shorter stretches that end where it ends."""
        lengths = self._weights if self.season else ()
        shorter = (self._look(n) for n in lengths if n < len(self.series.window))
        return self.year, *shorter

    @cached_property
    def best(self) -> Look:
        """The look that shows most, each by its part of the share."""
        return min(self.looks, key=lambda look: look.p_value / look.weight)

    @property
    def p_value(self) -> float:
        """Two-sided, of all looks together (weighted Bonferroni)."""
        return min(self.best.p_value / self.best.weight, 1.0)

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
        length = len(self.series.window)
        return LOOKS.get(length, {length: 1.0})

    def _look(self, length: int) -> Look:
        year, past = self.series.window, self.series.history
        if length == len(year):
            weight = self._weights[length] if self.season else 1.0
            return Look(year, past, weight, self.dispersion)
        rest = (*past, *year[:-length])
        return Look(year[-length:], rest, self._weights[length], self.dispersion, self.season)
