"""The law of a difference of noisy means when nothing has changed.

Such a difference is a sum of released noise, each draw with a known weight, and of chance that is
close to normal. Its tail is found from its characteristic function (Davies 1973, "Numerical
inversion of a characteristic function"), so the noise keeps its own, longer, tails: at low epsilon
a normal law would call chance a signal up to five times too often.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, exp, inf, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, kve

from pipeline.release.noise_law import SMALLEST_P, Noise

Floats = NDArray[np.float64]
_NORMAL_FROM = 60.0  # degrees of freedom from which Student's law is taken as normal
_SEEN_OF_TEN = 0.8
_STEPS = 1 << 15
_HALVINGS = 8
_FARTHEST = 40.0  # standard errors: what lies beyond is as certain as it can be said
_REACH = 50.0


@dataclass(frozen=True)
class DifferenceLaw:
    """Noise draws by weight, plus chance with this standard error.

    `freedom`: degrees of freedom when the standard error was itself estimated from few numbers.
    """

    noise: tuple[tuple[float, Noise], ...]
    chance: float
    freedom: float = inf

    @cached_property
    def error(self) -> float:
        """Standard error of the difference."""
        released = sum(weight**2 * noise.variance for weight, noise in self.noise)
        return sqrt(released + self.chance**2)

    def above(self, value: float) -> float:
        """P(difference > value); continuous, so this is the mid-p too."""
        points, weights, step = self._transform
        distance = min(abs(value), _FARTHEST * self.error)
        inside = float(np.sin(points * distance) @ weights) * step / pi
        tail = min(max(0.5 - inside, SMALLEST_P), 0.5)
        return tail if value >= 0 else 1.0 - tail

    def limit(self, level: float) -> float:
        """What the difference passes with this chance."""
        low, high = 0.0, self.error
        while self.above(high) > level and high < _FARTHEST * self.error:
            low, high = high, 2.0 * high
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self.above(middle) > level else (low, middle)
        return high

    def smallest(self, level: float) -> float:
        """The true difference that passes the limit of a one-sided level in 8 of 10 cases."""
        return self.limit(level) + NormalDist().inv_cdf(_SEEN_OF_TEN) * self.error

    @cached_property
    def _transform(self) -> tuple[Floats, Floats, float]:
        """Midpoints, the function over them, and their step.

        So close that the law fits between its own echoes, until nothing is left.
        """
        reach = max((abs(weight) * noise.reach for weight, noise in self.noise), default=0.0)
        is_normal = self.freedom >= _NORMAL_FROM
        length = 2 * (reach + (_REACH if is_normal else 6 * _REACH) * self.error)
        last = 8.5 / self.chance * (1 if is_normal else 1 + 8 / self.freedom)
        step = 2 * pi / length
        number = min(ceil(last / step), _STEPS)
        points: Floats = (np.arange(number, dtype=np.float64) + 0.5) * step
        return points, self._function(points) / points, step

    def _function(self, points: Floats) -> Floats:
        logs = _log_chance(points * self.chance, self.freedom)
        for weight, noise in self.noise:
            logs = logs - noise.gaussian * (weight * points) ** 2 / 2.0
            for epsilon, n in noise.draws:
                a = exp(-epsilon)
                turned = 1.0 - 2.0 * a * np.cos(weight * points) + a * a
                logs = logs + n * np.log((1.0 - a) ** 2 / turned)
        found: Floats = np.exp(logs)
        return found


def _log_chance(points: Floats, freedom: float) -> Floats:
    """The logarithm of the characteristic function of a normal or Student's law."""
    if freedom >= _NORMAL_FROM:
        normal: Floats = -(points**2) / 2.0
        return normal
    half = freedom / 2.0
    at = sqrt(freedom) * points
    logs: Floats = np.log(kve(half, at)) - at + half * np.log(at / 2.0)
    whole: Floats = logs + np.log(2.0) - gammaln(half)
    return whole


def joined(parts: Iterable[tuple[float, Noise]]) -> tuple[tuple[float, Noise], ...]:
    """The same noise with equal weights (but for the sign) taken together: it is symmetric."""
    found: dict[float, Noise] = {}
    for weight, noise in parts:
        if weight:
            key = round(abs(weight), 9)
            found[key] = found.get(key, Noise()) + noise
    return tuple(found.items())
