"""Numbers side by side: of each its name, its range as a bar, its estimate as a dot, and in words.

Why a dot with a range and no bar from zero: a bar says "this much", a range says "about this much".
The order is that of the points given, never a ranking by size.
"""

import textwrap
from collections.abc import Iterator

from pipeline.advice.documents.chart_legend import legend
from pipeline.advice.documents.chart_scale import Scale, scale_of, value_words
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.svg import (
    BAND,
    GRID,
    SIZE,
    SOFT_INK,
    dot,
    drawing,
    rule,
    text_width,
    words,
)

_ROW = 11.0
_AIR = 8.0
_GAP = 8.0
_NAME_LETTERS = 30

Shapes = Iterator[str]


def bars_svg(chart: Chart, width: float) -> str:
    """The drawing, `width` points wide."""
    names = [textwrap.wrap(point.label, _NAME_LETTERS) or [""] for point in chart.points]
    left = max(text_width(line) for name in names for line in name) + _GAP
    step = scale_of(chart.points, 0, 1).step
    numbers = [value_words(point, step) for point in chart.points]
    right = width - max(map(text_width, numbers)) - _GAP
    top = _ROW + 6
    heights = [_ROW * len(name) + _AIR for name in names]
    bottom = top + sum(heights)
    across = scale_of(chart.points, left + 4, right - 4)
    below, foot = legend(chart, left, width, bottom + 2 * _ROW + 6)
    shapes = [
        words((left, SIZE), chart.unit, colour=SOFT_INK),
        *_grid(across, top, bottom),
    ]
    y = top
    for point, name, number, height in zip(chart.points, names, numbers, heights, strict=True):
        middle = y + height / 2
        first = middle + 3 - _ROW * (len(name) - 1) / 2
        shapes += [
            words((left - _GAP, first + _ROW * n), line, "end") for n, line in enumerate(name)
        ]
        ends = (across.at(point.lower), middle), (across.at(point.upper), middle)
        shapes.append(rule(*ends, colour=BAND, width=7))
        shapes.append(dot((across.at(point.value), middle), point.is_te_onzeker))
        shapes.append(words((right + _GAP, middle + 3), number))
        y += height
    return drawing(width, foot, chart.alt, [*shapes, *below])


def _grid(across: Scale, top: float, bottom: float) -> Shapes:
    for value, label in zip(across.ticks, across.labels, strict=True):
        x = across.at(value)
        is_zero = abs(value) < 1e-9
        colour, thick = (SOFT_INK, 0.8) if is_zero else (GRID, 0.6)
        yield rule((x, top), (x, bottom), colour, thick)
        yield words((x, bottom + _ROW), label, "middle", SOFT_INK)
