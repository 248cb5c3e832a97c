"""Cells of one mean in one release: noisy quarters of which the truth is known.

They are the series that `vip run` makes of a released table. A release holds as many as there are
categories, because their dispersion is pooled; the test of one is that of `Change`.
"""

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np

from pipeline.periods import quarters_between
from pipeline.release.noise_law import Noise, noise_variance
from pipeline.signals.change.judged import changes_of
from pipeline.signals.series import Point, Scope, Series
from tests.releases import geometric_noise

CELLS = 27
ALPHA = 0.01
_QUARTERS = quarters_between("2015-Q1", "2025-Q4")
_PLAIN = 0.75  # standard errors: what is nearer to its past has no p-value below .01


@dataclass(frozen=True)
class Setting:
    """What is drawn; `epsilon` inf is no noise, `window` and `history` are in quarters.

    All cells are `factor` times as busy in the window: what is estimated together, the dispersion,
    is estimated from their histories.
    """

    epsilon: float
    mu: float
    dispersion: float = 1.0
    factor: float = 1.0
    window: int = 1
    history: int = 12


@dataclass(frozen=True)
class Alarms:
    """Shares of tests below one-sided alpha, and the standard error of those of a rise."""

    rise: float
    fall: float
    error: float


def alarms(setting: Setting, releases: int, seed: int, is_plain: bool = True) -> np.ndarray:
    """Numbers of alarms (rise, fall) in each of these releases of `CELLS` cells.

    `is_plain`: cells that are as expected are not tested, they cannot raise an alarm.
    """
    rng = np.random.default_rng([seed, *_key(setting)])
    return np.array([_release(setting, rng, is_plain) for _ in range(releases)])


def summed(found: np.ndarray) -> Alarms:
    """Of all releases together; cells of one release share their dispersion."""
    rise, fall = found.mean(axis=0) / CELLS
    return Alarms(rise, fall, found[:, 0].std(ddof=1) / CELLS / sqrt(len(found)))


def cells(setting: Setting, rng: np.random.Generator) -> tuple[Series, ...]:
    """The cells of one release."""
    quarters = setting.history + setting.window
    usual = np.full(quarters, float(setting.mu))
    usual[setting.history :] *= setting.factor
    return series_of(np.broadcast_to(usual, (CELLS, quarters)), setting, rng)


def series_of(means: np.ndarray, setting: Setting, rng: np.random.Generator) -> tuple[Series, ...]:
    """Cells with these means (cells, quarters), and the dispersion and noise of the setting."""
    counts = _counts(means, setting.dispersion, rng)
    noise = Noise()
    if setting.epsilon < inf:
        counts = counts + geometric_noise(setting.epsilon, counts.shape, rng)
        noise = Noise.of([setting.epsilon])
    return tuple(_series(number, row, noise, setting.window) for number, row in enumerate(counts))


def _key(setting: Setting) -> list[int]:
    epsilon = 0 if setting.epsilon == inf else setting.epsilon
    values = epsilon, setting.mu, setting.dispersion, setting.factor
    return [*(int(100 * value) for value in values), setting.window, setting.history]


def _counts(means: np.ndarray, dispersion: float, rng: np.random.Generator) -> np.ndarray:
    if dispersion == 1:
        return rng.poisson(means)
    return rng.negative_binomial(means / (dispersion - 1), 1 / dispersion)


def _series(number: int, counts: np.ndarray, noise: Noise, newest: int) -> Series:
    periods = _QUARTERS[-len(counts) :]
    points = [Point(p, int(n), noise, 1.0, ()) for p, n in zip(periods, counts, strict=True)]
    past, window = points[:-newest], points[-newest:]
    years = [tuple(past[at : at + 4]) for at in range(0, len(past), 4)]
    scope = Scope(hoofdcategorie=f"c{number:02d}")
    return Series(scope, "hoofdcategorie", (tuple(window), *years[::-1]))


def _release(setting: Setting, rng: np.random.Generator, is_plain: bool) -> tuple[int, int]:
    rise = fall = 0
    for change in changes_of(cells(setting, rng)).values():
        if is_plain and _is_as_expected(change.series, setting):
            continue
        tail = change.year.tail
        rise += tail.rise < ALPHA
        fall += tail.fall < ALPHA
    return rise, fall


def _is_as_expected(series: Series, setting: Setting) -> bool:
    """Within what even Poisson counts with this noise would do more often than one in five."""
    ratio = setting.window / setting.history
    past = sum(point.noisy_n for point in series.history)
    now = sum(point.noisy_n for point in series.window)
    noise = 0.0 if setting.epsilon == inf else noise_variance(setting.epsilon)
    of_noise = noise * setting.window * (1 + ratio)
    counted = max(past * ratio, 0.0) * (1 + ratio)
    return abs(now - past * ratio) <= _PLAIN * sqrt(counted + of_noise)
