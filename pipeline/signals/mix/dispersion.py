"""How much more than chance the division of talks over codes varies, with the noise taken off.

What makes all talks rise and fall together (a season, more hours) is not in it: that is what a
comparison of parts is blind to. So this is another number than the dispersion of a series. Moments
and shrinking as in dispersion.py, over all codes of the table together, from the earlier years.
"""

from math import sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.signals.cut_normal import cut_mean

_USUAL_EXTRA = 0.5  # before any data: dispersion 1 + an exponential with this mean
Floats = NDArray[np.float64]


def division_dispersion(counts: pd.DataFrame, variances: pd.DataFrame) -> float:
    """The dispersion (at least 1) of noisy `counts` by period (rows) and code (columns).

    `variances` are those of their noise.

    >>> division_dispersion(pd.DataFrame([[5, 5]]), pd.DataFrame([[0.0, 0.0]]))
    1.5
    """
    noisy, noise = counts.to_numpy(float), variances.to_numpy(float)
    total = np.maximum(noisy.sum(axis=1, keepdims=True), 0.0)
    if len(noisy) < 2 or total.sum() <= 0:
        return 1.0 + _USUAL_EXTRA
    share = np.maximum(noisy.sum(axis=0), 0.0) / max(noisy.sum(), 1.0)
    expected = total * (share * (1 - share))
    in_residual = noise * (1 - 2 * share) + share**2 * noise.sum(axis=1, keepdims=True)
    freedom = 1.0 - 1.0 / len(noisy)
    squared = (noisy - total * share) ** 2 / freedom - in_residual
    weight = 1.0 / np.maximum(expected + in_residual, 0.5) ** 2
    return _shrunk(expected, squared, weight)


def _shrunk(expected: Floats, squared: Floats, weight: Floats) -> float:
    information = float((weight * expected**2).sum())
    if information <= 0:
        return 1.0 + _USUAL_EXTRA
    slope = float((weight * expected * squared).sum()) / information
    error = max(slope, 1.0) * sqrt(2.0 / information)
    return 1.0 + cut_mean(slope - 1.0 - error**2 / _USUAL_EXTRA, error)
