"""What could be seen: the power to notice a change, from public facts alone.

The planner, `vip plan` and the level *te weinig gegevens* all need it many times over, so the exact
laws of noise_law.py are replaced here by their first four cumulants (Cornish & Fisher 1938). The
tests hold this shortcut against simulation of the exact test. The planner weighs thousands of
possibilities, so everything here also takes arrays.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf, pi, sqrt
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from pipeline.release.noise_law import Noise

LARGEST_FACTOR = 20.0
_STEPS = 12  # halvings of the range of factors: to .005
_ROOT = sqrt(2 * pi)
Floats = NDArray[np.float64]
N = TypeVar("N", float, Floats)


@dataclass(frozen=True)
class Spread(Generic[N]):
    """Variance and fourth cumulant of summed noise, for one comparison or for many at once."""

    variance: N
    fourth: N

    @staticmethod
    def of(noise: Noise) -> "Spread[float]":
        """That of summed cells."""
        return Spread(noise.variance, noise.fourth_cumulant)


@dataclass(frozen=True)
class _Cumulants(Generic[N]):
    """Second to fourth cumulant of a count plus noise."""

    second: N
    third: N
    fourth: N

    def minus(self, scale: N, other: "_Cumulants[N]") -> "_Cumulants[N]":
        """Cumulants of the difference of two independent values: X - scale * Y."""
        return _Cumulants(
            self.second + scale**2 * other.second,
            self.third - scale**3 * other.third,
            self.fourth + scale**4 * other.fourth,
        )

    def facing(self, sign: float) -> "_Cumulants[N]":
        """Those of the mirrored value where a fall is asked for."""
        return _Cumulants(self.second, self.third * sign, self.fourth)


def _count(mean: N, dispersion: float, noise: Spread[N]) -> _Cumulants[N]:
    extra = dispersion - 1.0
    second = dispersion * mean
    third = second * (1 + 2 * extra)
    fourth = second * (1 + 6 * extra + 6 * extra**2)
    return _Cumulants(second + noise.variance, third, fourth + noise.fourth)


@dataclass(frozen=True)
class Comparison(Generic[N]):
    """What a comparison of a window with its history rests on.

    `mu` is the usual mean count a period; `window` and `history` are numbers of periods (fractions
    allowed: exposures relative to one period). The noises are those of the summed cells; `alpha`
    is the one-sided level.
    """

    mu: N
    window_noise: Spread[N]
    history_noise: Spread[N]
    window: float
    history: float
    alpha: N
    dispersion: float

    def power(self, factor: N, sign: float = 1.0) -> N:
        """Chance that a rate of `factor` times the old one is noticed; `sign` -1 for a fall."""
        if sign not in self._limits:
            self._limits[sign] = self._limit(sign)
        limit, slope = self._limits[sign]
        seen = self._of_window(self.mu * factor)
        difference = seen.minus(slope, self._of_history(self.mu))
        shortfall: N = sign * (limit - self.mu * factor * self.window) / difference.second**0.5
        return _above(shortfall, difference.facing(sign))

    @cached_property
    def _limits(self) -> dict[float, tuple[N, N]]:
        return {}  # by sign: the same for every factor that is asked about

    def _of_window(self, rate: N) -> _Cumulants[N]:
        return _count(rate * self.window, self.dispersion, self.window_noise)

    def _of_history(self, rate: N) -> _Cumulants[N]:
        return _count(rate * self.history, self.dispersion, self.history_noise)

    def _limit(self, sign: float) -> tuple[N, N]:
        """The window count that is just noticed, and how far it moves with the history's count.

        The pooled rate, and with it the limit, depends on the window's own count: a fixed point.
        """
        ratio, periods = self.window / self.history, self.window + self.history
        counted = self.mu * self.window
        level: N = _plain(ndtri(1 - self.alpha))
        share = self.mu * 0.0 + ratio
        for _ in range(12):
            rate: N = (_plain(np.maximum(counted, 0.0)) + self.mu * self.history) / periods
            null = self._of_window(rate).minus(share, self._of_history(rate))
            cut = sign * _quantile(level, null.facing(sign))
            counted = self.mu * self.window + cut
        per_rate = self.dispersion * (self.window + ratio**2 * self.history)
        growth = cut * per_rate / (2 * null.second) / periods
        slope: N = (ratio + growth) / np.maximum(1 - growth, 0.1)
        return counted, slope


def _plain(value: N) -> N:
    """One number as Python's own float: numpy reckons the same with it, and more slowly."""
    return float(value) if isinstance(value, float) else value


