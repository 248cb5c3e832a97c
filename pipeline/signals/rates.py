"""What earlier noisy counts tell of the rate at which things happen.

The likelihood of every count by itself, on a prior that says as little as can be (Jeffreys 1946;
the square root of the information that a count of this size with this noise has). The rate cannot
be below zero, however the noise fell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import Counted, log_likelihoods, summed

Floats = NDArray[np.float64]
_RATES = 20
_REACH = 4.0  # standard errors on either side
_FEW = 7
_HARDLY = 1e-4  # chances this much below the highest are left out


@dataclass(frozen=True)
class Rates:
    """Rates for each unit of exposure, on equal steps, and how likely each is."""

    values: Floats
    chances: Floats

    @property
    def mean(self) -> float:
        """The rate to be expected."""
        return float(self.values @ self.chances)

    def finer(self, parts: int) -> "Rates":
        """The same, every step in this many."""
        if len(self.values) == 1:
            return self
        step = float(self.values[1] - self.values[0])
        within = step * ((np.arange(parts) + 0.5) / parts - 0.5)
        values = (self.values[:, None] + within).ravel()
        return Rates(values, np.repeat(self.chances / parts, parts))

    def each(self) -> Iterable[tuple[float, float]]:
        """A few rates with their chances, that stand for all: for what takes long to reckon out."""
        parts = -(-len(self.values) // _FEW)
        for at in range(0, len(self.values), parts):
            values, chances = self.values[at : at + parts], self.chances[at : at + parts]
            chance = float(chances.sum())
            yield float(values @ chances) / chance, chance


@lru_cache(maxsize=512)
def rates_of(counts: tuple[Counted, ...], dispersion: float) -> Rates:
    """The rates that these counts (at least one) leave possible."""
    whole = summed(counts)
    error = sqrt(dispersion * max(whole.noisy_n, 1.0) + whole.noise.variance)
    low = max(whole.noisy_n - _REACH * error, 0.0) / whole.exposure
    high = max(whole.noisy_n + _REACH * error, _REACH * error) / whole.exposure
    rates = low + (high - low) * (np.arange(_RATES) + 0.5) / _RATES
    # Of one count as large and as noisy as they are on average.
    usual, variance = whole.exposure / len(counts), whole.noise.variance / len(counts)
    logs = -0.5 * np.log(dispersion * rates * usual + variance)
    for noise in dict.fromkeys(one.noise for one in counts):
        alike = [one for one in counts if one.noise == noise]
        seen = np.array([one.noisy_n for one in alike])
        means = np.multiply.outer(rates, [one.exposure for one in alike])
        logs += log_likelihoods(seen, means, noise, dispersion).sum(axis=1)
    chances = np.exp(logs - logs.max())
    kept = chances > _HARDLY
    return Rates(rates[kept], chances[kept] / chances[kept].sum())
