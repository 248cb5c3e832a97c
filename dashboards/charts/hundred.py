"""A hundred squares, some filled: how often chance alone would show this.

Why: natural frequencies are read better than probabilities (Gigerenzer & Hoffrage 1995), and a
filled square among a hundred needs no statistics.
"""

from functools import lru_cache

from dashboards.charts.style import INK, SOFT_INK
from dashboards.wording.picture import picture

_SIDE = 9
_STEP = 12
_ROWS = 5


@lru_cache(maxsize=256)
def hundred_squares(filled: int, description: str) -> str:
    """An image of 5 rows of 20 squares, the first `filled` of them solid. Returns HTML."""
    width, height = 100 // _ROWS * _STEP, _ROWS * _STEP
    squares = "".join(_square(i, i < filled) for i in range(100))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{squares}</svg>'
    )
    return picture(drawing, description, width, height, "vip-honderd")


def _square(index: int, is_filled: bool) -> str:
    x, y = _STEP * (index // _ROWS) + 1, _STEP * (index % _ROWS) + 1
    fill = INK if is_filled else "#ffffff"
    return (
        f'<rect x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}" fill="{fill}" '
        f'stroke="{SOFT_INK}" stroke-width="1"/>'
    )
