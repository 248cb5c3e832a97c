"""A series over time: a band for the range, a line for the estimate, events as words.

Why the band: with small counts a line alone invites stories about noise. Numbers that are too
uncertain to name are drawn as open points.
"""

from collections.abc import Sequence

import pandas as pd

from pipeline.advice.documents.document import Chart, Point


def trend_chart(
    name: str,
    series: pd.DataFrame,
    events: pd.DataFrame,
    unit: str,
    description: str,
    breaks: Sequence[str] = (),
) -> Chart:
    """Band, line and points of one series, by the name of what it shows.

    `series`: one row a period in time order, columns label, axis_label (both unique), estimate,
    lower, upper, is_te_onzeker. `events`: columns label (a label of the series), word. `unit` names
    what is counted; the description is its text alternative; `breaks`: labels of the series at
    which it starts anew, drawn as a gap.
    """
    places = dict(zip(series["label"], series["axis_label"], strict=True))
    return Chart(
        caption=name,
        alt=description,
        unit=unit,
        points=tuple(
            Point(
                row["axis_label"],
                max(0.0, row["estimate"]),
                max(0.0, row["lower"]),
                max(0.0, row["upper"]),
                bool(row["is_te_onzeker"]),
            )
            for _, row in series.iterrows()
        ),
        events=tuple((places[row["label"]], row["word"]) for _, row in events.iterrows()),
        breaks=tuple(places[label] for label in breaks),
    )
