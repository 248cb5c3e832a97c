"""Pieces that all pages are made of: words, an empty state, facts, a chart with its table.

Why one place: a chart is never shown without its text alternative and its table, and an empty
state never without its next step. What is drawn is written down as well (see `recorded`), so that
an export is what stands on the page.
"""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from dashboards.charts.drawn import chart_html
from dashboards.charts.ranges import ranges_chart
from dashboards.charts.trend import trend_chart
from dashboards.organisatie import recorded
from dashboards.server.table import show_table
from dashboards.wording.alt_text import bars_alt, series_alt
from dashboards.wording.empty_states import EmptyState
from dashboards.wording.levels import badge, level_of, levels
from dashboards.wording.numbers import CERTAINTY
from dashboards.wording.safe_text import markup, plain, unmarked
from pipeline.advice.documents.document import Chart
from pipeline.periods import day_in_words

_HEADING, _SUBHEADING = 1, 2


def header(text: str) -> None:
    """A heading below the title of the page. `text` may hold names: escape them with `plain`."""
    st.header(text, anchor=False)
    recorded.write_heading(text, _HEADING)


def subheader(text: str) -> None:
    """A heading below a heading."""
    st.subheader(text, anchor=False)
    recorded.write_heading(text, _SUBHEADING)


def markdown(text: str) -> None:
    """A paragraph in which words may be bold; names in it are escaped with `plain`."""
    st.markdown(text)
    recorded.write_words(text)


def caption(text: str) -> None:
    """A remark in small print."""
    st.caption(text)
    recorded.write_words(text, is_small=True)


def empty_state(state: EmptyState) -> None:
    """Say what kind of nothing this is, and what can be done."""
    st.html(
        f'<div class="vip-leeg"><p class="titel">{markup(state.title)}</p>'
        f"<p>{markup(state.explained)}</p>"
        f"<p><strong>Wat u kunt doen:</strong> {markup(state.next_step)}</p></div>"
    )
    for said in (state.title, state.explained, f"Wat u kunt doen: {state.next_step}"):
        recorded.write_words(plain(said))


def answer(title: str, explained: str) -> None:
    """What a reader must see first, and what goes with it."""
    st.html(
        f'<div class="vip-antwoord"><p class="titel">{markup(title)}</p>'
        f"<p>{markup(explained)}</p></div>"
    )
    for said in (title, explained):
        recorded.write_words(plain(said))


def level(code: str, when: str = "") -> None:
    """How certain a pattern is: its shape and its word; and when it was."""
    st.html(badge(code, when))
    recorded.write_words(plain(f"{level_of(code).word}{f', {when}' if when else ''}"))


def level_list() -> None:
    """All levels with what each means."""
    listed = levels()
    items = "".join(f"<dt>{badge(one.code)}</dt><dd>{markup(one.meaning)}</dd>" for one in listed)
    st.html(f'<dl class="vip-feiten">{items}</dl>')
    recorded.write_fields([(f"{one.sign} {one.word}", one.meaning) for one in listed])


def facts(rows: Iterable[tuple[str, str]]) -> None:
    """Names and values under each other, as a description list. Values are plain text."""
    pairs = list(rows)
    items = "".join(f"<dt>{markup(name)}</dt><dd>{markup(value)}</dd>" for name, value in pairs)
    st.html(f'<dl class="vip-feiten">{items}</dl>')
    recorded.write_fields(pairs)


def tiles(rows: Iterable[tuple[str, str, str]]) -> None:
    """Few numbers side by side: the name as HTML, the name in words, and the number."""
    told = list(rows)
    boxes = "".join(
        f"<div><dt>{name}</dt><dd>{markup(value)}</dd></div>" for name, _, value in told
    )
    st.html(f'<dl class="vip-tegels">{boxes}</dl>')
    recorded.write_fields([(words, value) for _, words, value in told])


def bullets(lines: Iterable[str]) -> None:
    """A list of plain sentences."""
    told = [str(line) for line in lines]
    st.markdown("\n".join(f"- {plain(line)}" for line in told))
    recorded.write_items(told)


def listed(lines: Sequence[str], is_numbered: bool = False) -> None:
    """A list of plain sentences, numbered where the order is spoken of."""
    if not is_numbered:
        bullets(lines)
        return
    st.markdown("\n".join(f"{n}. {plain(line)}" for n, line in enumerate(lines, start=1)))
    recorded.write_items(list(lines), is_numbered=True)


def marked_bullets(lines: Iterable[str]) -> None:
    """A list in which words may be bold; names in it are escaped with `plain`."""
    told = list(lines)
    st.markdown("\n".join(f"- {line}" for line in told))
    recorded.write_items([unmarked(line) for line in told])


def notes(lines: Iterable[str]) -> None:
    """What a reader must know of a series beside its numbers; nothing when there is nothing."""
    told = tuple(lines)
    if told:
        markdown("**Bij deze reeks**")
        bullets(told)


def plain_table(
    frame: pd.DataFrame,
    alt: str,
    faint: Sequence[bool] = (),
    numbers: pd.DataFrame | None = None,
) -> None:
    """A table of text; every cell shows as it is. `faint`: which rows are grey, if any.

    `numbers`: per row the estimate and its range, for the files alone.
    """
    show_table(frame, alt, faint)
    recorded.write_table(frame, alt, numbers)


def chart(drawing: Chart) -> None:
    """A chart; its description is its text alternative."""
    st.html(chart_html(drawing))
    recorded.write_block(drawing)


def trend(
    series: pd.DataFrame,
    events: pd.DataFrame,
    unit: str,
    name: str,
    breaks: Sequence[str] = (),
    axis: str = "",
) -> None:
    """A series over time with its range, its events and, where it starts anew, a gap.

    `axis`: what stands beside it, when that is not the number of the `unit`.
    """
    alt, title = series_alt(name, unit, series), axis or f"Aantal {unit}"
    chart(trend_chart(name, series, events, title, alt, breaks))


def ranges(rows: pd.DataFrame, unit: str, name: str, reach: float) -> None:
    """Numbers side by side, each with its range, in the order of the rows; `reach`: what the axis
    reaches at least."""
    chart(ranges_chart(name, rows, unit, bars_alt(name, rows), reach))


def series_block(
    name: str,
    unit: str,
    series: pd.DataFrame,
    events: pd.DataFrame,
    breaks: Sequence[str] = (),
    is_table_open: bool = False,
) -> None:
    """One series: chart, events in words, and the numbers as a table."""
    trend(series, events, unit, name, breaks)
    caption(
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
    markdown("**Gebeurtenissen in deze periode**")
    bullets(
        f"{day_in_words(day)}: {what} ({word.lower()})"
        for day, what, word in zip(events["day"], events["what"], events["word"], strict=True)
    )


def number_table(series: pd.DataFrame, alt: str, period: str = "Periode") -> None:
    """The numbers of a series, newest first; `period` names what a row is."""
    rows = series.iloc[::-1]
    table = rows[["label", "words"]].rename(columns={"label": period, "words": "Aantal"})
    plain_table(table, alt, list(rows["is_te_onzeker"]), rows)


def sentences(parts: Sequence[str]) -> None:
    """A paragraph of plain sentences."""
    markdown(plain(" ".join(parts)))
