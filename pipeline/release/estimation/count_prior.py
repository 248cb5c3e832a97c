"""What a count can be when its rate is known: scatter round the rate, and now and then a cluster.

Negative binomial with variance m + spread m^2. With a small chance, which grows with the rate, a
count is anything from 0 to some sixty: a conflict or an affair brings people together, and it
does so where people come at all. A chance that does not depend on the rate, the usual 2 % heavy
tail, turns noise into people in cells where hardly anybody ever comes.

The chance is set by what must not be lost: the more noise there is, the higher it has to be for
twenty people more in one cell to be shown rather than taken for noise. So it is a choice between
two errors, not an estimate of how often this happens: it holds for a single cell. Rates are learnt,
and sums are made, with clusters that are rare, because false clusters would add up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Floats = NDArray[np.float64]

LARGEST_CLUSTER = 60.0
SHOWN_CLUSTER = 20.0
_ODDS_OF_SHOWN = 1.25
_LEAST, _MOST = 0.0005, 0.1
_FEW = 2.0  # below so many a period the chance falls off faster than the rate
_CEILING = 0.11
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


def rare_clusters(rates: Floats) -> Floats:
    """The chance of a cluster while rates are learnt: enough that one peak does not move a rate."""
    return np.minimum(_LEAST * rates, _CEILING)


def cluster_chance(rates: Floats, epsilon: float) -> Floats:
    """The chance of a cluster in cells with these rates, under noise of this epsilon.

    >>> cluster_chance(np.array([0.3, 3.0, 30.0]), 0.25).round(3)
    array([0.002, 0.11 , 0.11 ])
    >>> cluster_chance(np.array([0.3, 3.0, 30.0]), 1.0).round(4)
    array([0.    , 0.0009, 0.0141])
    """
    decay = np.exp(-epsilon)
    taken_for_noise = (1.0 - decay) / (1.0 + decay) * decay**SHOWN_CLUSTER
    needed = np.clip(_ODDS_OF_SHOWN * LARGEST_CLUSTER * taken_for_noise, _LEAST, _MOST)
    chance: Floats = np.minimum(needed * rates * rates / (rates + _FEW), _CEILING)
    return chance


def count_prior(rates: Floats, spread: float, chance: Floats, highest: int) -> Floats:
    """P(n | rate) for n = 0 .. highest; shape (len(rates), highest + 1), rows sum to 1.

    `chance`: that of a cluster, at each rate.
    """
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
    cluster = (n <= LARGEST_CLUSTER + 3.0 * m).astype(float)
    cluster /= cluster.sum(axis=1, keepdims=True)
    mixed: Floats = (1.0 - chance[:, None]) * ordinary + chance[:, None] * cluster
    return mixed


def noise_likelihood(noisy: Floats, epsilon: Floats, highest: int) -> Floats:
    """P(noisy | n) for n = 0 .. highest up to a factor a row, the largest being 1.

    Shape (len(noisy), highest + 1): the two-sided geometric law, exact.
    """
    n = np.arange(highest + 1.0)
    away = np.abs(noisy[:, None] - n[None])
    away -= away.min(axis=1, keepdims=True)
    likelihood: Floats = np.exp(-epsilon[:, None] * away)
    return likelihood
