"""How much more than Poisson the counts of a table vary, with the privacy noise taken off.

Dispersion matters as much as the noise: a Poisson test on counts with dispersion 2 gives nearly
three times its false alarms. One series is too short to tell, so the series of one kind are
pooled, and a series may then lean away from the pool as far as its own history carries.
Moments as in quasi-likelihood (McCullagh & Nelder 1989, ch. 9); shrinking as in Smyth (2004).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.signals.cut_normal import cut_mean
from pipeline.signals.series import Scope, Series
from pipeline.signals.windows import season_of

Floats = NDArray[np.float64]
_USUAL_EXTRA = 0.5  # before any data: dispersion 1 + an exponential with this mean
_SPREAD = 0.6  # how far (sd) one series may be from its pool
_SEASON_RANGE = (0.3, 3.0)


@dataclass(frozen=True)
class _Moments:
    """Noise-free squared residuals against expected counts, with the weight of each."""

    expected: Floats
    squared: Floats
    weight: Floats
    owner: NDArray[np.int64]

    def estimate(self, number: int | None = None) -> tuple[float, float]:
        """Moment estimate of the dispersion of one series, or all, and its standard error."""
        keep = self.owner >= 0 if number is None else self.owner == number
        information = float((self.weight * self.expected**2)[keep].sum())
        if information <= 0:
            return 1.0, inf
        slope = float((self.weight * self.expected * self.squared)[keep].sum()) / information
        return slope, max(slope, 1.0) * sqrt(2.0 / information)


def dispersions(series: Sequence[Series]) -> Mapping[Scope, float]:
    """The dispersion (at least 1) of each of these series, from their histories.

    Pass all series that have a history. All of them make a pool, those of one kind lean away from
    it as far as they carry, and so does each series from its kind.
    """
    kinds = {kind: [s for s in series if s.scope.kind == kind] for kind in _kinds(series)}
    moments = {kind: _moments(same) for kind, same in kinds.items()}
    pool = _pool(list(moments.values()))
    return {
        one.scope: max(_leaning(_leaning(pool, moments[kind]), moments[kind], number), 1.0)
        for kind, same in kinds.items()
        for number, one in enumerate(same)
    }


def _kinds(series: Sequence[Series]) -> list[str]:
    return sorted({one.scope.kind for one in series})


def _pool(kinds: Sequence[_Moments]) -> float:
    """The dispersion of all kinds together: each kind counts the same talks once more."""
    estimates = [moments.estimate() for moments in kinds]
    weights = [1.0 / error**2 for _, error in estimates]
    if not sum(weights):
        return 1.0 + _USUAL_EXTRA
    pooled = sum(w * value for w, (value, _) in zip(weights, estimates, strict=True))
    error = sqrt(len(kinds) / sum(weights))
    return 1.0 + cut_mean(pooled / sum(weights) - 1.0 - error**2 / _USUAL_EXTRA, error)


def _leaning(centre: float, moments: _Moments, number: int | None = None) -> float:
    """From `centre` towards the moment estimate, as far as its own error allows."""
    own, error = moments.estimate(number)
    trust = _SPREAD**2 / (_SPREAD**2 + error**2) if error < inf else 0.0
    return centre + (trust * (own - centre) if trust else 0.0)


def _moments(series: Sequence[Series]) -> _Moments:
    counted, noise, expected, owner = _expected(series)
    freedom = 1.0 - _parameters(series) / len(counted)
    squared = (counted - expected) ** 2 / max(freedom, 0.1) - noise
    return _Moments(expected, squared, 1.0 / np.maximum(expected + noise, 0.5) ** 2, owner)


def _parameters(series: Sequence[Series]) -> int:
    seasons = {season_of(point.periode) for one in series for point in one.history}
    return sum(one.has_history for one in series) + len(seasons) - 1


def _expected(series: Sequence[Series]) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """Counts, noise variances and expected counts (rate x exposure x season) of all history."""
    points = [(number, point) for number, one in enumerate(series) for point in one.history]
    owner = np.array([number for number, _ in points])
    counted = np.array([float(point.noisy_n) for _, point in points])
    noise = np.array([point.noise.variance for _, point in points])
    exposure = np.array([point.exposure for _, point in points])
    totals = np.bincount(owner, counted) / np.maximum(np.bincount(owner, exposure), 1e-9)
    level = np.maximum(totals, 0.0)[owner] * exposure
    return counted, noise, level * _season([p.periode for _, p in points], counted, level), owner


def _season(periods: Sequence[str], counted: Floats, level: Floats) -> Floats:
    """Each point's season factor, over all series: what was counted over what the level says."""
    names, which = np.unique([season_of(period) for period in periods], return_inverse=True)
    seen = np.bincount(which, counted, len(names))
    usual = np.maximum(np.bincount(which, level, len(names)), 1e-9)
    factors: Floats = np.clip(seen / usual, *_SEASON_RANGE)[which]
    return factors
