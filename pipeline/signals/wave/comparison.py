"""One comparison of a survey: a mean beside earlier waves, the other units or a national figure.

What is tested is whether both are the answers of people who do not differ: then answers of one
wave are no more alike than those of two, so chance has no finite population correction here
(Cochran 1977, section 2.14). The ranges that are shown of one wave do have it (survey/score.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot, inf, sqrt
from statistics import NormalDist
from typing import Literal

from pipeline.release.noise_law import Noise
from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.wave.law import DifferenceLaw, certain, joined

Kind = Literal["golven", "eenheden", "landelijk"]
LARGE = 20.0
"""Points of 100: a large difference (0.8 of what people differ, Cohen 1988). Missing that more
often than not is *te weinig gegevens*."""
LEVEL = 0.9
_HIGHEST = 100.0
_LEAST_SPREAD = 100.0
_ONE_IN_TEN_BILLION = 1e-10


@dataclass(frozen=True)
class Spread:
    """How far apart means are beside sampling and noise.

    `parts`: how likely each variance is (together 1), and the variance in points squared.
    """

    parts: tuple[tuple[float, float], ...] = ((1.0, 0.0),)

    @staticmethod
    def known(variance: float) -> "Spread":
        """One variance, without doubt."""
        return Spread(((1.0, variance),))

    @property
    def variance(self) -> float:
        """The mean of what it may be."""
        return sum(weight * variance for weight, variance in self.parts)


@dataclass(frozen=True)
class Elsewhere:
    """The change of the other units together, with its standard error.

    The noise of so many numbers together is as good as normal.
    """

    difference: float
    error: float


@dataclass(frozen=True)
class Comparison:
    """`seen` beside what was to be expected. `falls_only`: nothing is asked about a rise,
    and `rises_only` nothing about a fall. `large`: the difference in points that is asked about.

    `expected` is in points; `of_expected` its standard error; `law` that of their difference when
    there is none. What changed everywhere is not about one unit: where `elsewhere` is given, it has
    to differ from what is expected and from that too (intersection-union test, Berger 1982).
    """

    kind: Kind
    seen: Histogram
    compared: tuple[Histogram, ...]
    expected: float
    of_expected: float
    law: DifferenceLaw
    falls_only: bool = False
    elsewhere: Elsewhere | None = None
    rises_only: bool = False
    large: float = LARGE

    @property
    def sides(self) -> int:
        """How many directions are tested."""
        return 1 if self.falls_only or self.rises_only else 2

    @property
    def value(self) -> float:
        """The newest mean, in points."""
        return mean_of(self.seen)

    @property
    def difference(self) -> float:
        """The newest mean less what was to be expected."""
        return self.value - self.expected

    @cached_property
    def p_value(self) -> float:
        """Chance of a difference this large when nothing differs, here or from elsewhere."""
        beside = self.beside_elsewhere
        if beside is None:
            return self._tail(self.difference)
        if self.difference * beside.difference <= 0:
            return 1.0
        return max(self._tail(self.difference), beside.p_value)

    @property
    def own_p_value(self) -> float:
        """That of the difference here alone."""
        return self._tail(self.difference)

    @cached_property
    def beside_elsewhere(self) -> "Comparison | None":
        """How much more this changed than elsewhere, as a comparison of its own."""
        other = self.elsewhere
        if other is None:
            return None
        law = replace(
            self.law, chance=tuple((w, hypot(sd, other.error)) for w, sd in self.law.chance)
        )
        return replace(self, expected=self.expected + other.difference, law=law, elsewhere=None)

    def _tail(self, difference: float) -> float:
        if self.falls_only:
            return self.law.above(-difference)
        if self.rises_only:
            return self.law.above(difference)
        return min(2.0 * self.law.above(abs(difference)), 1.0)

    @cached_property
    def _blindness(self) -> float:
        """The level at which a large difference is seen as often as not."""
        return NormalDist().inv_cdf(1.0 - max(self.law.above(self.large), _ONE_IN_TEN_BILLION))

    def power(self, level: float) -> float:
        """Chance that a large difference is seen at this level, whatever is seen."""
        needed = NormalDist().inv_cdf(1.0 - max(level / self.sides, _ONE_IN_TEN_BILLION))
        own = NormalDist().cdf(self._blindness - needed)
        beside = self.beside_elsewhere
        return own if beside is None else min(own, beside.power(level))

    def smallest(self, level: float) -> float:
        """The difference in points that is seen in 8 of 10 cases at this level."""
        own = self.law.smallest(level / self.sides)
        beside = self.beside_elsewhere
        return own if beside is None else max(own, beside.smallest(level))

    @cached_property
    def _reach(self) -> float:
        """How far 90 of 100 means lie from what is expected when nothing differs."""
        return self.law.limit((1.0 - LEVEL) / 2.0)

    @property
    def expected_range(self) -> tuple[float, float]:
        """Where 90 of 100 means lie when nothing differs."""
        return (
            max(self.expected - self._reach, 0.0),
            min(self.expected + self._reach, _HIGHEST),
        )

    @property
    def effect(self) -> tuple[float, float, float]:
        """The ratio of both, with its 90 % range (Fieller 1954)."""
        usual, seen = max(self.expected, 1e-9), max(self.value, 0.0)
        scale = self._reach / self.law.error
        below = (scale * self.of_expected) ** 2
        above = (scale * self.law.error) ** 2 - below
        a, b, c = usual**2 - below, seen * usual, seen**2 - above
        reach = sqrt(max(b**2 - a * c, 0.0))
        if a <= 0:
            return seen / usual, 0.0, inf
        return seen / usual, max((b - reach) / a, 0.0), (b + reach) / a


def mean_of(histogram: Histogram) -> float:
    """Mean points of a noisy histogram, within what is possible."""
    total = sum(one.points * one.noisy_n for one in histogram.bins)
    return min(max(total / max(histogram.noisy_n, 1), 0.0), _HIGHEST)


def spread_of(histograms: Sequence[Histogram]) -> float:
    """The variance of points between people, from all these together."""
    n = sum(one.noisy_n for one in histograms)
    mean = sum(one.noisy_n * mean_of(one) for one in histograms) / max(n, 1)
    bins = [one for histogram in histograms for one in histogram.bins]
    if {one.points for one in bins} <= {0.0, _HIGHEST}:
        return max(mean * (_HIGHEST - mean), _LEAST_SPREAD)
    squares = sum((one.points - mean) ** 2 * one.noisy_n for one in bins)
    return max(squares / max(n, 1), _LEAST_SPREAD)


def against(
    kind: Kind,
    seen: Histogram,
    others: Sequence[Histogram],
    people: float,
    extra: Spread,
    falls_only: bool,
) -> Comparison:
    """A mean beside the mean of others: each wave as heavy, each answer of other units as heavy.

    `people` is the variance of points between people in the whole organisation; where those at
    hand differ more, theirs counts. Of questions together it is that of one: people may answer all
    alike. `extra.variance` is that between single means.
    """
    n = sum(one.noisy_n for one in others)
    weights = [one.noisy_n / n if kind == "eenheden" else 1.0 / len(others) for one in others]
    expected = sum(w * mean_of(one) for w, one in zip(weights, others, strict=True))
    both = [seen, *others]
    middle = sum(one.noisy_n * mean_of(one) for one in both) / sum(one.noisy_n for one in both)
    spread = max(spread_of(both), people)
    of_seen = _noise(seen, middle, 1.0)
    of_others = [p for w, one in zip(weights, others, strict=True) for p in _noise(one, middle, w)]
    drawn = spread * sum(w**2 / one.people for w, one in zip(weights, others, strict=True))
    squares = sum(w**2 for w in weights)
    noisy = sum(weight**2 * noise.variance for weight, noise in of_others)
    sampled = spread / seen.people + drawn
    chance = tuple((w, sqrt(sampled + v * (1.0 + squares))) for w, v in extra.parts)
    return Comparison(
        kind,
        seen,
        tuple(others),
        expected,
        sqrt(noisy + drawn + extra.variance * squares),
        DifferenceLaw(joined([*of_seen, *of_others]), chance),
        falls_only,
    )


def against_figure(seen: Histogram, figure: float, unsure: float) -> Comparison:
    """A share beside a national figure; `unsure`: standard error of the figure."""
    chance = sqrt(figure * (_HIGHEST - figure) / seen.noisy_n + unsure**2)
    law = DifferenceLaw(joined(_noise(seen, figure, 1.0)), certain(chance))
    return Comparison("landelijk", seen, (), figure, 0.0, law)


def known_variance(histogram: Histogram, people: float) -> float:
    """The variance of one mean by sampling and noise."""
    noise = _noise(histogram, mean_of(histogram), 1.0)
    return people / histogram.people + sum(w**2 * one.variance for w, one in noise)


def _noise(histogram: Histogram, middle: float, weight: float) -> list[tuple[float, Noise]]:
    """The noise that a histogram brings into a difference from a mean, by weight."""
    n = histogram.noisy_n
    return [(weight * (one.points - middle) / n, one.noise) for one in histogram.bins]
