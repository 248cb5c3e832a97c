"""Text alternatives for charts: what a sighted reader would say of the picture.

Why: WCAG 1.1.1. A chart is never alone, there is a table beside it; the alternative says in one or
two sentences what the chart shows, with released numbers only.
"""

from typing import Any

import pandas as pd

from dashboards.wording.numbers import about_in_words


def series_alt(name: str, unit: str, series: pd.DataFrame) -> str:
    """Of a series over time. `series` has columns label, estimate, words, in time order."""
    if series.empty:
        return f"Geen cijfers over {name}."
    first, last = series.iloc[0], series.iloc[-1]
    highest = series.iloc[int(series["estimate"].to_numpy().argmax())]
    return (
        f"Lijn met bandbreedte van {name}, van {first['label']} tot en met {last['label']}. "
        f"Aantal {unit} in {last['label']}: {last['words']}. "
        f"Het hoogste punt is {highest['label']}: {highest['words']}. "
        "Alle getallen staan in de tabel eronder."
    )


def bars_alt(name: str, rows: pd.DataFrame) -> str:
    """Of a list with ranges. `rows` has columns label, estimate, lower, upper and, where some are
    too uncertain to name, is_te_onzeker and words."""
    parts = [f"{row['label']}: {_bar_words(row)}" for _, row in rows.iterrows()]
    return f"{name}, met bandbreedte. " + "; ".join(parts) + "."


def _bar_words(row: "pd.Series[Any]") -> str:
    if row.get("is_te_onzeker", False):
        return str(row["words"])
    return about_in_words(row["estimate"], row["lower"], row["upper"])


def hundred_alt(filled: int, unit: str) -> str:
    """Of the hundred squares."""
    return (
        f"Honderd vierkantjes, één voor elk van honderd {unit} zonder verandering. "
        f"{filled} daarvan is gevuld: zo vaak geeft toeval alleen een getal als dit."
    )
