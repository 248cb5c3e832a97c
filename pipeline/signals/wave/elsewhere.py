"""What changed in the other units together: what changed everywhere is not about one unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.wave.comparison import Elsewhere
from pipeline.signals.wave.lines import Waves

_Key = tuple[str, tuple[str, ...]]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class OtherUnits:
    """The units by index and waves: for each wave the sums of all, the newest wave last.

    A row of sums: answers, points, and the noise variance of the answers, of answers with points,
    and of the points.
    """

    sums: Mapping[_Key, Floats]
    units: Mapping[_Key, int]

    @staticmethod
    def of(waves: Sequence[Waves]) -> "OtherUnits":
        """Those whose newest wave can be read."""
        sums: dict[_Key, Floats] = {}
        units: dict[_Key, int] = {}
        for one in waves:
            if one.seen.eenheid and one.can_be_read and one.earlier:
                key = _key(one)
                sums[key] = sums.get(key, 0.0) + _sums(one)
                units[key] = units.get(key, 0) + 1
        return OtherUnits(sums, units)

    def beside(self, one: Waves, people: float) -> Elsewhere | None:
        """Those beside one unit, in the same waves; None when there are no others.

        `people` is the variance of points between people.
        """
        key = _key(one)
        if not one.seen.eenheid or self.units.get(key, 0) < 2:
            return None
        rest = self.sums[key] - _sums(one)
        answers, points = rest[:, 0], rest[:, 1]
        means = points / answers
        noise = (rest[:, 4] - 2 * means * rest[:, 3] + means**2 * rest[:, 2]) / answers**2
        variances = people / answers + noise
        earlier = len(means) - 1
        change = float(means[-1] - means[:-1].mean())
        return Elsewhere(change, sqrt(variances[-1] + variances[:-1].sum() / earlier**2))


def _key(one: Waves) -> _Key:
    return one.seen.index, tuple(wave.golf for wave in one.earlier)


def _sums(one: Waves) -> Floats:
    return np.array([_row(wave) for wave in (*one.earlier, one.seen)], dtype=np.float64)


def _row(wave: Histogram) -> tuple[float, ...]:
    points = np.array([one.points for one in wave.bins])
    answers = np.array([one.noisy_n for one in wave.bins], dtype=np.float64)
    noise = np.array([one.noise.variance for one in wave.bins])
    sums = answers.sum(), points @ answers, noise.sum(), points @ noise, points**2 @ noise
    return tuple(float(one) for one in sums)
