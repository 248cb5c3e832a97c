"""The change test: the newest year of a series against all its earlier whole years.

A year, because every season is then in both sides, and because four quarters together show a
change that one quarter never could (METHODS section 2). Both directions are tested.
"""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from pipeline.release.noise_law import Counted, Tail, comparison_tail
from pipeline.release.visibility import power, smallest_factor
from pipeline.signals.rate_ratio import Ratio, expected_range, rate_ratio
from pipeline.signals.series import Series, added

Direction = Literal["stijging", "daling"]


@dataclass(frozen=True)
class Change:
    """One series compared with its own past. Needs a series that has a history."""

    series: Series
    dispersion: float

    @cached_property
    def window(self) -> Counted:
        """The newest year, summed."""
        return added(self.series.window)

    @cached_property
    def history(self) -> Counted:
        """All earlier years, summed."""
        return added(self.series.history)

    @cached_property
    def tail(self) -> Tail:
        """One-sided mid-p values."""
        return comparison_tail(self.window, self.history, self.dispersion)

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return min(2 * min(self.tail.rise, self.tail.fall), 1.0)

    @property
    def direction(self) -> Direction:
        """Which way the newest year differs."""
        return "stijging" if self.tail.rise <= self.tail.fall else "daling"

    @cached_property
    def ratio(self) -> Ratio:
        """The new rate over the old one, with a 90 % interval."""
        return rate_ratio(self.window, self.history, self.dispersion)

    @cached_property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the newest year's count that the past makes one expect."""
        return expected_range(self.window, self.history, self.dispersion)

    def power(self, factor: float, level: float) -> float:
        """Chance of seeing a change by a factor at a one-sided level, from the past alone."""
        if self._usual <= 0:
            return 0.0
        seen = partial(power, self._usual, factor, self.window.noise, self.history.noise)
        return seen(window=1, history=self._years, alpha=level, dispersion=self.dispersion)

    def smallest_factor(self, level: float) -> float:
        """The smallest increase seen in 80 of 100 cases, inf above twentyfold."""
        seen = partial(smallest_factor, self._usual, self.window.noise, self.history.noise)
        return seen(window=1, history=self._years, alpha=level, dispersion=self.dispersion)

    @property
    def _years(self) -> float:
        return self.history.exposure / self.window.exposure

    @property
    def _usual(self) -> float:
        return max(self.history.noisy_n, 0) / self._years
