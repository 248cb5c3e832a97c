"""How much more than Poisson the counts of a table vary, with the privacy noise taken off.

Dispersion matters as much as the noise: a Poisson test on counts with dispersion 2 gives nearly
three times its false alarms. One series is too short to tell, so the series of one kind are
pooled, and a series leans away from the pool as far as its own history carries: not far, because a
past change of its level looks like dispersion too, and would blind it. Moments as in
quasi-likelihood (McCullagh & Nelder 1989, ch. 9); shrinking as in Smyth (2004).
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
_USUAL_EXTRA = 1.0  # before any data: dispersion 1 + an exponential with this mean
_UNKNOWN = 0.5  # the extra that is taken when nothing at all is known
_SPREAD = 0.35  # how far (sd) one series may be from its pool
_SEASON_RANGE = (0.3, 3.0)


@dataclass(frozen=True)
class Moments:
    """Noise-free squared residuals beside expected counts.

    `noise` and `fourth` are the variance and the fourth cumulant of the noise in each count.
    """

    expected: Floats
    squared: Floats
    noise: Floats
    fourth: Floats

    def of(self, keep: NDArray[np.bool_]) -> "Moments":
        """Of some of the counts."""
        return Moments(self.expected[keep], self.squared[keep], self.noise[keep], self.fourth[keep])

    @property
    def estimate(self) -> float:
        """Moment estimate of the dispersion, 1 when there is nothing to tell it from."""
        if self._information <= 0:
            return 1.0
        return float((self._weight * self.expected * self.squared).sum()) / self._information

    def error(self, dispersion: float) -> float:
        """Standard error of the estimate where this is the dispersion.

        Never that of the estimate itself: a low one would seem certain, and weigh too much.
        """
        if self._information <= 0:
            return inf
        extra = dispersion - 1.0
        variance = dispersion * self.expected + self.noise
        fourth = dispersion * self.expected * (1 + 6 * extra + 6 * extra**2) + self.fourth
        each = (self._weight * self.expected) ** 2 * (2 * variance**2 + fourth)
        return sqrt(float(each.sum())) / self._information

    @property
    def _weight(self) -> Floats:
        weight: Floats = 1.0 / np.maximum(self.expected + self.noise, 0.5) ** 2
        return weight

    @property
    def _information(self) -> float:
        return float((self._weight * self.expected**2).sum())


def dispersions(series: Sequence[Series]) -> Mapping[Scope, float]:
    """The dispersion (at least 1) of each of these series, from their histories.

    Pass all series that have a history. All of them make a pool, those of one kind lean away from
    it as far as they carry, and so does each series from its kind.
    """
    kinds = {kind: [s for s in series if s.scope.kind == kind] for kind in _kinds(series)}
    moments = {kind: _moments(same) for kind, same in kinds.items()}
    pool = pooled([whole for whole, _ in moments.values()])
    found: dict[Scope, float] = {}
    for kind, same in kinds.items():
        whole, each = moments[kind]
        centre = max(_leaning(pool, whole), 1.0)
        for one, own in zip(same, each, strict=True):
            found[one.scope] = max(_leaning(centre, own), 1.0)
    return found


def _kinds(series: Sequence[Series]) -> list[str]:
    return sorted({one.scope.kind for one in series})


def pooled(kinds: Sequence[Moments]) -> float:
    """The dispersion (at least 1) of all kinds together: each counts the same talks once more."""
    estimates = [moments.estimate for moments in kinds]
    weights = [1.0 / moments.error(max(moments.estimate, 1.0)) ** 2 for moments in kinds]
    if not sum(weights):
        return 1.0 + _UNKNOWN
    pooled = sum(w * value for w, value in zip(weights, estimates, strict=True)) / sum(weights)
    error = sqrt(len(kinds) / sum(weights))
    known = cut_mean(pooled - 1.0 - error**2 / _USUAL_EXTRA, error)
    return 1.0 + known


def _leaning(centre: float, moments: Moments) -> float:
    """From `centre` towards the moment estimate, as far as its own error allows."""
    trust = _SPREAD**2 / (_SPREAD**2 + moments.error(centre) ** 2)
    return centre + (trust * (moments.estimate - centre) if trust else 0.0)


def _moments(series: Sequence[Series]) -> tuple[Moments, tuple[Moments, ...]]:
    """Of all counts in these series, and of each series."""
    counted, noise, fourth, expected, owner = _expected(series)
    freedom = 1.0 - _parameters(series) / len(counted)
    squared = (counted - expected) ** 2 / max(freedom, 0.1) - noise
    whole = Moments(expected, squared, noise, fourth)
    return whole, tuple(whole.of(owner == number) for number in range(len(series)))


def _parameters(series: Sequence[Series]) -> int:
    seasons = {season_of(point.periode) for one in series for point in one.history}
    return sum(one.has_history for one in series) + len(seasons) - 1


def _expected(
    series: Sequence[Series],
) -> tuple[Floats, Floats, Floats, Floats, NDArray[np.int64]]:
    """Counts, cumulants of noise and expected counts (rate x exposure x season) of all history."""
    points = [(number, point) for number, one in enumerate(series) for point in one.history]
    owner = np.array([number for number, _ in points])
    counted = np.array([float(point.noisy_n) for _, point in points])
    noise = np.array([point.noise.variance for _, point in points])
    fourth = np.array([point.noise.fourth_cumulant for _, point in points])
    exposure = np.array([point.exposure for _, point in points])
    totals = np.bincount(owner, counted) / np.maximum(np.bincount(owner, exposure), 1e-9)
    level = np.maximum(totals, 0.0)[owner] * exposure
    expected = level * _season([p.periode for _, p in points], counted, level)
    return counted, noise, fourth, expected, owner


def _season(periods: Sequence[str], counted: Floats, level: Floats) -> Floats:
    """Each point's season factor, over all series: what was counted over what the level says."""
    names, which = np.unique([season_of(period) for period in periods], return_inverse=True)
    seen = np.bincount(which, counted, len(names))
    usual = np.maximum(np.bincount(which, level, len(names)), 1e-9)
    factors: Floats = np.clip(seen / usual, *_SEASON_RANGE)[which]
    return factors
