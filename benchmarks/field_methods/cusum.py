"""CUSUM for counts (Rossi, Lampugnani & Marchi 1999, Statistics in Medicine 18:2111).

Reference value and limit are the usual pair for an in-control run length of 500 weeks; the mean is
that of every week before the judged ones, without season or trend, which is why it alarms so often
on series that have them.
"""

import numpy as np

from benchmarks.field_methods.judged import Judged, judged_counts
from tests.simulators.surveillance import FIRST_JUDGED

_REFERENCE_VALUE = 1.04
_LIMIT = 2.26


def cusum(counts: np.ndarray) -> Judged:
    """Alarm while the sum that starts at 0 in the first judged week has reached the limit.

    Bounds are NaN: the method judges a sum of weeks, not a week.
    """
    now = judged_counts(counts)
    mean = counts[:, : FIRST_JUDGED - 1].mean(axis=1)
    scale = np.sqrt(np.maximum(mean, np.finfo(float).tiny))
    total, alarms = np.zeros(len(counts)), np.zeros(now.shape, dtype=bool)
    for week in range(now.shape[1]):
        total = np.maximum(0.0, total + (now[:, week] - mean) / scale - _REFERENCE_VALUE)
        alarms[:, week] = total >= _LIMIT
    return Judged(np.full(now.shape, np.nan), alarms)
