"""How far means lie apart beside sampling and noise: from wave to wave, and from unit to unit.

Units differ, always: a unit is only remarkable when it lies outside what the other units differ
(over-dispersion of indicators, Spiegelhalter 2005). How far the others differ is known from few
numbers, so a difference is judged by all that they leave open, not by one estimate (Higgins,
Thompson & Spiegelhalter 2009). In a large organisation waves differ a little too; that is estimated
by moments (DerSimonian & Laird 1986). Both from numbers that are not tested.
"""

from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.wave.comparison import Spread, known_variance, mean_of

_FEWEST_OTHERS = 3
_LEAST = 1.5  # points, sd: differences up to 3 points between units are common
_MOST = 40.0
_USUAL = 8.0  # points, sd: before any data exponential with this mean
_NODES = 24
_NEGLIGIBLE = 1e-6
Floats = NDArray[np.float64]
_FEWEST_QUESTIONS = 5


def between_waves(earlier: Sequence[tuple[Sequence[Histogram], float]]) -> Spread:
    """From the earlier waves of all questions, each with the variance between people.

    The median over the questions, so that one question that did change is no measure for the rest.
    Nothing is added when there are too few to know.
    """
    return spread_of_waves(
        [
            ([mean_of(one) for one in waves], [known_variance(one, people) for one in waves])
            for waves, people in earlier
        ]
    )


def spread_of_waves(lines: Sequence[tuple[Sequence[float], Sequence[float]]]) -> Spread:
    """The same from the means of each line and their known variances, wave by wave."""
    found = [_excess(means, known) for means, known in lines if len(means) > 1]
    if len(found) < _FEWEST_QUESTIONS:
        return Spread()
    return Spread.known(max(median(found), 0.0))


def between_units(others: Sequence[Histogram], people: float) -> Spread:
    """What the other units leave open; the least that units differ where these are too few to know.

    The restricted likelihood of their means, at a grid of standard deviations.
    """
    if len(others) < _FEWEST_OTHERS:
        return Spread.known(_LEAST**2)
    known = np.array([known_variance(one, people) for one in others])
    means = np.array([mean_of(one) for one in others])
    steps: Floats = np.geomspace(_LEAST, _MOST, _NODES)
    logs = np.array([_likelihood(means, known + step**2) for step in steps])
    logs += np.log(steps) - steps / _USUAL  # the steps are even in the logarithm
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    kept = weights > _NEGLIGIBLE
    pairs = zip(weights[kept] / weights[kept].sum(), steps[kept] ** 2, strict=True)
    return Spread(tuple((float(weight), float(variance)) for weight, variance in pairs))


def _likelihood(means: Floats, variances: Floats) -> float:
    """The restricted log likelihood of these means around one unknown mean."""
    weights = 1.0 / variances
    middle = float(weights @ means) / weights.sum()
    squares = weights @ (means - middle) ** 2
    return float(np.log(weights).sum() - np.log(weights.sum()) - squares) / 2.0


def _excess(means: Sequence[float], known: Sequence[float]) -> float:
    """How much more means vary than their own variances explain; below zero when less.

    Zero is the middle of what chance gives.
    """
    weights = [1.0 / variance for variance in known]
    whole = sum(weights)
    middle = sum(w * mean for w, mean in zip(weights, means, strict=True)) / whole
    squares = sum(w * (mean - middle) ** 2 for w, mean in zip(weights, means, strict=True))
    freedom = len(means) - 1
    usual = freedom * (1.0 - 2.0 / (9.0 * freedom)) ** 3
    return (squares - usual) / (whole - sum(w**2 for w in weights) / whole)
