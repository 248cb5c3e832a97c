"""Pieces that several pages use: an empty state, facts in two columns, a chart with its table.

Why one place: a chart is never shown without its text alternative and its table, and an empty
state never without its next step.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.charts.style import FAINT_INK
from dashboards.charts.trend import trend_chart
from dashboards.wording.alt_text import series_alt
from dashboards.wording.empty_states import EmptyState
from dashboards.wording.numbers import CERTAINTY
from dashboards.wording.safe_text import markup, plain
from pipeline.periods import day_in_words


def empty_state(state: EmptyState) -> None:
    """Say what kind of nothing this is, and what can be done."""
    st.html(
        f'<div class="vip-leeg"><p class="titel">{markup(state.title)}</p>'
        f"<p>{markup(state.explained)}</p>"
        f"<p><strong>Wat u kunt doen:</strong> {markup(state.next_step)}</p></div>"
    )


def facts(rows: Iterable[tuple[str, str]]) -> None:
    """Names and values under each other, as a description list. Values are plain text."""
    items = "".join(f"<dt>{markup(name)}</dt><dd>{markup(value)}</dd>" for name, value in rows)
    st.html(f'<dl class="vip-feiten">{items}</dl>')


def bullets(lines: Iterable[str]) -> None:
    """A list of plain sentences."""
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def notes(lines: Iterable[str]) -> None:
    """What a reader must know of a series beside its numbers; nothing when there is nothing."""
    told = tuple(lines)
    if told:
        st.markdown("**Bij deze reeks**")
        bullets(told)


def plain_table(frame: pd.DataFrame, alt: str, faint: Sequence[bool] = ()) -> None:
    """A table of text; every cell shows as it is. `faint`: which rows are grey, if any."""
    cells: Any = frame.map(lambda cell: plain(str(cell))).reset_index(drop=True)
    if any(faint):
        grey = [f"color: {FAINT_INK}" if is_faint else "" for is_faint in faint]
        cells = cells.style.apply(lambda column: grey, axis=0)
    st.table(cells, hide_index=True, alt=alt)


def chart(drawing: Any) -> None:
    """A chart; its description is its text alternative."""
    st.altair_chart(drawing, theme=None, width="stretch")


def series_block(
    name: str, unit: str, series: pd.DataFrame, events: pd.DataFrame, is_table_open: bool = False
) -> None:
    """One series: chart, events in words, and the numbers as a table."""
    alt = series_alt(name, unit, series)
    chart(trend_chart(series, events, _axis_title(unit), alt))
    st.caption(
        f"De lijn is het getal, de band de bandbreedte. {CERTAINTY} "
        "Een open punt is te onzeker om op te varen."
    )
    event_list(events)
    with st.expander(f"De getallen van {plain(name)} in een tabel", expanded=is_table_open):
        number_table(series, f"{name} per periode, met bandbreedte")


def event_list(events: pd.DataFrame) -> None:
    """Events in the periods shown, in words."""
    if events.empty:
        return
    st.markdown("**Gebeurtenissen in deze periode**")
    bullets(
        f"{day_in_words(day)}: {what} ({word.lower()})"
        for day, what, word in zip(events["day"], events["what"], events["word"], strict=True)
    )


def number_table(series: pd.DataFrame, alt: str, period: str = "Periode") -> None:
    """The numbers of a series, newest first; `period` names what a row is."""
    rows = series.iloc[::-1]
    table = rows[["label", "words"]].rename(columns={"label": period, "words": "Aantal"})
    plain_table(table, alt, list(rows["is_te_onzeker"]))


def sentences(parts: Sequence[str]) -> None:
    """A paragraph of plain sentences."""
    st.markdown(plain(" ".join(parts)))


def _axis_title(unit: str) -> str:
    return f"Aantal {unit}"
