"""A CUSUM on the likelihood of noisy counts, for changes that came slowly or longer ago.

The newest year against all earlier ones loses a change that lasts: after a year it has become part
of what it is held against. Here the newest two years are held against the years before these only.
Each period adds how much likelier its count is under a change than under none, and the sum starts
again at zero whenever that speaks against a change (Page 1954). The law of the sum without a change
is reckoned out, step by step, at the rates that the years before allow; so it holds under any
privacy noise and with a short past. After the last zero the change is most likely to have begun.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import SMALLEST_P, Counted, Law, Noise, Tail, count_law
from pipeline.signals.readings import in_hours, level, readings
from pipeline.signals.series import Point, added
from pipeline.signals.windows import season_of

LARGEST = 1.5
"""The change that the sum is most open to, or less where counts are large; it sees others too."""
YEARS = 2
_STEP = 0.05  # of log likelihood: sums are kept on a lattice
_ROOM = 120  # steps above what was seen: from higher no sum comes back below it
_RARE = 1e-11  # an inverse FFT says nothing about probabilities below this
_RATES = 7

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]


@dataclass(frozen=True)
class Run:
    """`start`: number of the first period since the sum that shows most was last zero."""

    tail: Tail
    start: int


@dataclass(frozen=True)
class _Period:
    """What one period may hold: its count, what is expected at rate 1, and its noise."""

    noisy_n: int
    exposure: float
    noise: Noise


def lasting(
    recent: Sequence[Point],
    past: Sequence[Point],
    dispersion: float,
    season: Mapping[str, float],
) -> Run:
    """The recent periods against the past: by employees, and by the VPs' hours if these changed.

    As readings.py: both have to show it. `season`: how busy each part of the year is.
    """
    by_people = cusum(recent, added(past, season), dispersion, season)
    beside = partial(level, season=season)
    if readings(recent, past, dispersion, beside).by_hours is None:
        return by_people
    by_hours = cusum(in_hours(recent), added(in_hours(past), season), dispersion, season)
    tails = by_people.tail, by_hours.tail
    both = Tail(max(tail.rise for tail in tails), max(tail.fall for tail in tails))
    return Run(both, by_people.start)


def cusum(
    recent: Sequence[Point], before: Counted, dispersion: float, season: Mapping[str, float]
) -> Run:
    """The sums of the recent periods, both ways. `before`: what they are held against."""
    periods = [
        _Period(p.noisy_n, p.exposure * season.get(season_of(p.periode), 1.0), p.noise)
        for p in recent
    ]
    usual = max(before.noisy_n, 0.5) / before.exposure
    rates, chances = _rates(before, dispersion)
    found = []
    factor = _factor(periods, usual, dispersion)
    for change in (factor, 1 / factor):
        scores = [_scores(p, usual, change, dispersion) for p in periods]
        last, start = _sum_of(periods, scores)
        laws = (_law_of(periods, scores, rate, last, dispersion) for rate in rates)
        p = sum(c * at for c, at in zip(chances, laws, strict=True)) if last else 1.0
        found.append((float(np.clip(p, SMALLEST_P, 1.0)), start))
    (rise, rose), (fall, fell) = found
    return Run(Tail(rise, fall), rose if rise <= fall else fell)


def _factor(periods: Sequence[_Period], usual: float, dispersion: float) -> float:
    """The change to look for: at most one standard deviation of a period."""
    mean = usual * sum(period.exposure for period in periods) / len(periods)
    noise = sum(period.noise.variance for period in periods) / len(periods)
    return 1 + min(LARGEST - 1, sqrt(dispersion * mean + noise) / mean)


@dataclass(frozen=True)
class _Scores:
    """Steps that each noisy count adds to the sum; beyond the ends as at the ends."""

    first: int
    steps: Steps

    def at(self, values: Steps) -> Steps:
        return self.steps[np.clip(values - self.first, 0, len(self.steps) - 1)]


def _scores(period: _Period, usual: float, factor: float, dispersion: float) -> _Scores:
    mean = usual * period.exposure
    without = _law(mean, period.noise, dispersion)
    changed = _law(factor * mean, period.noise, dispersion)
    laws = without.values, changed.values
    values = np.arange(min(of[0] for of in laws), max(of[-1] for of in laws) + 1)
    a, b = without.at(values), changed.at(values)
    likely = np.flatnonzero((a > _RARE) & (b > _RARE))
    kept = slice(likely[0], likely[-1] + 1)
    ratio = np.log(np.maximum(b[kept], _RARE) / np.maximum(a[kept], _RARE))
    return _Scores(int(values[likely[0]]), np.rint(ratio / _STEP).astype(np.int64))


def _sum_of(periods: Sequence[_Period], scores: Sequence[_Scores]) -> tuple[int, int]:
    """The sum after the last period, and the period after which it was last zero."""
    total, start = 0, 0
    for number, (period, score) in enumerate(zip(periods, scores, strict=True)):
        total += int(score.at(np.array([period.noisy_n]))[0])
        if total <= 0:
            total, start = 0, number + 1
    return total, min(start, len(periods) - 1)


def _law_of(
    periods: Sequence[_Period],
    scores: Sequence[_Scores],
    rate: float,
    seen: int,
    dispersion: float,
) -> float:
    """Mid-p value of a last sum without a change, at one rate."""
    top = seen + _ROOM
    chance = np.zeros(top + 1)
    chance[0] = 1.0
    for period, score in zip(periods, scores, strict=True):
        law = _law(rate * period.exposure, period.noise, dispersion)
        steps = score.at(law.values)
        lowest = int(steps.min())
        moved = np.convolve(chance, np.bincount(steps - lowest, weights=law.probabilities))
        chance = _kept(moved, lowest, top)
    return float(chance[seen + 1 :].sum() + chance[seen] / 2)


def _kept(moved: Floats, lowest: int, top: int) -> Floats:
    """The law of the sum from 0 to `top`: below zero is zero, above is the top."""
    law = np.zeros(top + 1)
    np.add.at(law, np.clip(np.arange(len(moved)) + lowest, 0, top), moved)
    return law


def _rates(before: Counted, dispersion: float) -> tuple[Floats, Floats]:
    """Rates that the past allows, and how likely each is (Jeffreys' prior for a rate)."""
    spread = np.sqrt(dispersion * max(before.noisy_n, 1.0) + before.noise.variance)
    low, high = max(before.noisy_n - 3.5 * spread, 0.0), before.noisy_n + 3.5 * spread
    high = max(high, 3.5 * spread)
    means = low + (high - low) * (np.arange(_RATES) + 0.5) / _RATES
    seen = np.array([before.noisy_n])
    likelihood = np.array([count_law(m, before.noise, dispersion).at(seen)[0] for m in means])
    weight = np.maximum(likelihood, 0.0) / np.sqrt(means)
    return means / before.exposure, weight / max(weight.sum(), 1e-300)


@lru_cache(maxsize=4096)
def _law(mean: float, noise: Noise, dispersion: float) -> Law:
    """Periods alike have one law."""
    return count_law(mean, noise, dispersion)
