"""How much likelier each noisy count is under a change than under none, on a lattice.

On a lattice, so that the law of a sum of such scores can be reckoned out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import Counted, Law, Noise, count_law

Steps = NDArray[np.int64]
STEP = 0.05  # of log likelihood
_RARE = 1e-11  # an inverse FFT says nothing about probabilities below this


@dataclass(frozen=True, eq=False)
class Scores:
    """What each value of a count adds; beyond the ends as at the ends."""

    first: int
    steps: Steps

    @property
    def least(self) -> int:
        """The lowest score."""
        return int(self.steps.min())

    @property
    def most(self) -> int:
        """The highest score."""
        return int(self.steps.max())

    def at(self, count: int) -> int:
        """The score of one count."""
        return int(self.of_all(np.array([count]))[0])

    def of_all(self, counts: Steps) -> Steps:
        """The score of each of these counts."""
        return self.steps[np.clip(counts - self.first, 0, len(self.steps) - 1)]


def scores_of(
    counts: Sequence[Counted], usual: float, change: float, dispersion: float
) -> list[Scores]:
    """Of a change of a usual rate by this factor, for counts of these exposures and noises."""
    return [_scores(usual * one.exposure, change, one.noise, dispersion) for one in counts]


def change_to_see(
    counts: Sequence[Counted], usual: float, dispersion: float, largest: float, errors: float
) -> float:
    """The rise that a score is most open to: at most so many standard deviations of a count."""
    mean = max(usual * sum(one.exposure for one in counts) / len(counts), 1e-9)
    noise = sum(one.noise.variance for one in counts) / len(counts)
    return 1 + min(largest - 1, errors * sqrt(dispersion * mean + noise) / mean)


@lru_cache(maxsize=4096)
def law_of(mean: float, noise: Noise, dispersion: float) -> Law:
    """The law of a noisy count; periods alike have one."""
    return count_law(mean, noise, dispersion)


@lru_cache(maxsize=1024)
def _scores(mean: float, change: float, noise: Noise, dispersion: float) -> Scores:
    without = law_of(mean, noise, dispersion)
    changed = law_of(change * mean, noise, dispersion)
    laws = without.values, changed.values
    values = np.arange(min(of[0] for of in laws), max(of[-1] for of in laws) + 1)
    a, b = without.at(values), changed.at(values)
    likely = np.flatnonzero((a > _RARE) & (b > _RARE))
    kept = slice(likely[0], likely[-1] + 1)
    ratio = np.log(np.maximum(b[kept], _RARE) / np.maximum(a[kept], _RARE))
    return Scores(int(values[likely[0]]), np.rint(ratio / STEP).astype(np.int64))
