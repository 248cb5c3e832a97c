"""What a count can be when its rate is known: scatter round the rate, and now and then a cluster.

Negative binomial with variance m + spread m^2. With a small chance, which grows with the rate, a
count is anything from 0 to some sixty: a conflict or an affair brings people together, and it
does so where people come at all. A chance that does not depend on the rate, the usual 2 % heavy
tail, turns noise into people in cells where hardly anybody ever comes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Floats = NDArray[np.float64]

CLUSTER_PER_TRAJECT = 0.025
LARGEST_CLUSTER_CHANCE = 0.07
CLUSTER_SIZE = 60.0
_STEP = 0.12
_SMALLEST_RATE = 0.002


@dataclass(frozen=True)
class RateGrid:
    """Rates at equal steps of their logarithm, from almost never to above the largest count."""

    logs: Floats

    @staticmethod
    def up_to(highest: float) -> "RateGrid":
        """A grid that holds every rate up to `highest` counts a period."""
        return RateGrid(np.arange(np.log(_SMALLEST_RATE), np.log(highest) + _STEP, _STEP))

    @property
    def rates(self) -> Floats:
        """The rates themselves, in counts a period."""
        return np.exp(self.logs)

    def place(self, log_rates: Floats) -> tuple[NDArray[np.int64], Floats]:
        """For each logarithm of a rate: the grid point below it, and how far it is to the next."""
        position = np.clip((log_rates - self.logs[0]) / _STEP, 0.0, len(self.logs) - 1.000001)
        below = position.astype(np.int64)
        return below, position - below


def count_prior(rates: Floats, spread: float, highest: int) -> Floats:
    """P(n | rate) for n = 0 .. highest; shape (len(rates), highest + 1), rows sum to 1."""
    n = np.arange(highest + 1.0)[None]
    m = rates[:, None]
    size = 1.0 / spread
    ordinary = np.exp(
        gammaln(n + size)
        - gammaln(size)
        - gammaln(n + 1)
        + size * np.log(size / (size + m))
        + n * np.log(m / (size + m))
    )
    ordinary /= ordinary.sum(axis=1, keepdims=True)
    cluster = (n <= CLUSTER_SIZE + 3.0 * m).astype(float)
    cluster /= cluster.sum(axis=1, keepdims=True)
    chance = np.minimum(CLUSTER_PER_TRAJECT * m, LARGEST_CLUSTER_CHANCE)
    return (1.0 - chance) * ordinary + chance * cluster


def noise_likelihood(noisy: Floats, epsilon: Floats, highest: int) -> Floats:
    """P(noisy | n) for n = 0 .. highest up to a factor a row, the largest being 1.

    Shape (len(noisy), highest + 1): the two-sided geometric law, exact.
    """
    n = np.arange(highest + 1.0)
    away = np.abs(noisy[:, None] - n[None])
    away -= away.min(axis=1, keepdims=True)
    likelihood: Floats = np.exp(-epsilon[:, None] * away)
    return likelihood
