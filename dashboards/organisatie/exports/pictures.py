"""The charts of a page as pictures: SVG or PNG, with above and below them what they are of.

Why the words are in the picture: a picture is pasted into slides, and there it stands alone.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator

from dashboards.organisatie.exports.view import View
from dashboards.organisatie.recorded import Sheet
from pipeline.advice.documents.chart import WIDTH, chart_svg
from pipeline.advice.documents.document import Chart
from pipeline.advice.documents.svg import INK, PAPER, SOFT_INK, drawing, words
from pipeline.advice.documents.typesetting import typeset_picture
from pipeline.advice.documents.written import drawable

_HEIGHT = re.compile(r'height="([\d.]+)pt"')
_SIZE = re.compile(r'\b(width|height)="([\d.]+)pt"')
_ROW = 13.0
_MARGIN = 14.0
_LETTERS = 100


def pictures(view: View, sheet: Sheet, ending: str) -> bytes:
    """One picture as svg or png, or a zip file when the page has more."""
    write: Callable[[str], bytes] = str.encode if ending == "svg" else typeset_picture
    made = [write(picture_svg(view, chart)) for chart in sheet.charts]
    return made[0] if len(made) == 1 else _zipped(view, made, ending)


def picture_svg(view: View, chart: Chart) -> str:
    """A chart with its name above it and its source below it."""
    inner = chart_svg(chart)
    found = _HEIGHT.search(inner)
    height = float(found[1]) if found else WIDTH
    above = textwrap.wrap(chart.caption, _LETTERS)
    below = list(_source(view))
    top = _MARGIN + _ROW * len(above)
    foot = top + height + _ROW
    wide = WIDTH + 2 * _MARGIN
    high = foot + _ROW * len(below) + _MARGIN
    shapes = [
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *(words((_MARGIN, _MARGIN + _ROW * n), line, colour=INK) for n, line in enumerate(above)),
        _placed(inner, top),
        *(words((_MARGIN, foot + _ROW * n), line, colour=SOFT_INK) for n, line in enumerate(below)),
    ]
    return drawing(wide, high, chart.alt, shapes)


def _placed(inner: str, top: float) -> str:
    """The drawing inside the larger one, in whose units it is as large as it was in points."""
    sized = _SIZE.sub(r'\1="\2"', inner, count=2)
    return sized.replace("<svg ", f'<svg x="{_MARGIN}" y="{top}" ', 1)


def _source(view: View) -> Iterator[str]:
    source = f"{view.organisatie}. {view.title}, publicatie {view.publicatie}"
    for said in (source, view.chosen, view.example):
        yield from textwrap.wrap(drawable(said), _LETTERS)


def _zipped(view: View, made: list[bytes], ending: str) -> bytes:
    buffer = io.BytesIO()
    day = (view.gemaakt_op.year, view.gemaakt_op.month, view.gemaakt_op.day, 0, 0, 0)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, content in enumerate(made, start=1):
            name = view.file_name(ending).removesuffix(f".{ending}")
            packed.writestr(zipfile.ZipInfo(f"{name}_{number:02d}.{ending}", day), content)
    return buffer.getvalue()
