"""How busy each period was as a whole, from all tables together: a smoothed common profile.

Gaussian process regression (Rasmussen & Williams 2006) of the ratio of what was counted to what
public facts let expect, on a level, a trend, a season and a change of its own per period; how large
each of these is follows from the likelihood of the released numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from pipeline.release.estimation.tables import Floats, Integers, NoisyTable

_TRENDS = (0.0, 0.01, 0.03, 0.1)
_SEASONS = (0.0, 0.05, 0.15, 0.3)
_CHANGES = (0.005, 0.02, 0.05, 0.12, 0.3)
_SCATTER = 1.2  # counts scatter a little more than Poisson
_LOWEST = 0.2


@dataclass(frozen=True)
class TimeProfile:
    """`level`: counted over expected, all periods together; `shape`: each period's part of it."""

    level: float
    periods: Integers
    shape: Floats

    def at(self, periods: Integers) -> Floats:
        """The shape in these periods (all among those of the profile)."""
        return self.shape[np.searchsorted(self.periods, periods)]


def learn_profile(tables: tuple[NoisyTable, ...]) -> TimeProfile:
    """The common profile of tables that count the same trajecten."""
    periods = np.unique(np.concatenate([table.period for table in tables]))
    counted, precision, expected = (np.zeros(len(periods)) for _ in range(3))
    for table in tables:
        place = np.searchsorted(periods, table.period)
        size = len(periods)
        total = np.bincount(place, table.noisy, size)
        hoped = np.bincount(place, table.expected, size)
        noise = np.bincount(place, table.noise, size)
        there = hoped > 0
        weight = np.where(there, hoped**2 / np.where(noise > 0, noise, 1.0), 0.0)
        counted += weight * total / np.where(there, hoped, 1.0)
        precision += weight
        expected = np.maximum(expected, hoped)
    ratio = counted / precision
    level = max(float(np.average(ratio, weights=expected)), 0.05 / float(expected.mean()))
    variance = 1.0 / precision / level**2 + _SCATTER / (level * expected)
    shape = 1.0 + _smooth(ratio / level - 1.0, variance, periods, tables[0].season)
    return TimeProfile(level, periods, np.maximum(shape, _LOWEST))


def refine_profile(
    tables: tuple[NoisyTable, ...],
    means: Mapping[str, Floats],
    spreads: Mapping[str, float],
    profile: TimeProfile,
) -> TimeProfile:
    """The profile once more, now that it is known how large each series is and how it scatters.

    `means` (rows): what each row would be in a period as usual. Weighted least squares, so that a
    chance peak in one large series is not taken for a busy period everywhere.
    """
    ratio, precision = np.ones(len(profile.periods)), np.zeros(len(profile.periods))
    for table in tables:
        mean = means[table.name]
        weight = mean / (table.noise + _SCATTER * mean + spreads[table.name] * mean**2)
        place = np.searchsorted(profile.periods, table.period)
        size = len(profile.periods)
        known = np.bincount(place, weight * mean, size)
        found = np.bincount(place, weight * table.noisy, size) / np.where(known > 0, known, 1.0)
        ratio, precision = np.where(known > precision, found, ratio), np.maximum(known, precision)
    deviation = _smooth(ratio - 1.0, 1.0 / precision, profile.periods, tables[0].season)
    return TimeProfile(profile.level, profile.periods, np.maximum(1.0 + deviation, _LOWEST))


def _smooth(deviation: Floats, variance: Floats, periods: Integers, season: int) -> Floats:
    """The posterior mean of the deviations, under the components that explain them best."""
    trend = np.outer(periods - periods.mean(), periods - periods.mean())
    seasonal = (periods[:, None] % season == periods[None] % season).astype(float)
    best, smoothed = -np.inf, np.zeros(len(periods))
    seasons = _SEASONS if season > 1 else _SEASONS[:1]
    for slope, swing, change in product(_TRENDS, seasons, _CHANGES):
        prior = slope**2 * trend + swing**2 * seasonal + change**2 * np.eye(len(periods))
        total = prior + np.diag(variance)
        solved = np.linalg.solve(total, deviation)
        fit = -0.5 * (np.linalg.slogdet(total)[1] + deviation @ solved)
        if fit > best:
            best, smoothed = fit, prior @ solved
    return smoothed
