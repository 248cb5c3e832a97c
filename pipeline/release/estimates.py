"""What a noisy number is shown with: a 90 % interval, and a warning when it is too vague."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

LEVEL = 0.90
_VAGUE_WIDTH = 4


def is_vague(estimate: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> NDArray[np.bool_]:
    """Whether an interval is wider than the estimate itself, and wider than four."""
    width = np.asarray(upper, dtype=float) - np.asarray(lower, dtype=float)
    return np.asarray(width > np.maximum(np.asarray(estimate, dtype=float), _VAGUE_WIDTH))


def estimate_flat(noisy: pd.DataFrame) -> pd.DataFrame:
    """Estimates from the noise alone, for large counts that need no prior.

    `noisy`: columns noisy_n and epsilon. Gives estimate, lower, upper (float, counts) and
    is_te_onzeker, index as `noisy`: the law of the noise, cut off below zero.
    """
    columns: dict[str, list[float]] = {"estimate": [], "lower": [], "upper": []}
    for value, epsilon in zip(noisy["noisy_n"], noisy["epsilon"], strict=True):
        reach = 40.0 / epsilon
        counts = np.arange(max(np.floor(value - reach), 0.0), max(value, 0.0) + reach + 1)
        weight = np.exp(-epsilon * (np.abs(value - counts) - max(-value, 0.0)))
        cumulative = np.cumsum(weight / weight.sum())
        columns["estimate"].append(float(np.sum(counts * weight) / weight.sum()))
        for name, share in (("lower", (1 - LEVEL) / 2), ("upper", 1 - (1 - LEVEL) / 2)):
            columns[name].append(float(counts[int((cumulative < share).sum())]))
    result = pd.DataFrame(columns, index=noisy.index)
    vague = is_vague(result["estimate"], result["lower"], result["upper"])
    return result.assign(is_te_onzeker=vague)
