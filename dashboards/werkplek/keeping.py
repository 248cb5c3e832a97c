"""Keeping and removing: what is past its term, and somebody who does not want to count."""

from typing import get_args

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from pipeline.cli.removal_wording import YOURSELF, to_clean_text, withdrawn_text
from pipeline.errors import UserError
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps import Workplace, clean_up, look_at_terms, withdraw
from pipeline.steps.sources import known_sources
from pipeline.steps.withdrawing import Who

_LABELS = {
    "traject": "van een traject",
    "persoon": "van een persoon",
    "deelnemer": "van een deelnemer aan de enquête",
}
_FOREVER = "Ik weet dat ik dit niet kan terugdraaien"


def render(place: Workplace) -> None:
    """Terms first, then withdrawing."""
    _terms(place)
    _withdraw(place)


def _terms(place: Workplace) -> None:
    st.header("Opschonen", anchor=False)
    what = look_at_terms(place)
    tell(to_clean_text(what, place.workspace.settings.bewaren))
    if not what.cleaning.rijen:
        return
    with st.form("opschonen", border=False):
        is_sure = st.checkbox(_FOREVER)
        if st.form_submit_button("Verwijder wat over zijn termijn is", type="primary"):
            if not is_sure:
                st.error("Zet eerst het vinkje.")
                return
            clean_up(place, what)
            done(f"Verwijderd: {rows_in_words(what.cleaning.rijen)}.\n{YOURSELF}")


def _withdraw(place: Workplace) -> None:
    st.header("Iemand wil niet meer meetellen", anchor=False)
    st.markdown(
        "De rijen met deze sleutel gaan uit de kluis en tellen nergens meer mee in wat nog moet "
        "worden gepubliceerd."
    )
    known = sorted(known_sources(place, "gesprekken") | known_sources(place, "enquete"))
    if not known:
        st.caption("Er is nog niets ingelezen.")
        return
    with st.form("intrekken", border=False, clear_on_submit=True):
        key = st.text_input("Sleutel", autocomplete="off")
        kind: Who = st.selectbox(
            "De sleutel is", get_args(Who), format_func=lambda code: _LABELS[code]
        )
        source = st.selectbox("Bron", known)
        is_sure = st.checkbox(_FOREVER)
        if st.form_submit_button("Laat deze persoon niet meer meetellen"):
            if not is_sure:
                st.error("Zet eerst het vinkje, en typ de sleutel opnieuw.")
                return
            try:
                withdrawn = withdraw(place, key, kind, source)
            except UserError as problem:
                show_problem(problem)
                return
            done(withdrawn_text(withdrawn))
