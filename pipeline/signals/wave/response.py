"""Whether other people took part: a rival explanation of a difference between surveys.

Not a part of the test: how those who stayed away would have answered is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist

from pipeline.release import Release
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.response import responses
from pipeline.signals.wave.change import Subject
from pipeline.signals.wave.comparison import Comparison

_MOVED = 5.0  # points of 100, less is seldom enough to move a mean
_Z = NormalDist().inv_cdf(0.95)


@dataclass(frozen=True)
class Shift:
    """How many of 100 took part in the newest wave, and in what it is laid beside."""

    now: float
    before: float
    is_earlier: bool


@dataclass(frozen=True)
class _Rate:
    """Of 100, how many took part, with the standard error by noise."""

    value: float
    error: float


@dataclass(frozen=True)
class TookPart:
    """Who took part in the waves of a release: worked out once, when the first pattern asks."""

    release: Release

    def shift(self, subject: Subject) -> Shift | None:
        """The shift in who took part when it is larger than noise and at least five points."""
        return self.shift_of(subject.strongest)

    def shift_of(self, one: Comparison) -> Shift | None:
        """The same of one comparison."""
        seen = self._rate(one.seen)
        others = [rate for other in one.compared if (rate := self._rate(other))]
        if seen is None or not others or len(others) < len(one.compared):
            return None
        before = sum(rate.value for rate in others) / len(others)
        noise = sqrt(seen.error**2 + sum(rate.error**2 for rate in others) / len(others) ** 2)
        if abs(seen.value - before) < max(_MOVED, _Z * noise):
            return None
        return Shift(seen.value, before, is_earlier=one.kind == "golven")

    def _rate(self, histogram: Histogram) -> _Rate | None:
        if not histogram.eenheid:
            return self._of_all.get(histogram.golf)
        people = population_of(self.release, histogram.golf, histogram.eenheid)
        if not people:
            return None
        value = min(100.0 * histogram.noisy_n / people, 100.0)
        return _Rate(value, 100.0 * sqrt(histogram.noise.variance) / people)

    @cached_property
    def _of_all(self) -> Mapping[str, _Rate]:
        found = responses(self.release)
        return {one.golf: _Rate(one.value, (one.upper - one.lower) / (2 * _Z)) for one in found}