def _quantile(z: N, law: _Cumulants[N]) -> N:
    """Cornish-Fisher quantile of a centred law, at normal quantile z."""
    sd: N = law.second**0.5
    skew, excess = law.third / sd**3, law.fourth / sd**4
    shift = (z * z - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24
    return sd * (z + shift - (2 * z**3 - 5 * z) * skew**2 / 36)


def _above(z: N, law: _Cumulants[N]) -> N:
    """Edgeworth value of P(X >= z sd) for a centred law."""
    sd = law.second**0.5
    skew, excess = law.third / sd**3, law.fourth / sd**4
    density = np.exp(-z * z / 2) / _ROOT
    second, third, fifth = z * z - 1, z**3 - 3 * z, z**5 - 10 * z**3 + 15 * z
    shift = density * (second * skew / 6 + third * excess / 24 + fifth * skew**2 / 72)
    chance: N = np.minimum(np.maximum(ndtr(-z) + shift, 0.0), 1.0)
    return chance


def power(
    mu: float,
    factor: float,
    window_noise: Noise,
    history_noise: Noise,
    *,
    window: float = 4,
    history: float = 16,
    alpha: float = 0.01,
    dispersion: float = 1.0,
) -> float:
    """Chance that a rate of `factor` times the old one is noticed at one-sided level `alpha`.

    See Comparison. A factor below 1 asks for a fall. Power at factor 1 is alpha.
    """
    if mu <= 0 or window <= 0 or history <= 0:
        return 0.0
    spreads = Spread.of(window_noise), Spread.of(history_noise)
    design = Comparison(mu, *spreads, window, history, alpha, dispersion)
    return float(design.power(factor, 1.0 if factor >= 1 else -1.0))


@lru_cache(maxsize=65536)
def smallest_visible(
    mu: float,
    epsilon: float,
    window: int = 4,
    history: int = 16,
    *,
    power: float = 0.8,
    alpha: float = 0.01,
    dispersion: float = 1.0,
    cells: int = 1,
) -> float:
    """The smallest factor of increase that is noticed with this power, inf above 20.

    `mu` is the mean count a period, `epsilon` that of each draw, `cells` how many released cells
    are summed for one period (1 when the series has a table of its own).

    >>> smallest_visible(0.05, 0.1)
    inf
    """
    return smallest_factor(
        mu,
        Noise(((epsilon, window * cells),)),
        Noise(((epsilon, history * cells),)),
        window=window,
        history=history,
        wanted=power,
        alpha=alpha,
        dispersion=dispersion,
    )


@lru_cache(maxsize=65536)
def smallest_factor(
    mu: float,
    window_noise: Noise,
    history_noise: Noise,
    *,
    window: float = 4,
    history: float = 16,
    wanted: float = 0.8,
    alpha: float = 0.01,
    dispersion: float = 1.0,
) -> float:
    """As smallest_visible, for noises and exposures that differ from period to period."""
    if mu <= 0 or window <= 0 or history <= 0:
        return inf
    spreads = Spread.of(window_noise), Spread.of(history_noise)
    return smallest_in(Comparison(mu, *spreads, window, history, alpha, dispersion), wanted)


def smallest_in(design: Comparison[float], wanted: float = 0.8) -> float:
    """As smallest_factor, for a comparison with a positive `mu`."""
    if design.power(LARGEST_FACTOR) < wanted:
        return inf
    low, high = 1.0, LARGEST_FACTOR
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if design.power(middle) >= wanted else (middle, high)
    return high


def smallest_factors(design: Comparison[Floats], wanted: float = 0.8) -> Floats:
    """As smallest_factor, for many comparisons at once; `mu` must be positive."""
    low = np.ones_like(design.mu)
    high = np.full_like(design.mu, LARGEST_FACTOR)
    hopeless = design.power(high) < wanted
    for _ in range(_STEPS):
        middle = (low + high) / 2
        is_seen = design.power(middle) >= wanted
        low, high = np.where(is_seen, low, middle), np.where(is_seen, middle, high)
    return np.where(hopeless, inf, high)
