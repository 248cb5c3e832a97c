"""One look at a series: its newest periods beside all those before them.

The newest year against earlier whole years needs no season: every season is in both sides. A
shorter stretch shows a change sooner, and needs to know how busy its part of the year usually is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.release.noise_law import Counted, Tail, comparison_tail
from pipeline.signals.rate_ratio import Ratio, expected_range, rate_ratio
from pipeline.signals.series import Point, added
from pipeline.signals.windows import season_of


@dataclass(frozen=True)
class Look:
    """`weight`: its part of the series' false-alarm share. `season`: factors, empty for years."""

    points: tuple[Point, ...]
    past: tuple[Point, ...]
    weight: float
    dispersion: float
    season: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def window(self) -> Counted:
        """The newest periods, summed."""
        return self._summed(self.points)

    @cached_property
    def history(self) -> Counted:
        """All periods before them, summed."""
        return self._summed(self.past)

    @cached_property
    def tail(self) -> Tail:
        """One-sided mid-p values."""
        return comparison_tail(self.window, self.history, self.dispersion)

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return self.tail.p_value

    @cached_property
    def ratio(self) -> Ratio:
        """The new rate over the old one, with a 90 % interval."""
        return rate_ratio(self.window, self.history, self.dispersion)

    @cached_property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the newest periods' count that the past makes one expect."""
        return expected_range(self.window, self.history, self.dispersion)

    def _summed(self, points: tuple[Point, ...]) -> Counted:
        plain = added(points)
        exposure = sum(p.exposure * self.season.get(season_of(p.periode), 1.0) for p in points)
        return Counted(plain.noisy_n, exposure, plain.noise)
