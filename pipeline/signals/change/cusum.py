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
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pipeline.release.noise_law import SMALLEST_P, Counted, Tail
from pipeline.signals.rates import rates_of
from pipeline.signals.readings import in_hours, level, readings
from pipeline.signals.scores import Scores, change_to_see, law_of, scores_of
from pipeline.signals.series import Point, counted

LARGEST = 1.5
"""The change that the sum is most open to, or less where counts are large; it sees others too."""
YEARS = 2
_ROOM = 120  # steps above what was seen: from higher no sum comes back below it

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Run:
    """`start`: number of the first period since the sum that shows most was last zero."""

    tail: Tail
    start: int


def lasting(
    recent: Sequence[Point],
    past: Sequence[Point],
    dispersion: float,
    season: Mapping[str, float],
) -> Run:
    """The recent periods against the past: by employees, and by the VPs' hours if these changed.

    As readings.py: both have to show it. `season`: how busy each part of the year is.
    """
    by_people = cusum(recent, counted(past, season), dispersion, season)
    beside = partial(level, season=season)
    if readings(recent, past, dispersion, beside).by_hours is None:
        return by_people
    by_hours = cusum(in_hours(recent), counted(in_hours(past), season), dispersion, season)
    tails = by_people.tail, by_hours.tail
    both = Tail(max(tail.rise for tail in tails), max(tail.fall for tail in tails))
    return Run(both, by_people.start)


def cusum(
    recent: Sequence[Point],
    before: tuple[Counted, ...],
    dispersion: float,
    season: Mapping[str, float],
) -> Run:
    """The sums of the recent periods, both ways. `before`: what they are held against."""
    counts = counted(recent, season)
    rates = rates_of(before, dispersion)
    usual = rates.mean
    found = []
    factor = change_to_see(counts, usual, dispersion, LARGEST, errors=1.0)
    for change in (factor, 1 / factor):
        scores = scores_of(counts, usual, change, dispersion)
        last, start = _sum_of(counts, scores)
        laws = (c * _law_of(counts, scores, rate, last, dispersion) for rate, c in rates.each())
        p = sum(laws) if last else 1.0
        found.append((float(np.clip(p, SMALLEST_P, 1.0)), start))
    (rise, rose), (fall, fell) = found
    return Run(Tail(rise, fall), rose if rise <= fall else fell)


def _sum_of(counts: Sequence[Counted], scores: Sequence[Scores]) -> tuple[int, int]:
    """The sum after the last period, and the period after which it was last zero."""
    total, start = 0, 0
    for number, (one, score) in enumerate(zip(counts, scores, strict=True)):
        total += score.at(one.noisy_n)
        if total <= 0:
            total, start = 0, number + 1
    return total, min(start, len(counts) - 1)


def _law_of(
    counts: Sequence[Counted],
    scores: Sequence[Scores],
    rate: float,
    seen: int,
    dispersion: float,
) -> float:
    """Mid-p value of a last sum without a change, at one rate."""
    top = seen + _ROOM
    chance = np.zeros(top + 1)
    chance[0] = 1.0
    for one, score in zip(counts, scores, strict=True):
        law = law_of(rate * one.exposure, one.noise, dispersion)
        steps = score.of_all(law.values)
        lowest = int(steps.min())
        moved = np.convolve(chance, np.bincount(steps - lowest, weights=law.probabilities))
        chance = _kept(moved, lowest, top)
    return float(chance[seen + 1 :].sum() + chance[seen] / 2)


def _kept(moved: Floats, lowest: int, top: int) -> Floats:
    """The law of the sum from 0 to `top`: below zero is zero, above is the top."""
    law = np.zeros(top + 1)
    np.add.at(law, np.clip(np.arange(len(moved)) + lowest, 0, top), moved)
    return law
