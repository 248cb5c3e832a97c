"""One look for all charts: quiet lines, Dutch number signs, contrast of at least 4.5 to 1.

Why: Vega formats numbers in English unless the chart itself says otherwise, and its default grey
text is too light for WCAG 1.4.3.
"""

from typing import Any

import altair as alt

INK = "#1f2a37"
SOFT_INK = "#475467"
FAINT_INK = "#667085"
LINE = "#0b5c7a"
BAND = "#7fb3c8"
EXPECTED = "#8a6d1f"
GRID = "#e4e7ec"
FONT = '"Source Sans", "Source Sans 3", "Segoe UI", sans-serif'

_DUTCH = {
    "number": {
        "decimal": ",",
        "thousands": ".",
        "grouping": [3],
        "currency": ["€ ", ""],
    }
}


def dressed(chart: Any, description: str, height: int) -> Any:
    """The chart with the house style, its description and a height in pixels."""
    text = {"labelColor": INK, "titleColor": SOFT_INK, "labelFontSize": 13, "titleFontSize": 13}
    return (
        chart.properties(width="container", height=height, description=description)
        .configure(font=FONT, locale=_DUTCH, background="#ffffff", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            **text,
            titleFontWeight="normal",
            gridColor=GRID,
            domainColor=SOFT_INK,
            tickColor=SOFT_INK,
            labelLimit=220,
        )
        .configure_text(fontSize=13, color=INK)
    )


def count_axis(title: str) -> alt.Axis:
    """A vertical axis of counts: whole numbers, few lines."""
    return alt.Axis(title=title, format=",.0f", tickCount=5, tickMinStep=1, titleAnchor="end")


def open_when_uncertain() -> alt.Fill:
    """A point that is too uncertain to name is open; needs the column is_te_onzeker."""
    scale = alt.Scale(domain=[False, True], range=[LINE, "#ffffff"])
    return alt.Fill("is_te_onzeker:N", scale=scale, legend=None)
