"""The newest list of patterns, as the dashboard shows it, with what can be done with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboards.werkplek import advice, session, setting_aside
from dashboards.werkplek.page import done, link, show_problem
from dashboards.wording import pattern_rows
from dashboards.wording.levels import badge
from dashboards.wording.pattern_words import key_of, title_of, when_of
from dashboards.wording.safe_text import plain
from pipeline.advice.dossiers import Dossier
from pipeline.advice.status import WITHDRAWN, status_label
from pipeline.errors import UserError
from pipeline.signals.frozen import SignalList
from pipeline.signals.looked import NOTHING_SHOWN
from pipeline.steps import (
    Workplace,
    find_patterns,
    make_concepts,
    signals_held_back,
    signals_to_ask,
    signals_without_text,
)

_HOW = (
    "Van een sterk signaal maakt het programma vanzelf een concept. Van een gewoon signaal maakt u "
    "er zelf een. Alleen u ziet een concept, tot u het aanbiedt."
)
_WATCH = "Voor een advies is dit te onzeker. Kijk bij de volgende publicatie of het er weer staat."


@dataclass(frozen=True)
class _Ways:
    """What can be done with the signals of a list, by their key: open the dossier that tells of it,
    ask for one, or nothing now, with why."""

    dossiers: Mapping[str, Dossier]
    to_ask: frozenset[str]
    why_not: Mapping[str, str]


def render(place: Workplace) -> None:
    """What stands out with its next step, and what the list can say."""
    found = find_patterns(place)
    st.caption(plain(f"Lijst {found.id}"))
    st.markdown(_HOW)
    ways = _ways(place)
    st.header("Wat opvalt", anchor=False)
    for _, row in pattern_rows.found(found.patronen).iterrows():
        _card(place, row, ways)
    _nothing(found)
    link("adviezen", "Naar Adviezen")
    setting_aside.render(place)
    with st.expander("Wat deze lijst wel en niet kan zeggen"):
        for sentence in found.gekeken.told().values():
            st.markdown(f"- {plain(sentence)}")


def _ways(place: Workplace) -> _Ways:
    made = make_concepts(place)
    told = {key: one for one in made if one.status != WITHDRAWN for key in one.concept.bundel}
    wordless = dict.fromkeys(signals_without_text(place), "er is nog geen adviestekst voor")
    return _Ways(
        told | {one.id: one for one in made},
        frozenset(signals_to_ask(place)),
        wordless | signals_held_back(place),
    )


def _card(place: Workplace, row: Any, ways: _Ways) -> None:
    title, key = title_of(row, place.released()), key_of(row)
    with st.container(border=True):
        st.subheader(plain(title), anchor=False)
        st.html(badge(str(row["niveau"]), when_of(row)))
        st.markdown(plain(str(row["zin"])))
        if dossier := ways.dossiers.get(key):
            named, status = dossier.concept.kop.titel.text, status_label(dossier.status).lower()
            st.markdown(f"**Advies:** {plain(f'{named} ({status})')}")
            if st.button(plain(f"Open het advies: {title}"), key=f"open_{key}"):
                st.session_state[advice.CHOSEN] = dossier.id
                session.go_to("adviezen")
        elif why := ways.why_not.get(key):
            st.caption(plain(f"Hiervan komt nu geen concept: {why}."))
        elif key in ways.to_ask:
            if st.button(plain(f"Schrijf een advies: {title}"), key=f"vraag_{key}", type="primary"):
                _make(place, key)
        else:
            st.caption(_WATCH)


def _make(place: Workplace, key: str) -> None:
    try:
        made = {one.id for one in make_concepts(place, (key,))}
    except UserError as problem:
        show_problem(problem)
        return
    if key not in made:
        done("Hiervan kon nu geen concept komen: een getal dat erin hoort, is niet te tonen.")
    session.say(f"Het concept {key} is gemaakt. Alleen u ziet het.")
    st.session_state[advice.CHOSEN] = key
    session.go_to("adviezen")


def _nothing(found: SignalList) -> None:
    for sentence in found.patronen[found.patronen["code"] == NOTHING_SHOWN]["zin"]:
        st.info(plain(str(sentence)))
