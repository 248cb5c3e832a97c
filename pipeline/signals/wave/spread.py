"""How far means lie apart beside sampling and noise: from wave to wave, and from unit to unit.

Units differ, always: a unit is only remarkable when it lies outside what the other units differ
(over-dispersion of indicators, Spiegelhalter 2005). In a large organisation waves differ a little
too. Both are estimated by moments (DerSimonian & Laird 1986), from numbers that are not tested.
"""

from collections.abc import Sequence
from statistics import median

from pipeline.signals.survey.histogram import Histogram
from pipeline.signals.wave.comparison import Spread, known_variance, mean_of

_FEWEST_OTHERS = 3
_LEAST = 1.5**2  # points squared: differences up to 3 points between units are common
_FEWEST_QUESTIONS = 5


def between_waves(earlier: Sequence[tuple[Sequence[Histogram], float]]) -> Spread:
    """From the earlier waves of all questions, each with the variance between people.

    The median over the questions, so that one question that did change is no measure for the rest.
    Nothing is added when there are too few to know.
    """
    found = [
        _excess([mean_of(one) for one in waves], [known_variance(one, people) for one in waves])
        for waves, people in earlier
        if len(waves) > 1
    ]
    if len(found) < _FEWEST_QUESTIONS:
        return Spread()
    return Spread(max(median(found), 0.0))


def between_units(seen: Histogram, others: Sequence[Histogram], people: float) -> Spread:
    """From the other units; the least that units differ where these are too few to know."""
    n = len(others)
    if n < _FEWEST_OTHERS:
        return Spread(_LEAST)
    known = [known_variance(one, people) for one in others]
    means = [mean_of(one) for one in others]
    excess = max(_excess(means, known, is_middle=False), 0.0)
    variance = max(excess, _LEAST)
    whole, single = variance + known_variance(seen, people), excess + sum(known) / n
    return Spread(variance, (n - 1) * max(whole / single, 1.0) ** 2)  # Satterthwaite 1946


def _excess(means: Sequence[float], known: Sequence[float], is_middle: bool = True) -> float:
    """How much more means vary than their own variances explain; below zero when less.

    `is_middle`: zero is then the middle of what chance gives, else its mean.
    """
    weights = [1.0 / variance for variance in known]
    whole = sum(weights)
    middle = sum(w * mean for w, mean in zip(weights, means, strict=True)) / whole
    squares = sum(w * (mean - middle) ** 2 for w, mean in zip(weights, means, strict=True))
    freedom = len(means) - 1
    usual = freedom * (1.0 - 2.0 / (9.0 * freedom)) ** 3 if is_middle else freedom
    return (squares - usual) / (whole - sum(w**2 for w in weights) / whole)
