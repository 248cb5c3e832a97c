"""Farrington flexible (Noufaily et al. 2013, doi 10.1002/sim.5595).

A quasi-Poisson regression on five years without the last 26 weeks, with trend and a season of ten
levels: the weeks within three of the anniversaries of the judged week, and nine levels of five
weeks for the rest. Weeks that lie far above the fit get less weight in a second fit.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from benchmarks.field_methods.judged import ALPHA, Judged, judged_counts, looking_back
from benchmarks.field_methods.poisson_fit import Fit, count_quantile, fit_poisson

_YEAR = 52
_YEARS_BACK = 5
_HALF_WINDOW = 3
_LEFT_OUT = 26
_LEVELS = 10
_LARGE_RESIDUAL = 2.58
_FEWEST_CASES, _IN_WEEKS = 5, 4
_LAGS = np.arange(_YEARS_BACK * _YEAR + _HALF_WINDOW, _LEFT_OUT, -1)
"""Weeks before the judged one that are fitted: 263 to 27."""


@dataclass(frozen=True)
class _Expected:
    """Of the judged week, one value a regression; `log_error` is that of the log of `mean`."""

    mean: np.ndarray
    dispersion: np.ndarray
    log_error: np.ndarray


def farrington_flexible(counts: np.ndarray) -> Judged:
    """Alarm above the negative binomial quantile at the fitted mean and dispersion."""
    expected = _expected(counts)
    return _judged(counts, count_quantile(expected.mean, expected.dispersion, ALPHA))


def farrington_flexible_muan(counts: np.ndarray) -> Judged:
    """The same at an upper limit of the mean, normal on the log scale, one-sided 1 %.

    Salmon, Schumacher & Höhle 2016 (doi 10.18637/jss.v070.i10). R's bounds are met only when the
    dispersion behind the standard error is that of (count - mean) / mean instead of Pearson's,
    which makes the error too small above a mean of 1 and too large below; so it is done here too.
    """
    expected = _expected(counts)
    with np.errstate(over="ignore"):
        upper = expected.mean * np.exp(stats.norm.isf(ALPHA) * expected.log_error)
    return _judged(counts, count_quantile(upper, expected.dispersion, ALPHA))


def _judged(counts: np.ndarray, bounds: np.ndarray) -> Judged:
    """No bound and no alarm with fewer than five cases in the judged week and the three before."""
    now = judged_counts(counts)
    cases = looking_back(counts, np.arange(_IN_WEEKS)).sum(axis=2)
    bounds = np.where(cases < _FEWEST_CASES, np.nan, bounds.reshape(now.shape))
    return Judged(bounds, now > bounds)


def _expected(counts: np.ndarray) -> _Expected:
    """With trend; without it where the mean would exceed every count that was fitted."""
    judged_counts(counts)  # the shape, before anything is read
    before = looking_back(counts, _LAGS).reshape(-1, _LAGS.size)
    design = _design()
    found = _of(_reweighted(design, before))
    beyond = np.flatnonzero(found.mean > before.max(axis=1))
    if beyond.size:
        flat = _of(_reweighted(design[:, :-1], before[beyond]))
        for name, values in vars(flat).items():
            getattr(found, name)[beyond] = values
    return found


def _of(fit: Fit) -> _Expected:
    """At the judged week: the first level of the season and trend 0."""
    mean, error = fit.mean_at(np.eye(fit.design.shape[1])[0])
    squares = (fit.weights * ((fit.counts - fit.means) / fit.means) ** 2).sum(axis=1)
    return _Expected(mean, fit.dispersion(), error * np.sqrt(squares / fit.degrees_of_freedom))


def _reweighted(design: np.ndarray, before: np.ndarray) -> Fit:
    """A second fit, in which large Anscombe residuals s weigh s^-2; weights average 1."""
    first = fit_poisson(design, before)
    spread = first.means ** (1 / 6) * np.sqrt(1 - first.leverages())
    scale = 1.5 / np.sqrt(first.dispersion())[:, None]
    residuals = scale * (before ** (2 / 3) - first.means ** (2 / 3)) / spread
    weights = np.maximum(residuals, 1.0) ** -2
    weights[residuals <= _LARGE_RESIDUAL] = 1.0
    return fit_poisson(design, before, weights / weights.mean(axis=1, keepdims=True))


def _design() -> np.ndarray:
    """Intercept, nine levels of the season, trend: 0 and the first level at the judged week."""
    after = -_LAGS % _YEAR  # weeks since the last anniversary
    rest = _YEAR - 2 * _HALF_WINDOW - 1
    level = 1 + (after - _HALF_WINDOW - 1) * (_LEVELS - 1) // rest
    level[(after <= _HALF_WINDOW) | (after >= _YEAR - _HALF_WINDOW)] = 0
    season = level[:, None] == np.arange(1, _LEVELS)
    return np.column_stack([np.ones(_LAGS.size), season, -_LAGS / _YEAR])
