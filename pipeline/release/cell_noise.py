"""The noise in released survey cells, from the columns that say how it was drawn.

A cell by the geometric mechanism carries its epsilon (and rho 0), one by the discrete Gaussian its
rho (and epsilon 0: it has none of its own).
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.release.noise_law import noise_variance


def cell_variances(cells: pd.DataFrame) -> NDArray[np.float64]:
    """The variance of each cell's noise. Columns: epsilon, rho."""
    known = {
        (epsilon, rho): noise_variance(epsilon) if epsilon else 1.0 / (2.0 * rho)
        for epsilon, rho in set(zip(cells["epsilon"], cells["rho"], strict=True))
    }
    pairs = zip(cells["epsilon"], cells["rho"], strict=True)
    return np.array([known[pair] for pair in pairs], dtype=np.float64)
