"""The few shapes a chart is drawn with, as SVG text.

Why own code: every mark of a chart is one of these six, the same chart has to be the same bytes on
every machine, and a drawing library for it would weigh more than all documents together.
"""

from collections.abc import Iterable, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from pipeline.advice.documents.written import printable

INK = "#1b3a4b"
SOFT_INK = "#47555d"
BAND = "#c9dbe3"
GRID = "#dfe5e8"
PAPER = "#ffffff"
FONT = "'Source Sans 3', 'Segoe UI', Arial, sans-serif"
SIZE = 9.0
_LETTER = 0.56
_WIDE, _NARROW = frozenset("mwMW%"), frozenset("iljtf.,:;|'-() I")

Place = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


def drawing(width: float, height: float, title: str, shapes: Iterable[str]) -> str:
    """A whole SVG file of width x height points."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" '
        f"font-family={quoteattr(FONT)} font-size={quoteattr(_n(SIZE))} fill={quoteattr(INK)}>"
    )
    return "\n".join([head, f"<title>{escape(printable(title))}</title>", *shapes, "</svg>", ""])


def words(
    at: Place, text: str, anchor: Anchor = "start", colour: str = INK, *, has_halo: bool = False
) -> str:
    """One line of text; `at` is on its base line. A halo of paper keeps it clear of lines below."""
    halo = f' stroke="{PAPER}" stroke-width="3" paint-order="stroke"' if has_halo else ""
    return (
        f'<text x="{_n(at[0])}" y="{_n(at[1])}" text-anchor="{anchor}" fill="{colour}"{halo}>'
        f"{escape(printable(text))}</text>"
    )


def rule(start: Place, end: Place, colour: str, width: float, dashes: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}" '
        f'stroke="{colour}" stroke-width="{_n(width)}"{dashed}/>'
    )


def polyline(places: Sequence[Place], colour: str, width: float) -> str:
    """A line through places."""
    return (
        f'<polyline points="{_places(places)}" fill="none" stroke="{colour}" '
        f'stroke-width="{_n(width)}" stroke-linejoin="round"/>'
    )


def area(places: Sequence[Place], colour: str) -> str:
    """A filled shape without a border."""
    return f'<polygon points="{_places(places)}" fill="{colour}"/>'


def dot(at: Place, is_open: bool, radius: float = 2.8) -> str:
    """A round mark; open for a number that is too uncertain to name."""
    fill = PAPER if is_open else INK
    return (
        f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius)}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="1.2"/>'
    )


def text_width(text: str) -> float:
    """About how wide a line is, in points: an estimate on the safe side, for Arial as well.

    >>> text_width("2024") < text_width("voorjaar 2024")
    True
    """
    shares = (1.7 if c in _WIDE else 0.62 if c in _NARROW else 1.0 for c in text)
    return SIZE * _LETTER * sum(shares)


def _places(places: Sequence[Place]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in places)


def _n(value: float) -> str:
    """Two decimals at most, never "-0": the same on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
