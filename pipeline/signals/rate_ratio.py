"""How many times the old rate the new one is, with an interval that knows the noise."""

from dataclasses import dataclass
from math import inf

import numpy as np

from pipeline.signals.rates import Rates

_LARGEST = 1000.0
_PARTS = 8


@dataclass(frozen=True)
class Ratio:
    """A ratio of two rates; `lower` can be 0 and `upper` infinite."""

    value: float
    lower: float
    upper: float


def rate_ratio(new: Rates, old: Rates, level: float = 0.9) -> Ratio:
    """The new rate over the old one: the median, and what holds `level` of the likelihood.

    What each side's own counts leave possible (rates.py) is independent of the other's.
    """
    news, olds = new.finer(_PARTS), old.finer(_PARTS)
    ratios = np.divide.outer(news.values, olds.values).ravel()
    chances = np.multiply.outer(news.chances, olds.chances).ravel()
    order = np.argsort(ratios)
    below = np.cumsum(chances[order])
    tail = (1 - level) / 2
    low, middle, high = np.interp([tail, 0.5, 1 - tail], below, ratios[order])
    least = 0.0 if low < 1 / _LARGEST else float(low)
    return Ratio(float(middle), least, float(high) if high < _LARGEST else inf)
