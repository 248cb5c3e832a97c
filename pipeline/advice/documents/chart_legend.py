"""What the marks of a chart mean, in words, under it: only those that occur."""

import textwrap

from pipeline.advice.catalogue import text
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.svg import BAND, SIZE, SOFT_INK, dot, rule, text_width, words

_ROW = 12.0
_MARK = 14.0
_BETWEEN = 16.0


def legend(chart: Chart, left: float, width: float, top: float) -> tuple[list[str], float]:
    """The shapes, and where the drawing ends: as many rows as it takes."""
    shapes: list[str] = []
    x, y = left, top
    for name in _occurring(chart):
        lines = _lines(text("grafieken", name), width - left - _MARK)
        wide = _MARK + max(map(text_width, lines))
        if x > left and x + wide > width:
            x, y = left, y + _ROW
        middle = (x + 4, y - 3)
        if name == "bandbreedte":
            shapes.append(rule((x + 2, middle[1]), (x + 7, middle[1]), BAND, 7))
        else:
            shapes.append(dot(middle, is_open=name == "te_onzeker"))
        for number, line in enumerate(lines):
            shapes.append(words((x + _MARK, y + number * _ROW), line, colour=SOFT_INK))
        y += _ROW * (len(lines) - 1)
        x += wide + _BETWEEN
    return shapes, y + SIZE / 2


def _lines(word: str, room: float) -> list[str]:
    return textwrap.wrap(word, max(12, int(room / text_width("n"))))


def _occurring(chart: Chart) -> list[str]:
    is_open = {point.is_te_onzeker for point in chart.points}
    has_range = any(point.lower != point.upper for point in chart.points)
    shown = {
        "schatting": False in is_open,
        "te_onzeker": True in is_open,
        "bandbreedte": has_range,
    }
    return [name for name, is_shown in shown.items() if is_shown]
