"""What was published and turns out to be wrong: new numbers from the reserve, or a dated note."""

import streamlit as st

from dashboards.werkplek.deliveries import moment
from dashboards.werkplek.page import done, link, show_problem, tell
from pipeline.cli.correcting_wording import correction_text
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.release.correcting import REASONS, Correction
from pipeline.steps import Workplace, correct_period, look_at_correction, note_mistake
from pipeline.steps.correcting import correctable

_FIRST = (
    "Gepubliceerde cijfers veranderen niet. Lees eerst de verbeterde gesprekken in, in de plaats "
    "van de oude. Zeg dan hier wat er niet klopte: de hele organisatie ziet dat, met de reden."
)
_NEVER = "Corrigeer nooit om één gesprek, en niet omdat iemand zich terugtrok."
_NEW = "Nieuwe cijfers, uit de reserve"
_NOTE = "Alleen een aantekening met een datum, geen nieuwe cijfers"


def render(place: Workplace) -> None:
    """Choose what and why; read what it would do; then do it."""
    st.markdown(_FIRST)
    st.markdown(_NEVER)
    link("gegevens", "Naar Gegevens, om verbeterde gesprekken in te lezen")
    known = correctable(place)
    if not known:
        st.info("Er is nog niets gepubliceerd, dus er is niets om te corrigeren.")
        return
    reasons = load_codelist(REASONS)
    what = st.selectbox(
        "Periode of golf die niet klopt",
        known,
        index=None,
        placeholder="Kies een periode of golf",
        format_func=moment,
    )
    reason = st.selectbox(
        "Waarom klopt zij niet",
        reasons.values(),
        index=None,
        placeholder="Kies een reden",
        format_func=reasons.label,
    )
    if what is None or reason is None:
        st.caption("Kies allebei. Daarna leest u eerst wat er gebeurt.")
        return
    try:
        found = look_at_correction(place, what, reason)
    except UserError as problem:
        show_problem(problem)
        return
    _decide(place, found, reason)


def _decide(place: Workplace, found: Correction, reason: str) -> None:
    is_paid = found.is_betaald and st.radio("Hoe", [_NEW, _NOTE]) == _NEW
    st.header("Dit gebeurt er", anchor=False)
    tell(correction_text(found, reason, is_paid))
    with st.form(f"corrigeren_{is_paid}", border=False, clear_on_submit=True):
        is_sure = st.checkbox("Ik weet dat ik dit niet kan terugdraaien")
        label = "Publiceer de nieuwe cijfers" if is_paid else "Leg de aantekening vast"
        if st.form_submit_button(label, type="primary"):
            if is_sure:
                _do(place, found, reason, is_paid)
            else:
                st.error("Er is nog niets gebeurd. Zet eerst het vinkje.")


def _do(place: Workplace, found: Correction, reason: str, is_paid: bool) -> None:
    try:
        if is_paid:
            with st.spinner("Bezig met publiceren."):
                made = correct_period(place, found, reason)
            said = (
                f"Publicatie {made.id} is vastgelegd en corrigeert {made.corrigeert}. De eerdere "
                "cijfers blijven bewaard."
            )
        else:
            note = note_mistake(place, found, reason)
            said = f"Aantekening {note.id} bij {note.over} is vastgelegd."
    except UserError as problem:
        show_problem(problem)
        return
    done(said)
