"""How many times the old rate the new one is, with an interval that knows the noise.

Score interval (Miettinen & Nurminen 1985): the ratios that the data do not contradict, with the
variance taken at each ratio, so it holds for small and for negative noisy counts.
"""

from dataclasses import dataclass
from math import inf, nan, sqrt
from statistics import NormalDist

from pipeline.release.noise_law import Counted, count_law

_LARGEST = 1000.0
_STEPS = 40


@dataclass(frozen=True)
class Ratio:
    """A ratio of two rates; `lower` can be 0 and `upper` infinite."""

    value: float
    lower: float
    upper: float


def rate_ratio(
    window: Counted, history: Counted, dispersion: float = 1.0, level: float = 0.9
) -> Ratio:
    """The window's rate over that of the history. The value is nan without a positive history."""
    share = window.exposure / history.exposure
    expected = history.noisy_n * share
    value = max(window.noisy_n, 0) / expected if expected > 0 else nan
    z = NormalDist().inv_cdf((1 + level) / 2)
    return Ratio(
        value,
        _crossing(window, history, dispersion, z) or 0.0,
        _crossing(window, history, dispersion, -z) or inf,
    )


def _score(ratio: float, window: Counted, history: Counted, dispersion: float) -> float:
    share = window.exposure / history.exposure
    seen = max(window.noisy_n + history.noisy_n, 0.5)
    rate = seen / (ratio * window.exposure + history.exposure)
    counts = dispersion * rate * (ratio * window.exposure + (ratio * share) ** 2 * history.exposure)
    noise = window.noise.variance + (ratio * share) ** 2 * history.noise.variance
    return (window.noisy_n - ratio * share * history.noisy_n) / sqrt(counts + noise)


def _crossing(window: Counted, history: Counted, dispersion: float, z: float) -> float | None:
    """The ratio at which the score falls through z, on a log scale; None when it never does."""
    low, high = 1 / _LARGEST, _LARGEST
    if (
        _score(low, window, history, dispersion) < z
        or _score(high, window, history, dispersion) > z
    ):
        return None
    for _ in range(_STEPS):
        middle = sqrt(low * high)
        is_above = _score(middle, window, history, dispersion) > z
        low, high = (middle, high) if is_above else (low, middle)
    return sqrt(low * high)


def expected_range(
    window: Counted, history: Counted, dispersion: float = 1.0, level: float = 0.9
) -> tuple[float, float]:
    """What the window's noisy count would be without change, going by the history alone.

    The history's own uncertainty is carried as extra dispersion, the noise exactly.
    """
    share = window.exposure / history.exposure
    mean = max(history.noisy_n, 0) * share
    unsure = share**2 * (dispersion * max(history.noisy_n, 0) + history.noise.variance)
    spread = dispersion + unsure / max(mean, 1.0)
    low, high = count_law(mean, window.noise, spread).interval(level)
    return float(max(low, 0)), float(max(high, 0))
