"""Numbers side by side: of each its name, its range as a bar, its estimate as a dot, and in words.

Why a dot with a range and no bar from zero: a bar says "this much", a range says "about this much".
The order is that of the points given, never a ranking by size.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.advice.documents.chart_legend import legend
from pipeline.advice.documents.chart_scale import Scale, scale_of, value_words
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.svg import (
    BAND,
    GRID,
    SIZE,
    SOFT_INK,
    Anchor,
    dot,
    drawing,
    rule,
    text_width,
    words,
)

_ROW = 11.0
_AIR = 8.0
_GAP = 8.0
_LEAST = 0.25
_NAME_LETTERS = 30
_USUAL_LETTER = 0.5

Shapes = Iterator[str]


def bars_svg(chart: Chart, width: float) -> str:
    """The drawing, `width` points wide. Where names and numbers leave the bars no room, they stand
    above them."""
    numbers = [value_words(point, scale_of(chart.points, 0, 1).step) for point in chart.points]
    laid = _beside(chart, numbers, width)
    if laid.right - laid.left < _LEAST * width:
        laid = _above(chart, numbers, width)
    top = _ROW + 6
    bottom = top + sum(row.height for row in laid.rows)
    across = scale_of(chart.points, laid.left + 4, laid.right - 4, chart.reach)
    below, foot = legend(chart, laid.left, width, bottom + 2 * _ROW + 6)
    shapes = [
        words((laid.left, SIZE), chart.unit, colour=SOFT_INK),
        *_grid(across, top, bottom),
    ]
    for point, row in zip(chart.points, laid.rows, strict=True):
        shapes += [
            words((x, top + y), text, anchor, has_halo=True) for x, y, text, anchor in row.words
        ]
        y = top + row.bar
        ends = (across.at(point.lower), y), (across.at(point.upper), y)
        shapes.append(rule(*ends, colour=BAND, width=7))
        shapes.append(dot((across.at(point.value), y), point.is_te_onzeker))
        top += row.height
    return drawing(width, foot, chart.alt, [*shapes, *below])


@dataclass(frozen=True)
class _Row:
    """One number: its words (x, y, text, anchor) and its bar, from the top of the row."""

    words: tuple[tuple[float, float, str, Anchor], ...]
    bar: float
    height: float


@dataclass(frozen=True)
class _Laid:
    """The bars stand between `left` and `right`."""

    left: float
    right: float
    rows: tuple[_Row, ...]


def _beside(chart: Chart, numbers: Sequence[str], width: float) -> _Laid:
    """Names before the bars, numbers after them."""
    names = [
        textwrap.wrap(point.label, _NAME_LETTERS, break_on_hyphens=False) or [""]
        for point in chart.points
    ]
    left = max(text_width(line) for name in names for line in name) + _GAP
    right = width - max(map(text_width, numbers)) - _GAP
    rows = []
    for name, number in zip(names, numbers, strict=True):
        height = _ROW * len(name) + _AIR
        first = height / 2 + 3 - _ROW * (len(name) - 1) / 2
        told: list[tuple[float, float, str, Anchor]] = [
            (left - _GAP, first + _ROW * n, line, "end") for n, line in enumerate(name)
        ]
        told.append((right + _GAP, height / 2 + 3, number, "start"))
        rows.append(_Row(tuple(told), height / 2, height))
    return _Laid(left, right, tuple(rows))


def _above(chart: Chart, numbers: Sequence[str], width: float) -> _Laid:
    """Name and number over the bar, which takes the whole width."""
    letters = int((width - _GAP) / (SIZE * _USUAL_LETTER))
    rows = []
    for point, number in zip(chart.points, numbers, strict=True):
        lines = textwrap.wrap(f"{point.label}: {number}", letters, break_on_hyphens=False)
        told: tuple[tuple[float, float, str, Anchor], ...] = tuple(
            (_GAP + 1, _ROW * (n + 1), line, "start") for n, line in enumerate(lines)
        )
        rows.append(_Row(told, _ROW * len(lines) + _AIR, _ROW * len(lines) + 2 * _AIR))
    return _Laid(0.0, width - text_width("100") / 2, tuple(rows))


def _grid(across: Scale, top: float, bottom: float) -> Shapes:
    for value, label in zip(across.ticks, across.labels, strict=True):
        x = across.at(value)
        is_zero = abs(value) < 1e-9
        colour, thick = (SOFT_INK, 0.8) if is_zero else (GRID, 0.6)
        yield rule((x, top), (x, bottom), colour, thick)
        yield words((x, bottom + _ROW), label, "middle", SOFT_INK)
