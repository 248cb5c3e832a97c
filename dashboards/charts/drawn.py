"""A drawing as images inside HTML: one for each width of the column it stands in.

Why images and not a chart library in the browser: the page is there at once, prints as it is, and
shows the very picture that documents and exports show. Why three: text must stay readable on a
phone, and an image that is only made smaller makes its text smaller too (WCAG 1.4.4 and 1.4.10).
The style sheet shows the one that fits; the others are hidden from everyone, screen readers too.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from dashboards.wording.picture import picture
from pipeline.advice.documents.chart import chart_svg
from pipeline.advice.documents.document import Chart

_ZOOM = 1.5
"""Pixels on the screen for a point of the drawing: text of 9 points is 13.5 pixels high."""
_WIDTHS = {"breed": 620.0, "midden": 420.0, "smal": 240.0}
_KEPT = 256
"""Drawings that are kept: a chart is a value, and the same chart is the same drawing."""
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@lru_cache(maxsize=_KEPT)
def chart_html(chart: Chart) -> str:
    """The chart at every width, as HTML."""
    return at_every_width(chart.alt, lambda width: chart_svg(chart, width))


def at_every_width(alt: str, draw: Callable[[float], str]) -> str:
    """What `draw` draws (SVG) at each width in points, as HTML; `alt` is the text alternative."""
    shown = "".join(
        _image(draw(width), alt, f"vip-grafiek-{name}") for name, width in _WIDTHS.items()
    )
    return f'<div class="vip-grafiek">{shown}</div>'


def _image(svg: str, alt: str, css_class: str) -> str:
    found = _SIZE.search(svg)
    width, height = (float(size) * _ZOOM for size in found.groups()) if found else (0.0, 0.0)
    return picture(svg, alt, round(width), round(height), css_class)
