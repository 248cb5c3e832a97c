"""Closing a period or a wave: all deliveries for it are in."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem
from dashboards.wording.safe_text import plain
from pipeline.cli.delivery_wording import closed_text
from pipeline.errors import UserError
from pipeline.periods import period_label
from pipeline.steps import Workplace, close, waiting_rows
from pipeline.steps.next_step import standing
from pipeline.steps.publishing import WAVE_PREFIX

_WHY = (
    "Sluit een periode af als alle bestanden ervoor zijn ingelezen. Wat later komt, telt mee in de "
    "volgende periode. Afsluiten kunt u niet terugdraaien; er wordt nog niets gepubliceerd."
)


def render(place: Workplace) -> None:
    """What has ended and is still open, with a button each."""
    st.markdown(_WHY)
    found = standing(place)
    if closed := place.kluis.manifest.gesloten_tot:
        st.markdown(f"Afgesloten tot en met het **{plain(period_label(closed))}**.")
    if not found.kwartalen and not found.golven:
        st.info("Er is nu niets om af te sluiten. Een periode kan pas dicht als zij voorbij is.")
        return
    if found.kwartalen:
        _quarters(place, found.kwartalen)
    for golf in found.golven:
        _wave(place, golf)


def _quarters(place: Workplace, quarters: tuple[str, ...]) -> None:
    st.header("Gesprekken", anchor=False)
    with st.form("kwartalen", border=False):
        last = st.selectbox(
            "Afsluiten tot en met",
            quarters,
            index=None,
            placeholder="Kies de laatste periode die compleet is",
            format_func=lambda quarter: f"het {period_label(quarter)}",
        )
        is_in = st.checkbox("Alle gesprekken tot en met deze periode zijn ingelezen")
        if st.form_submit_button("Periode afsluiten", type="primary"):
            if last is None:
                st.error("Kies eerst tot en met welke periode.")
            else:
                _close(place, last, is_in)


def _wave(place: Workplace, golf: str) -> None:
    st.header(f"Enquête {plain(golf)}", anchor=False)
    with st.form(f"golf_{golf}", border=False):
        is_in = st.checkbox("Alle antwoorden van deze golf zijn ingelezen")
        is_mended = st.checkbox("De regel van deze golf bij Enquêtes was fout, en klopt nu")
        if st.form_submit_button(f"Golf {golf} afsluiten", type="primary"):
            _close(place, f"{WAVE_PREFIX}{golf}", is_in, is_mended)


def _close(place: Workplace, what: str, is_in: bool, is_mended: bool = False) -> None:
    if not is_in:
        st.error("Zet eerst het vinkje: pas als alles is ingelezen, kan het dicht.")
        return
    try:
        closed = close(place, what, is_mended)
    except UserError as problem:
        show_problem(problem)
        return
    done(f"{closed_text(closed, waiting_rows(place))} Volgende stap: Publiceren.")
