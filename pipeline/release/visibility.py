"""What could be seen: the power to notice a change, from public facts alone.

The planner, `vip plan` and the level *te weinig gegevens* all need it many times over, so the exact
laws of noise_law.py are replaced here by their first four cumulants (Cornish & Fisher 1938). The
tests hold this shortcut against simulation of the exact test.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, pi, sqrt
from statistics import NormalDist

from pipeline.release.noise_law import Noise

LARGEST_FACTOR = 20.0
_NORMAL = NormalDist()


@dataclass(frozen=True)
class _Cumulants:
    """Second to fourth cumulant of a count plus noise."""

    second: float
    third: float
    fourth: float

    def minus(self, scale: float, other: "_Cumulants") -> "_Cumulants":
        """Cumulants of the difference of two independent values: X - scale * Y."""
        return _Cumulants(
            self.second + scale**2 * other.second,
            self.third - scale**3 * other.third,
            self.fourth + scale**4 * other.fourth,
        )

    @property
    def mirrored(self) -> "_Cumulants":
        return _Cumulants(self.second, -self.third, self.fourth)


def _count(mean: float, dispersion: float, noise: Noise) -> _Cumulants:
    extra = dispersion - 1.0
    second = dispersion * mean
    third = second * (1 + 2 * extra)
    fourth = second * (1 + 6 * extra + 6 * extra**2)
    return _Cumulants(second + noise.variance, third, fourth + noise.fourth_cumulant)


@dataclass(frozen=True)
class _Design:
    """What a comparison rests on, apart from the rate and its change."""

    window_noise: Noise
    history_noise: Noise
    window: float
    history: float
    alpha: float
    dispersion: float

    def of_window(self, rate: float) -> _Cumulants:
        return _count(rate * self.window, self.dispersion, self.window_noise)

    def of_history(self, rate: float) -> _Cumulants:
        return _count(rate * self.history, self.dispersion, self.history_noise)


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

    `mu` is the mean count a period before the change; `window` and `history` are numbers of
    periods (fractions allowed: exposures relative to one period). The noises are those of the
    summed cells. A factor below 1 asks for a fall. Power at factor 1 is alpha.
    """
    if mu <= 0 or window <= 0 or history <= 0:
        return 0.0
    sign = 1.0 if factor >= 1 else -1.0
    design = _Design(window_noise, history_noise, window, history, alpha, dispersion)
    limit, slope = _limit(mu, design, sign)
    difference = design.of_window(mu * factor).minus(slope, design.of_history(mu))
    shortfall = sign * (limit - mu * factor * window) / sqrt(difference.second)
    return _above(shortfall, difference if sign > 0 else difference.mirrored)


def _limit(mu: float, design: _Design, sign: float) -> tuple[float, float]:
    """The window count that is just noticed, and how far it moves with the history's count.

    The pooled rate, and with it the limit, depends on the window's own count: a fixed point.
    """
    window, history = design.window, design.history
    ratio, periods = window / history, window + history
    counted = mu * window
    for _ in range(12):
        rate = (max(counted, 0.0) + mu * history) / periods
        null = design.of_window(rate).minus(ratio, design.of_history(rate))
        cut = sign * _quantile(1 - design.alpha, null if sign > 0 else null.mirrored)
        counted = mu * window + cut
    per_rate = design.dispersion * (window + ratio**2 * history)
    growth = cut * per_rate / (2 * null.second) / periods
    return counted, (ratio + growth) / max(1 - growth, 0.1)


def _quantile(share: float, law: _Cumulants) -> float:
    """Cornish-Fisher quantile of a centred law."""
    z = _NORMAL.inv_cdf(share)
    sd = sqrt(law.second)
    skew, excess = law.third / sd**3, law.fourth / sd**4
    shift = (z * z - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24
    return sd * (z + shift - (2 * z**3 - 5 * z) * skew**2 / 36)


def _above(z: float, law: _Cumulants) -> float:
    """Edgeworth value of P(X >= z sd) for a centred law."""
    sd = sqrt(law.second)
    skew, excess = law.third / sd**3, law.fourth / sd**4
    density = exp(-z * z / 2) / sqrt(2 * pi)
    second, third, fifth = z * z - 1, z**3 - 3 * z, z**5 - 10 * z**3 + 15 * z
    shift = density * (second * skew / 6 + third * excess / 24 + fifth * skew**2 / 72)
    return min(max(1 - _NORMAL.cdf(z) + shift, 0.0), 1.0)


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

    def is_seen(factor: float) -> bool:
        chance = power(
            mu,
            factor,
            window_noise,
            history_noise,
            window=window,
            history=history,
            alpha=alpha,
            dispersion=dispersion,
        )
        return chance >= wanted

    if not is_seen(LARGEST_FACTOR):
        return inf
    low, high = 1.0, LARGEST_FACTOR
    while high - low > 0.005:
        middle = (low + high) / 2
        low, high = (low, middle) if is_seen(middle) else (middle, high)
    return high
