"""An axis of numbers that starts at nothing, and numbers as a Dutch reader writes them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.advice.documents.document import Point

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 6


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` laid on places from `start` to `end` (points on the page)."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values with a line."""
        many = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 9) for n in range(many + 1))

    @property
    def labels(self) -> tuple[str, ...]:
        """The ticks in words."""
        places = 0 if self.step >= 1 and self.step != 2.5 else _decimals(self.step)
        return tuple(dutch(tick, places) for tick in self.ticks)


def scale_of(points: Iterable[Point], start: float, end: float, reach: float = 0.0) -> Scale:
    """The smallest round axis that holds every range and `reach`, with zero on it.

    Why zero: an axis that starts elsewhere makes a small difference look like a large one.
    """
    points = tuple(points)
    low = min(0.0, *(min(point.lower, point.value) for point in points))
    high = max(0.0, reach, *(max(point.upper, point.value) for point in points))
    span = (high - low) or 1.0
    step = _step(span)
    first, last = math.floor(low / step + 1e-9), math.ceil((low + span) / step - 1e-9)
    return Scale(first * step, max(last, first + 1) * step, step, start, end)


def _step(span: float) -> float:
    """The smallest round step that gives few ticks."""
    power = 10.0 ** (math.floor(math.log10(span)) - 1)
    steps = (power * ten * step for ten in (1, 10) for step in _STEPS)
    return next(round(step, 9) for step in steps if span / step <= _MOST_TICKS - 1)


def value_words(point: Point, step: float) -> str:
    """A number of a chart with its range; of one too uncertain to name the range alone. Words
    that the point brings go first.

    >>> value_words(Point("noord", 12.2, 7.8, 17.1, False), 5)
    'ongeveer 12 (8 tot 17)'
    >>> value_words(Point("noord", 1.2, 0, 6, True), 5)
    'tussen 0 en 6'
    """
    if point.words:
        return point.words
    places = 0 if step >= 1 else _decimals(step)
    low, middle, high = (dutch(v, places) for v in (point.lower, point.value, point.upper))
    if point.is_te_onzeker:
        return f"tussen {low} en {high}"
    return f"ongeveer {middle}" + (f" ({low} tot {high})" if low != high else "")


def dutch(value: float, places: int) -> str:
    """A number with a decimal comma and a point between thousands.

    >>> dutch(1234.56, 1), dutch(-0.2, 0), dutch(12000, 0)
    ('1.234,6', '0', '12.000')
    """
    text = f"{round(value, places) + 0.0:,.{places}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def _decimals(step: float) -> int:
    """As many decimals as the step needs."""
    return next(n for n in range(1, 10) if abs(step * 10**n - round(step * 10**n)) < 1e-6)
