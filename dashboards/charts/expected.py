"""What came (a diamond) against what was to be expected (a bar), on one line of counts."""

from collections.abc import Iterator
from functools import lru_cache

from dashboards.charts.drawn import at_every_width
from pipeline.advice.documents.chart_scale import Scale, scale_of
from pipeline.advice.documents.document import Point
from pipeline.advice.documents.svg import (
    BAND,
    GRID,
    INK,
    SIZE,
    SOFT_INK,
    area,
    drawing,
    rule,
    text_width,
    words,
)

_TOP = 30.0
_BAR = 15.0
_BOTTOM = 62.0
_FOOT = 76.0
_HALF = 6.0
_NOW = "nu"


@lru_cache(maxsize=256)
def expected_html(
    observed: float, expected: tuple[float, float], word: str, title: str, description: str
) -> str:
    """The drawing as HTML. `word` stands in the bar; the description is its text alternative."""
    lower, upper = (max(0.0, bound) for bound in expected)
    point = Point("", max(0.0, observed), min(lower, max(0.0, observed)), upper, False)

    def draw(width: float) -> str:
        across = scale_of([point], 2.0 + text_width("0"), width - 2 * text_width("000"))
        return drawing(
            width, _FOOT, description, _shapes(point.value, (lower, upper), word, title, across)
        )

    return at_every_width(description, draw)


def _shapes(
    observed: float, expected: tuple[float, float], word: str, title: str, across: Scale
) -> Iterator[str]:
    yield words((0, SIZE), title, colour=SOFT_INK)
    middle = (_TOP + _BOTTOM) / 2 + 2
    for value, label in zip(across.ticks, across.labels, strict=True):
        x = across.at(value)
        yield rule((x, _TOP), (x, _BOTTOM), GRID, 0.6)
        yield words((x, _FOOT - 3), label, "middle", SOFT_INK)
    start, end = (across.at(bound) for bound in expected)
    yield rule((start, middle), (end, middle), BAND, _BAR)
    yield words((start + 3, middle + 3), word)
    x = across.at(observed)
    yield area(
        [(x, middle - _HALF), (x + _HALF, middle), (x, middle + _HALF), (x - _HALF, middle)], INK
    )
    yield words((x, _TOP - 4), _NOW, "middle")
