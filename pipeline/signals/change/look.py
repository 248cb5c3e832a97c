"""One look at a series: its newest periods beside all those before them.

The newest year against earlier whole years needs no season: every season is in both sides. A
shorter stretch shows a change sooner, and needs to know how busy its part of the year usually is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from pipeline.release.noise_law import Counted, Tail
from pipeline.signals.change.own import own_readings
from pipeline.signals.rate_ratio import Ratio
from pipeline.signals.readings import Readings, level, readings
from pipeline.signals.series import Point


@dataclass(frozen=True)
class Look:
    """`weight`: its part of the series' false-alarm share. `season`: factors, empty for years.

    `summed`: the tail of the CUSUM, where that chose the points. `is_long`: the past tells a trend
    and a season of its own.
    """

    points: tuple[Point, ...]
    past: tuple[Point, ...]
    weight: float
    dispersion: float
    season: Mapping[str, float] = field(default_factory=dict)
    summed: Tail | None = None
    is_long: bool = False

    @cached_property
    def readings(self) -> Readings:
        """Both sides by employees, and by the VPs' hours where these changed."""
        if self.is_long:
            return own_readings(self.points, self.past, self.dispersion)
        beside = partial(level, season=self.season)
        return readings(self.points, self.past, self.dispersion, beside)

    @property
    def window(self) -> Counted:
        """The newest periods, summed."""
        return self.readings.by_people.window

    @property
    def history(self) -> Counted:
        """All periods before them, summed."""
        return self.readings.by_people.history

    @property
    def tail(self) -> Tail:
        """One-sided mid-p values."""
        return self.summed or self.readings.tail

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller tail."""
        return self.tail.p_value

    @property
    def ratio(self) -> Ratio:
        """The new rate over the old one, with a 90 % interval."""
        return self.readings.ratio

    @property
    def expected(self) -> tuple[float, float]:
        """The 90 % range of the newest periods' count that the past makes one expect."""
        return self.readings.expected
