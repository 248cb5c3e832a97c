"""Values side by side, each with its range: survey indices, questions, themes.

Why a dot with a line and not a bar: a bar says "this much", a range says "about this much". The
order is that of the rows given, never a ranking by size.
"""

import pandas as pd

from pipeline.advice.documents.document import Chart, Point


def ranges_chart(
    name: str, rows: pd.DataFrame, title: str, description: str, reach: float
) -> Chart:
    """One line a row, by the name of what is shown.

    `rows`: columns label, estimate, lower, upper, words and, where some are, is_te_onzeker;
    `reach`: what the axis reaches at least.
    """
    drawn = rows if "is_te_onzeker" in rows else rows.assign(is_te_onzeker=False)
    return Chart(
        caption=name,
        alt=description,
        unit=title,
        points=tuple(
            Point(
                str(row["label"]),
                max(0.0, row["estimate"]),
                max(0.0, row["lower"]),
                max(0.0, row["upper"]),
                bool(row["is_te_onzeker"]),
                words=str(row["words"]),
            )
            for _, row in drawn.iterrows()
        ),
        vorm="balken",
        reach=reach,
    )
