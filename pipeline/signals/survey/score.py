"""A share or a mean from a noisy histogram, with what sampling and privacy each make uncertain.

The range holds every value m for which the noisy sum of (points - m) could be chance: a score
interval, after Wilson (1927) for the shares and Fieller (1954) for the ratio of two noisy sums, so
that it also holds what it promises for a rare answer and with few answers. Sampling is that of
who took part out of all invited, with the finite population correction (Cochran 1977, ch. 2): it
says nothing about people who stayed away for a reason.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, nan, sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import noise_interval
from pipeline.signals.survey.histogram import Histogram

Floats = NDArray[np.float64]
FEWEST_ANSWERS = 50
LEVEL = 0.9
Chance = Literal["both", "privacy", "sampling"]
_HIGHEST = 100.0
_SCORE_STEP = 25.0
_LEAST_SPREAD = 100.0  # points squared: that of a share of 1 %


@dataclass(frozen=True)
class Score:
    """A mean of points (0-100) over those who gave an answer that carries points.

    `answers` and `points` are their noisy number and sum; `noise` holds the noise variance of the
    answers, their covariance with the points, and the variance of the points; `spread` is the
    variance of the points between people, None for a share (it then follows from the share);
    `absent` is the part of the invited that did not answer, 1 when not known; `step` is the
    smallest change of the sum of points, of which half is added to both ends (continuity
    correction).
    """

    answers: float
    points: float
    noise: tuple[float, float, float]
    spread: float | None
    absent: float
    step: float
    n_lower: int
    n_upper: int
    is_te_onzeker: bool

    @cached_property
    def value(self) -> float:
        """The best guess, nan when nobody seems to have answered."""
        return self._clamped / self.answers if self.answers > 0 else nan

    @property
    def privacy_error(self) -> float:
        """Standard error by the noise alone."""
        zeroth, first, second = self.noise
        return sqrt(second - 2 * self.value * first + self.value**2 * zeroth) / self.answers

    @property
    def sampling_error(self) -> float:
        """Standard error by who took part alone."""
        spread = self.value * (_HIGHEST - self.value) if self.spread is None else self.spread
        return sqrt(max(spread, _LEAST_SPREAD) * self.absent / self.answers)

    @property
    def error(self) -> float:
        """Both sources together."""
        return sqrt(self.privacy_error**2 + self.sampling_error**2)

    def interval(self, chance: Chance = "both", level: float = LEVEL) -> tuple[float, float]:
        """The range for what is true of everyone invited, within 0 to 100.

        Of those who answered, for the chance of "privacy" alone.
        """
        z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
        low = self._end(-self.step / 2, chance, z2)
        high = self._end(self.step / 2, chance, z2)
        return min(low, self.value), max(high, self.value)

    def _end(self, shift: float, chance: Chance, z2: float) -> float:
        """The lower end for a negative shift of the sum of points, the upper one for a positive.

        Solves (points - m answers)^2 = z^2 (noise + sampling), written out in powers of m.
        """
        is_upper = shift > 0
        zeroth, first, second = (0.0,) * 3 if chance == "sampling" else self.noise
        sampled = 0.0 if chance == "privacy" else self.answers * self.absent
        if self.spread is None:
            by_m = (zeroth - sampled, -2 * first + _HIGHEST * sampled, second)
        else:
            by_m = (zeroth, -2 * first, second + self.spread * sampled)
        points = self._clamped + shift
        a = self.answers**2 - z2 * by_m[0]
        b = -2 * points * self.answers - z2 * by_m[1]
        c = points**2 - z2 * by_m[2]
        if a <= 0 or self.answers <= 0:
            return _HIGHEST if is_upper else 0.0
        reach = sqrt(max(b * b - 4 * a * c, 0.0))
        end = (-b + reach if is_upper else -b - reach) / (2 * a)
        return min(max(end, 0.0), _HIGHEST)

    @property
    def _clamped(self) -> float:
        """Noise can push the sum of points out of what is possible; the range starts inside."""
        return min(max(self.points, 0.0), _HIGHEST * self.answers)


def score_of(histogram: Histogram, population: int) -> Score:
    """The score of one histogram; `population` is the public number of people asked, 0 unknown.

    `is_te_onzeker` when fewer than 50 answered by the lower end of the range, or were asked at all:
    the number of answers is itself noisy, and the exact one plays no part.
    """
    counts = np.array([one.noisy_n for one in histogram.bins], dtype=float)
    points = np.array([one.points for one in histogram.bins])
    variances = np.array([one.noise.variance for one in histogram.bins])
    n_range = noise_interval(histogram.noisy_n, histogram.noise, LEVEL)
    return _score(points, counts, np.diag(variances), n_range, population)


def score_of_joint(points: Floats, counts: Floats, covariance: Floats, population: int) -> Score:
    """As score_of, for bins that are known together: their points, values and covariance."""
    answers = float(counts.sum())
    reach = NormalDist().inv_cdf((1 + LEVEL) / 2) * sqrt(covariance.sum())
    n_range = max(floor(answers - reach), 0), max(ceil(answers + reach), 0)
    return _score(points, counts, covariance, n_range, population)


def _score(
    points: Floats, counts: Floats, covariance: Floats, n_range: tuple[int, int], population: int
) -> Score:
    answers, summed = float(counts.sum()), float(points @ counts)
    is_share = set(points) <= {0.0, _HIGHEST}
    mean = summed / answers if answers > 0 else 0.0
    spread = float((points - mean) ** 2 @ counts) / max(answers, 1.0)
    n_lower, n_upper = n_range
    return Score(
        answers=answers,
        points=summed,
        noise=(
            float(covariance.sum()),
            float(points @ covariance.sum(axis=1)),
            float(points @ covariance @ points),
        ),
        spread=None if is_share else max(spread, _LEAST_SPREAD),
        absent=min(max(1 - answers / population, 0.0), 1.0) if population else 1.0,
        step=_HIGHEST if is_share else _SCORE_STEP,
        n_lower=n_lower,
        n_upper=n_upper,
        is_te_onzeker=n_lower < FEWEST_ANSWERS or 0 < population < FEWEST_ANSWERS,
    )
