"""What a noisy count says about the true one: estimate, 90 % interval, and whether it is too vague.

Noise-aware empirical Bayes on the unclipped geometric noise: the true count of a cell follows a
negative binomial around that cell's own mean, learnt from the released numbers alone, with a 2 %
flat component that keeps real spikes; the likelihood is the exact law of the noise. All of it is
post-processing and costs no privacy. Intervals are central posterior ranges over whole counts.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln

from pipeline.release.noise_law import noise_variance

Floats = NDArray[np.float64]
LEVEL = 0.90
_HEAVY_TAIL = 0.02
_SMALLEST_MEAN = 0.02
_SMALLEST_SPREAD = 0.05
_VAGUE_WIDTH = 4


@dataclass(frozen=True)
class _Prior:
    """Mean of each cell, and how far counts scatter round it: variance = m + spread * m^2."""

    means: Floats
    spread: float


def estimate_table(noisy: pd.DataFrame, dims: list[str]) -> pd.DataFrame:
    """Estimates for the cells of one table over its periods.

    `noisy`: columns `dims` (what tells cells apart, the period left out), noisy_n, epsilon.
    Gives estimate, lower, upper (float, counts) and is_te_onzeker, index as `noisy`.
    """
    y = noisy["noisy_n"].to_numpy(dtype=float)
    epsilon = noisy["epsilon"].to_numpy(dtype=float)
    cell = np.zeros(len(y), dtype=np.int64)
    if dims:
        cell = np.asarray(noisy.groupby(dims, sort=False).ngroup(), dtype=np.int64)
    posterior = _posterior(y, epsilon, _learn(y, epsilon, cell))
    return pd.DataFrame(posterior, index=noisy.index)


def estimate_flat(noisy: pd.DataFrame) -> pd.DataFrame:
    """As estimate_table, from the noise alone: for large counts that need no prior."""
    y = noisy["noisy_n"].to_numpy(dtype=float)
    prior = _Prior(np.maximum(y, 1.0), np.inf)
    return pd.DataFrame(
        _posterior(y, noisy["epsilon"].to_numpy(dtype=float), prior), index=noisy.index
    )


def _learn(y: Floats, epsilon: Floats, cell: NDArray[np.int64]) -> _Prior:
    """Cell means shrunk to the table's mean by what the noise leaves, and the common spread."""
    noise = np.array([noise_variance(e) for e in epsilon])
    weight = 1.0 / (noise + max(y.mean(), 1.0))
    total = np.bincount(cell, weight)
    own = np.bincount(cell, weight * y) / total
    grand = float(np.average(own))
    between = max(float(np.mean((own - grand) ** 2 - 1.0 / total)), 0.01 * max(grand, 0.1) ** 2)
    keep = between / (between + 1.0 / total)
    means = np.maximum(grand + keep * (own - grand), _SMALLEST_MEAN)[cell]
    excess = np.sum((y - means) ** 2 - noise - means) / np.sum(means**2)
    return _Prior(means, max(float(excess), _SMALLEST_SPREAD))


def _posterior(y: Floats, epsilon: Floats, prior: _Prior) -> dict[str, Floats | NDArray[np.bool_]]:
    columns: dict[str, list[float]] = {"estimate": [], "lower": [], "upper": []}
    for value, e, mean in zip(y, epsilon, prior.means, strict=True):
        counts, log_prior = _log_prior(value, e, mean, prior.spread)
        log_weight = log_prior - e * np.abs(value - counts)
        weight = np.exp(log_weight - log_weight.max())
        cumulative = np.cumsum(weight / weight.sum())
        columns["estimate"].append(float(np.sum(counts * weight) / weight.sum()))
        columns["lower"].append(float(counts[_first(cumulative, (1 - LEVEL) / 2)]))
        columns["upper"].append(float(counts[_first(cumulative, 1 - (1 - LEVEL) / 2)]))
    result = {name: np.array(values) for name, values in columns.items()}
    width = result["upper"] - result["lower"]
    vague = width > np.maximum(result["estimate"], _VAGUE_WIDTH)
    return {**result, "is_te_onzeker": vague}


def _log_prior(value: float, epsilon: float, mean: float, spread: float) -> tuple[Floats, Floats]:
    """The counts that can matter, and their log prior probability."""
    reach = 40.0 / epsilon
    if np.isinf(spread):
        counts = np.arange(max(np.floor(value - reach), 0.0), max(value, 0.0) + reach + 1)
        return counts, np.zeros_like(counts)
    highest = max(value, mean) + reach
    counts = np.arange(0.0, highest + 1)
    size = 1.0 / spread
    log_nb = (
        gammaln(counts + size)
        - gammaln(size)
        - gammaln(counts + 1)
        + size * np.log(size / (size + mean))
        + counts * np.log(mean / (size + mean))
    )
    flat = _HEAVY_TAIL / len(counts)
    return counts, np.logaddexp(log_nb + np.log1p(-_HEAVY_TAIL), np.log(flat))


def _first(cumulative: Floats, share: float) -> int:
    return min(int(np.searchsorted(cumulative, share)), len(cumulative) - 1)
