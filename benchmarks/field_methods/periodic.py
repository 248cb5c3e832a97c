"""A periodic regression (Serfling 1963; as compared by Bedubourg & Le Strat 2017, e0181227).

Trend and one harmonic on the 260 weeks before, no weights, no weeks left out: a recent outbreak
raises its own bound. The oracle calls it PeriodicNegBinGLM, but its bounds are met only by a
quasi-Poisson fit with variance dispersion x mean, not by a negative binomial fit with one size.
"""

import numpy as np

from benchmarks.field_methods.judged import ALPHA, Judged, judged_counts, looking_back
from benchmarks.field_methods.poisson_fit import count_quantile, fit_poisson

_YEAR = 52
_LAGS = np.arange(5 * _YEAR, 0, -1)


def periodic_glm(counts: np.ndarray) -> Judged:
    """Alarm above the negative binomial quantile at the fitted mean and dispersion."""
    now = judged_counts(counts)
    before = looking_back(counts, _LAGS).reshape(-1, _LAGS.size)
    fit = fit_poisson(_design(_LAGS), before)
    mean, _ = fit.mean_at(_design(np.zeros(1))[0])
    bounds = count_quantile(mean, fit.dispersion(), ALPHA).reshape(now.shape)
    return Judged(bounds, now > bounds)


def _design(lags: np.ndarray) -> np.ndarray:
    """Phases count from the judged week, which spans the same regressions as the calendar's."""
    angle = 2 * np.pi * lags / _YEAR
    return np.column_stack([np.ones(lags.size), -lags / _YEAR, np.cos(angle), np.sin(angle)])
