"""The newest list of patterns; of a signal one may ask for an advice."""

import streamlit as st

from dashboards.werkplek import setting_aside
from dashboards.werkplek.page import done, link, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.advice_wording import held_text, wordless_text
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND
from pipeline.steps import (
    Workplace,
    find_patterns,
    make_concepts,
    signals_held_back,
    signals_to_ask,
    signals_without_text,
)


def render(place: Workplace) -> None:
    """What stands out, what one may ask, and what the list can say."""
    found = find_patterns(place)
    st.caption(plain(f"Lijst {found.id}"))
    _seen(found)
    _ask(place)
    setting_aside.render(place)
    with st.expander("Wat deze lijst wel en niet kan zeggen"):
        for sentence in found.gekeken.told().values():
            st.markdown(f"- {plain(sentence)}")


def _seen(found: SignalList) -> None:
    levels = load_codelist("niveaus")
    rows = found.patronen[found.patronen["niveau"].isin(FOUND)].to_dict("records")
    for row in rows:
        with st.container(border=True):
            st.markdown(f"**{plain(levels.label(str(row['niveau'])).capitalize())}**")
            st.markdown(plain(str(row["zin"])))
    for row in found.patronen[found.patronen["code"] == "geen_patroon"].to_dict("records"):
        st.info(plain(str(row["zin"])))


def _ask(place: Workplace) -> None:
    held, dossiers = signals_held_back(place), {d.id for d in make_concepts(place)}
    free = [key for key in signals_to_ask(place) if key not in dossiers and key not in held]
    st.header("Advies vragen", anchor=False)
    st.markdown(
        "Van een sterk signaal maakt het programma vanzelf een concept. Van een gewoon signaal "
        "maakt u er zelf een."
    )
    if free:
        with st.form("vragen", border=False):
            key = st.selectbox("Signaal", free)
            if st.form_submit_button("Maak een concept", type="primary"):
                _make(place, key)
    else:
        st.caption("Er zijn nu geen andere signalen waarvan u een concept kunt maken.")
    tell(f"{held_text(held)}{wordless_text(signals_without_text(place))}".strip())
    link("adviezen", "Naar Adviezen")


def _make(place: Workplace, key: str) -> None:
    try:
        make_concepts(place, (key,))
    except UserError as problem:
        show_problem(problem)
        return
    done(f"Het concept {key} is gemaakt. Alleen u ziet het. U vindt het bij Adviezen.")
