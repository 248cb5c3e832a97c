"""The law of a difference of noisy means when nothing has changed.

Such a difference is a sum of released noise, each draw with a known weight, and of chance that is
close to normal. Its tail is found from its characteristic function (Davies 1973, "Numerical
inversion of a characteristic function"), so the noise keeps its own, longer, tails: at low epsilon
a normal law would call chance a signal up to five times too often.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, exp, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import SMALLEST_P, Noise

Floats = NDArray[np.float64]
_SEEN_OF_TEN = 0.8
_STEPS = 1 << 15
_HALVINGS = 8
_FARTHEST = 40.0  # standard errors: what lies beyond is as certain as it can be said
_WIDTH = 10.0  # standard deviations in which a normal law fits


@dataclass(frozen=True)
class DifferenceLaw:
    """Noise draws by weight, plus chance.

    `chance`: how likely each standard error of it is (together 1), and that standard error; there
    are several where it is known from few numbers only.
    """

    noise: tuple[tuple[float, Noise], ...]
    chance: tuple[tuple[float, float], ...]

    @cached_property
    def error(self) -> float:
        """Standard error of the difference."""
        released = sum(weight**2 * noise.variance for weight, noise in self.noise)
        return sqrt(released + sum(weight * sd**2 for weight, sd in self.chance))

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
        errors = [sd for _, sd in self.chance]
        length = 2 * (reach + _FARTHEST * self.error + _WIDTH * max(errors))
        last = 8.5 / min(errors)
        step = 2 * pi / length
        number = min(ceil(last / step), _STEPS)
        points: Floats = (np.arange(number, dtype=np.float64) + 0.5) * step
        return points, self._function(points) / points, step

    def _function(self, points: Floats) -> Floats:
        logs: Floats = np.zeros_like(points)
        for weight, noise in self.noise:
            logs = logs - noise.gaussian * (weight * points) ** 2 / 2.0
            for epsilon, n in noise.draws:
                a = exp(-epsilon)
                turned = 1.0 - 2.0 * a * np.cos(weight * points) + a * a
                logs = logs + n * np.log((1.0 - a) ** 2 / turned)
        weights, errors = np.array(self.chance, dtype=np.float64).T
        found: Floats = np.exp(logs) * (weights @ np.exp(-(np.outer(errors, points) ** 2) / 2.0))
        return found


def certain(error: float) -> tuple[tuple[float, float], ...]:
    """Chance with one standard error, without doubt."""
    return ((1.0, error),)


def joined(parts: Iterable[tuple[float, Noise]]) -> tuple[tuple[float, Noise], ...]:
    """The same noise with equal weights (but for the sign) taken together: it is symmetric."""
    found: dict[float, Noise] = {}
    for weight, noise in parts:
        if weight:
            key = round(abs(weight), 9)
            found[key] = found.get(key, Noise()) + noise
    return tuple(found.items())
