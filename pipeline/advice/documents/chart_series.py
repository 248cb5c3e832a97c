"""A series over time: a band for the range, a line for the estimate, events in words above it.

Why the band: with small counts a line alone invites stories about chance and noise. Where the way
of counting changed there is a gap, so that nobody reads a change into it.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from pipeline.advice.catalogue import text
from pipeline.advice.documents.chart_legend import legend
from pipeline.advice.documents.chart_scale import Scale, scale_of
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.svg import (
    BAND,
    GRID,
    INK,
    SIZE,
    SOFT_INK,
    Anchor,
    area,
    dot,
    drawing,
    polyline,
    rule,
    text_width,
    words,
)

_PLOT = 128.0
_ROW = 11.0
_GAP = 6.0
_EVENT_LETTERS = 30
_MOST_ROWS = 24

Shapes = Iterator[str]


def series_svg(chart: Chart, width: float) -> str:
    """The drawing, `width` points wide."""
    marks = _marks(chart)
    across = _Across(chart, width)
    placed = _placed(marks, across, width)
    rows = max((mark.end for mark in placed), default=0)
    top = _ROW + _GAP + rows * _ROW
    bottom = top + _PLOT
    up = scale_of(chart.points, bottom, top, chart.reach)
    below, foot = legend(chart, across.left, width, bottom + 2 * _ROW + _GAP)
    shapes = [
        words((0, SIZE), chart.unit, colour=SOFT_INK),
        *_grid(up, across, width),
        *_period_labels(chart, across, bottom),
        *_events(placed, bottom),
        *(shape for stretch in _stretches(chart) for shape in _stretch(chart, stretch, across, up)),
        *below,
    ]
    return drawing(width, foot, chart.alt, shapes)


class _Across:
    """Where each point stands between left and right."""

    def __init__(self, chart: Chart, width: float) -> None:
        labels = scale_of(chart.points, 1, 0, chart.reach).labels
        self.left = max(map(text_width, labels)) + _GAP
        half = text_width(chart.points[-1].label) / 2 + 2
        inset = max(0.0, half - (width - self.left) / len(chart.points) / 2)
        self.step = (width - self.left - inset) / len(chart.points)

    def at(self, index: float) -> float:
        return self.left + (index + 0.5) * self.step


def _grid(up: Scale, across: _Across, width: float) -> Shapes:
    for value, label in zip(up.ticks, up.labels, strict=True):
        height = up.at(value)
        is_zero = abs(value) < 1e-9
        colour, thick = (SOFT_INK, 0.8) if is_zero else (GRID, 0.6)
        yield rule((across.left, height), (width, height), colour, thick)
        yield words((across.left - _GAP, height + 3), label, "end", SOFT_INK)


def _period_labels(chart: Chart, across: _Across, bottom: float) -> Shapes:
    """As many labels as fit without touching; the newest point always has one."""
    widest = max(text_width(point.label) for point in chart.points) + _GAP
    every = max(1, ceil(widest / across.step))
    last = len(chart.points) - 1
    for index, point in enumerate(chart.points):
        if (last - index) % every == 0:
            x = across.at(index)
            yield rule((x, bottom), (x, bottom + 3), SOFT_INK, 0.6)
            yield words((x, bottom + _ROW + 2), point.label, "middle", SOFT_INK)


Mark = tuple[float, str, bool]


@dataclass(frozen=True)
class _Placed:
    """A mark's line at `x`, and the room its words take from `low` to `high` on rows from `row`."""

    x: float
    low: float
    high: float
    lines: tuple[str, ...]
    anchor: Anchor
    is_start: bool
    row: int = 0

    @property
    def end(self) -> int:
        return self.row + len(self.lines)

    def hits(self, other: "_Placed") -> bool:
        """Whether words run into words, or a line into words; a line starts at its own words."""
        is_over = self.low < other.high and other.low < self.high
        return (
            (is_over and self.row < other.end and other.row < self.end)
            or (self.low < other.x < self.high and other.row < self.end)
            or (other.low < self.x < other.high and self.row < other.end)
        )


def _marks(chart: Chart) -> list[Mark]:
    """Events (at their point) and new beginnings (between two points), in order of time."""
    at = {point.label: index for index, point in enumerate(chart.points)}
    events = [(float(at[label]), word, False) for label, word in chart.events]
    word = text("grafieken", "nieuwe_reeks")
    starts = [(at[label] - 0.5, word, True) for label in chart.breaks if at[label] > 0]
    return sorted(events + starts)


def _placed(marks: Sequence[Mark], across: _Across, width: float) -> list[_Placed]:
    """The words of each mark, on the highest rows where no line and no other words run into them.

    Words that would pass the right edge stand left of their line. These are placed first, the last
    one highest; then the others, the first one highest.
    """
    all_of = [_words_of(mark, across, width) for mark in marks]
    late = [one for one in reversed(all_of) if one.anchor == "end"]
    found: list[_Placed] = []
    for one in [*late, *(one for one in all_of if one.anchor == "start")]:
        rows = (replace(one, row=row) for row in range(_MOST_ROWS))
        free = (at for at in rows if not any(at.hits(other) for other in found))
        found.append(next(free, replace(one, row=_MOST_ROWS)))
    return found


def _words_of(mark: Mark, across: _Across, width: float) -> _Placed:
    index, word, is_start = mark
    lines = tuple(textwrap.wrap(word, _EVENT_LETTERS)) or ("",)
    x, wide = across.at(index), max(map(text_width, lines)) + _GAP
    if x + wide > width:
        return _Placed(x, x - wide, x, lines, "end", is_start)
    return _Placed(x, x, x + wide, lines, "start", is_start)


def _events(placed: Sequence[_Placed], bottom: float) -> Shapes:
    for mark in placed:
        head = _ROW + _GAP + mark.row * _ROW
        dashes = "1 3" if mark.is_start else "4 3"
        yield rule((mark.x, head), (mark.x, bottom), SOFT_INK, 0.8, dashes)
        aside = -3 if mark.anchor == "end" else 3
        for number, line in enumerate(mark.lines):
            place = (mark.x + aside, head + SIZE - 1 + number * _ROW)
            yield words(place, line, mark.anchor, SOFT_INK)


def _stretches(chart: Chart) -> Iterator[range]:
    """The points between one new beginning and the next."""
    starts = [n for n, point in enumerate(chart.points) if n and point.label in chart.breaks]
    edges = [0, *starts, len(chart.points)]
    return (range(first, last) for first, last in pairwise(edges))


def _stretch(chart: Chart, stretch: range, across: _Across, up: Scale) -> Shapes:
    points = [(across.at(n), chart.points[n]) for n in stretch]
    if len(points) > 1:
        highs = [(x, up.at(point.upper)) for x, point in points]
        lows = [(x, up.at(point.lower)) for x, point in points]
        yield area([*highs, *reversed(lows)], BAND)
        yield polyline([(x, up.at(point.value)) for x, point in points], INK, 1.4)
    else:
        for x, point in points:
            yield rule((x, up.at(point.lower)), (x, up.at(point.upper)), BAND, 6)
    for x, point in points:
        yield dot((x, up.at(point.value)), point.is_te_onzeker)
