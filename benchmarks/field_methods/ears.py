"""EARS C1 (Fricker, Hegler & Dunfee 2008, Statistics in Medicine 27:3407): seven weeks back."""

import numpy as np
from scipy import stats

from benchmarks.field_methods.judged import ALPHA, Judged, judged_counts, looking_back

_BASELINE_WEEKS = 7


def ears_c1(counts: np.ndarray) -> Judged:
    """Alarm above the mean of seven weeks plus a normal quantile times their standard deviation."""
    now = judged_counts(counts)
    before = looking_back(counts, np.arange(1, _BASELINE_WEEKS + 1))
    bounds = before.mean(axis=2) + stats.norm.isf(ALPHA) * before.std(axis=2, ddof=1)
    return Judged(bounds, now > bounds)
