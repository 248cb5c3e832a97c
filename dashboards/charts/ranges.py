"""Values side by side, each with its range: survey indices, or what was expected and what came.

Why a dot with a line and not a bar: a bar says "this much", a range says "about this much". The
order is that of the rows given, never a ranking by size. As in a series over time, an open point is
too uncertain to name; its range is pale.
"""

import json
import textwrap
from typing import Any

import altair as alt
import pandas as pd

from dashboards.charts.style import BAND, INK, LINE, dressed, open_when_uncertain

_ROW = 44
_AXIS = 56
_LINE_LENGTH = 24
_LINE = 15
_GAP = 10


def ranges_chart(
    rows: pd.DataFrame, title: str, description: str, domain: tuple[float, float]
) -> Any:
    """One line a row. `rows`: columns label, estimate, lower, upper, words and, where some are,
    is_te_onzeker; `domain`: the axis."""
    drawn = rows if "is_te_onzeker" in rows else rows.assign(is_te_onzeker=False)
    base = alt.Chart(drawn[["label", "words", "estimate", "lower", "upper", "is_te_onzeker"]])
    base = base.encode(
        alt.Y(
            "label:N",
            sort=list(rows["label"]),
            axis=_names(rows),
        ),
        tooltip=[alt.Tooltip("label:N", title="Wat"), alt.Tooltip("words:N", title="Getal")],
    )
    across = alt.X(
        "lower:Q",
        scale=alt.Scale(domain=list(domain), nice=False),
        axis=alt.Axis(title=title, format=",.0f", tickCount=5),
    )
    return dressed(
        alt.layer(
            base.mark_rule(strokeWidth=7, color=BAND, strokeCap="round").encode(
                across, alt.X2("upper"), opacity=_pale_when_uncertain()
            ),
            base.mark_point(size=75, color=LINE, opacity=1).encode(
                alt.X("estimate:Q"), fill=open_when_uncertain()
            ),
        ),
        description,
        _AXIS + _row_height(rows) * len(rows),
    )


def expected_chart(
    observed: float, expected: tuple[float, float], word: str, title: str, description: str
) -> Any:
    """What came (a diamond) against what was to be expected (a bar), on one line of counts.

    `word` stands in the bar; the description is the text alternative.
    """
    lower, upper = expected
    frame = pd.DataFrame(
        {"observed": [max(0.0, observed)], "lower": [max(0.0, lower)], "upper": [upper]}
    )
    limit = max(1.0, 1.15 * max(observed, upper))
    base = alt.Chart(frame)
    across = alt.X(
        "lower:Q",
        scale=alt.Scale(domain=[0, limit], nice=True),
        axis=alt.Axis(title=title, format=",.0f", tickCount=5, tickMinStep=1),
    )
    return dressed(
        alt.layer(
            base.mark_bar(height=22, color=BAND, opacity=0.6).encode(across, alt.X2("upper")),
            base.mark_text(text=word, align="left", dx=6, dy=1).encode(across),
            base.mark_point(shape="diamond", filled=True, size=190, color=INK, opacity=1).encode(
                alt.X("observed:Q")
            ),
            base.mark_text(text="nu", align="center", dy=-18).encode(alt.X("observed:Q")),
        ),
        description,
        92,
    )


def _pale_when_uncertain() -> alt.Opacity:
    scale = alt.Scale(domain=[False, True], range=[1.0, 0.4])
    return alt.Opacity("is_te_onzeker:N", scale=scale, legend=None)


def _row_height(rows: pd.DataFrame) -> int:
    """High enough for the longest name."""
    most = max((len(lines) for lines in _lines(rows).values()), default=1)
    return max(_ROW, _LINE * most + _GAP)


def _lines(rows: pd.DataFrame) -> dict[str, list[str]]:
    return {name: textwrap.wrap(name, _LINE_LENGTH) for name in rows["label"]}


def _names(rows: pd.DataFrame) -> alt.Axis:
    """The axis of names, long ones over more lines."""
    lines = _lines(rows)
    broken = f"{json.dumps(lines, ensure_ascii=False)}[datum.value]"
    return alt.Axis(
        title=None, labelExpr=broken, labelLimit=200, labelPadding=8, ticks=False, domain=False
    )
