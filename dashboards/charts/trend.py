"""A series over time: a band for the range, a line for the estimate, events as words.

Why the band: with small counts a line alone invites stories about noise. Numbers that are too
uncertain to name are drawn as open points.
"""

import json
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboards.charts.style import (
    BAND,
    INK,
    LINE,
    SOFT_INK,
    count_axis,
    dressed,
    open_when_uncertain,
)

NEW_SERIES = "nieuwe reeks"
HEIGHT = 280
_FEW = 6
_ROWS = 3
_ROW_HEIGHT = 17
_TURN = 0.55


def trend_chart(
    series: pd.DataFrame,
    events: pd.DataFrame,
    unit: str,
    description: str,
    period: str = "Periode",
    breaks: Sequence[str] = (),
) -> Any:
    """Band, line and points of one series.

    `series`: one row a period in time order, columns label (unique), axis_label, estimate, lower,
    upper, is_te_onzeker, words (the number as text). `events`: columns label (a label of the
    series), word. `unit` names what is counted, `period` what a point is; at each label in `breaks`
    line and band start anew. Returns an Altair layer chart.
    """
    part = series["label"].isin(list(breaks)).cumsum()
    drawn = series.assign(
        lower=series["lower"].clip(lower=0), point=series["estimate"].clip(0), part=part
    )
    columns = ["label", "words", "lower", "upper", "point", "is_te_onzeker", "part"]
    base = alt.Chart(drawn[columns])
    base = base.encode(x=_periods(series), tooltip=_tooltip(period))
    layers = [
        base.mark_area(color=BAND, opacity=0.38, line=False).encode(
            _low(unit), alt.Y2("upper"), detail="part:N"
        ),
        base.mark_rule(color=LINE, opacity=0.35).encode(_low(unit), alt.Y2("upper")),
        base.mark_line(color=LINE, strokeWidth=2).encode(alt.Y("point:Q"), detail="part:N"),
        base.mark_point(size=55, color=LINE, opacity=1).encode(
            alt.Y("point:Q"), fill=open_when_uncertain()
        ),
    ]
    anew = pd.DataFrame({"label": list(breaks), "word": NEW_SERIES})
    events = pd.concat([events[["label", "word"]], anew], ignore_index=True)
    if not events.empty:
        layers += _event_layers(series, events, period)
    rows = min(len(events), _ROWS)
    return dressed(alt.layer(*layers), description, HEIGHT + _ROW_HEIGHT * rows)


def _low(unit: str) -> alt.Y:
    return alt.Y("lower:Q", axis=count_axis(unit), scale=alt.Scale(domainMin=0, nice=True))


def _tooltip(period: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("label:N", title=period), alt.Tooltip("words:N", title="Aantal")]


def _periods(series: pd.DataFrame) -> alt.X:
    """The axis of periods: all of them when there are few, else the first of each year."""
    labels = dict(zip(series["label"], series["axis_label"], strict=True))
    if len(labels) > _FEW:
        firsts = series.drop_duplicates("year")
        labels = dict(zip(firsts["label"], firsts["year"], strict=True))
    names = json.dumps(labels, ensure_ascii=False)
    axis = alt.Axis(title=None, values=list(labels), labelExpr=f"{names}[datum.value]")
    axis.labelAngle, axis.grid = 0, False
    return alt.X("label:O", sort=list(series["label"]), axis=axis, scale=alt.Scale(padding=0.4))


def _event_layers(series: pd.DataFrame, events: pd.DataFrame, period: str) -> list[Any]:
    """A dashed line an event, its word above the plot; words take turns on three rows."""
    places = {label: place for place, label in enumerate(series["label"])}
    late = [places[label] > _TURN * len(places) for label in events["label"]]
    shown = events[["label", "word"]].assign(late=late, row=[i % _ROWS for i in range(len(events))])
    base = alt.Chart(shown).encode(
        alt.X("label:O", sort=list(series["label"])),
        tooltip=[alt.Tooltip("label:N", title=period), alt.Tooltip("word:N", title="Wat")],
    )
    words = [
        base.transform_filter(f"datum.row == {row} && datum.late == {str(is_late).lower()}")
        .mark_text(align="right" if is_late else "left", dx=-4 if is_late else 4, color=INK)
        .encode(alt.Text("word:N"), y=alt.value(-8 - _ROW_HEIGHT * row))
        for row in range(_ROWS)
        for is_late in (False, True)
    ]
    top = -2 - _ROW_HEIGHT * (min(len(events), _ROWS) - 1)
    rule = base.mark_rule(color=SOFT_INK, strokeDash=[5, 4], strokeWidth=1.5)
    return [rule.encode(y=alt.value(top), y2=alt.value("height")), *words]
