"""What the page Overzicht says. It answers four questions in a fixed order, before any chart."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.budget import unit_of
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.series import WHOLE, breaks_of, events_of, last_words, series, tables
from dashboards.organisatie.survey_blocks import survey_overview
from dashboards.wording import pattern_rows, pattern_words
from dashboards.wording.dates import in_period
from dashboards.wording.empty_states import NO_DATA, NO_SIGNAL, TOO_LITTLE
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.periods import day_in_words, period_label
from pipeline.release import Release
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import SIGNALS

_LEVELS = {
    "sterk_signaal": ("sterk signaal", "sterke signalen"),
    "signaal": ("signaal", "signalen"),
    "let_op": ("punt om op te letten", "punten om op te letten"),
}
_MOST = 3
_NAMED = 5
_TWO_READINGS = (
    "Een patroon heeft altijd meer dan één lezing. Meer gesprekken kan ook meer vertrouwen "
    "betekenen."
)


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    _whose(overdracht.release)
    blocks.header("Is er iets?")
    _found(overdracht)
    blocks.header("Wat kunt u nu doen?")
    blocks.bullets(_now_what(overdracht, role))
    blocks.header("Wat konden we niet zien?")
    blocks.bullets(_unseen(overdracht))
    blocks.header("De cijfers in het kort")
    _total(overdracht.release)
    survey_overview(overdracht)


def _whose(release: Release) -> None:
    newest = release.publicaties[-1]
    parts = [plain(newest.organisatie)]
    if release.perioden:
        first, last = release.perioden[0], release.perioden[-1]
        parts.append(f"{period_label(first)} tot en met {period_label(last)}")
    parts.append(f"laatste publicatie {day_in_words(newest.gemaakt_op)}")
    blocks.markdown(" · ".join(parts))


def _found(overdracht: Overdracht) -> None:
    signals = overdracht.laatste
    if signals is None or signals.patronen.empty:
        blocks.sentences(["De patronen van deze cijfers zijn nog niet bekeken."])
        return
    rows = pattern_rows.found(signals.patronen)
    if rows.empty:
        blocks.empty_state(TOO_LITTLE if pattern_rows.is_all_unseen(signals) else NO_SIGNAL)
    else:
        blocks.answer(_answer(rows), _TWO_READINGS)
        for _, row in rows.head(_MOST).iterrows():
            _short_pattern(row, overdracht.release)
        st.page_link("patronen.py", label=f"Alle patronen ({len(rows)}), met uitleg en lezingen")
    _how_sure(signals)


def _answer(rows: pd.DataFrame) -> str:
    """Whether there is something, with how many of each level."""
    counts = rows["niveau"].value_counts()
    told = [
        f"{n} {one if n == 1 else many}"
        for code, (one, many) in _LEVELS.items()
        if (n := int(counts.get(code, 0)))
    ]
    start = "Ja" if set(rows["niveau"]) & set(SIGNALS) else "Misschien"
    return f"{start}: {_named(told)} in de nieuwste lijst."


def _named(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"


def _short_pattern(row: "pd.Series[Any]", release: Release) -> None:
    """One pattern: its level, what it is about and when, what we see, and the way to its why."""
    title, when = pattern_words.title_of(row, release), pattern_words.when_of(row)
    with st.container(border=True):
        blocks.subheader(plain(title))
        blocks.level(str(row["niveau"]), when)
        blocks.sentences(pattern_words.first_sentences(row))
        st.page_link(
            "patronen.py",
            label=f"Waarom: {plain(title)}",
            query_params={pattern_words.IN_LINK: pattern_words.key_of(row)},
        )


def _how_sure(signals: SignalList) -> None:
    told = signals.gekeken.told()
    sure = [told[name] for name in ("getoetst", "toeval", "gevonden") if name in told]
    blocks.markdown(f"**Hoe zeker is dat?** {plain(' '.join(sure))}")


def _now_what(overdracht: Overdracht, role: Role) -> list[str]:
    waiting = len(overdracht.adviezen)
    advice = (
        f"Er {'is 1 advies' if waiting == 1 else f'zijn {waiting} adviezen'} aangeboden. "
        f"U leest {'het' if waiting == 1 else 'ze'} op de pagina Adviezen."
        if waiting
        else "Er is nog geen advies aangeboden."
    )
    return [advice, *role.now_what]


def _unseen(overdracht: Overdracht) -> list[str]:
    signals = overdracht.laatste
    lines = ["Wie niet komt praten, staat niet in deze cijfers."]
    if signals is not None and len(signals.patronen):
        told = signals.gekeken.told()
        if "te_weinig" in told:
            lines += [told["te_weinig"], _too_small(signals, overdracht.release)]
        lines += [told[name] for name in ("vanaf", "blind") if name in told]
    return lines


def _too_small(signals: SignalList, release: Release) -> str:
    """The first of the series that could not be seen, by name."""
    rows = pattern_rows.of_level(signals.patronen, "te_weinig_gegevens")
    names = [pattern_words.title_of(row, release) for _, row in rows.head(_NAMED).iterrows()]
    rest = f" en {len(rows) - _NAMED} andere" if len(rows) > _NAMED else ""
    return f"Te klein waren: {'; '.join(names)}{rest}."


def _total(release: Release) -> None:
    table = next((t for t in tables(release) if not t.dimensions), None)
    if table is None:
        blocks.sentences(["Er is geen cijfer over de hele organisatie gepubliceerd."])
        return
    shown, unit = series(release, table.name, {}), unit_of(release)
    blocks.subheader(f"Alle {unit.many}, hele organisatie")
    when = in_period(shown["periode"].iloc[-1]).capitalize()
    blocks.sentences([f"{when}: {last_words(shown, unit.many)}.", unit.explained])
    events = events_of(release, shown)
    blocks.series_block(
        f"{unit.many}, {WHOLE.lower()}", unit.many, shown, events, breaks_of(release, shown)
    )
