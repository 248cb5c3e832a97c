"""After an advice was offered: the reaction, how far it is, and looking back."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from pipeline.advice.dossiers import Dossier
from pipeline.advice.follow_up import Stap
from pipeline.advice.status import Status, next_steps, status_label
from pipeline.cli.dossier_wording import beside_text, findings_text
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.steps import Workplace, follow, look_back, note_looked, note_reaction

_DAY = "DD-MM-YYYY"


def render(place: Workplace, dossier: Dossier) -> None:
    """What may follow now."""
    if dossier.is_here:
        st.caption("Dit kan pas als het advies is aangeboden.")
        return
    following = next_steps(dossier.status)
    reactions = [one for one in following if one.is_reaction]
    others = [one for one in following if not one.is_reaction]
    if not following:
        st.caption("Dit dossier is klaar.")
    if reactions:
        _reaction(place, dossier, reactions)
    if any(one.is_evaluation for one in others):
        _look_back(place, dossier)
    if others:
        _follow(place, dossier, others)


def _reaction(place: Workplace, dossier: Dossier, choices: list[Status]) -> None:
    st.header("De reactie van de organisatie", anchor=False)
    owners = load_codelist("eigenaren")
    with st.form("reactie", border=False):
        status = st.selectbox("Reactie", [one.code for one in choices], format_func=status_label)
        day = st.date_input("Op", place.today, max_value=place.today, format=_DAY)
        owner = st.selectbox(
            "Wie voert het uit (een rol)",
            ["", *owners.values()],
            format_func=lambda code: owners.label(code) if code else "niet genoemd",
        )
        term = st.date_input("De organisatie wil klaar zijn op", None, format=_DAY)
        note = st.text_area("Uw toelichting (blijft in de VP-zone)")
        st.caption("De organisatie ziet deze reactie in het dashboard; uw toelichting niet.")
        if st.form_submit_button("Leg de reactie vast", type="primary"):
            try:
                step = Stap(status, day, owner, term)
                note_reaction(place, dossier.id, step, " ".join(note.split()))
            except UserError as problem:
                show_problem(problem)
                return
            done(f"Reactie vastgelegd: {status_label(status).lower()}.")


def _follow(place: Workplace, dossier: Dossier, choices: list[Status]) -> None:
    st.header("Hoever is de organisatie?", anchor=False)
    with st.form("opvolgen", border=False):
        status = st.selectbox("Stand", [one.code for one in choices], format_func=status_label)
        day = st.date_input("Op", place.today, max_value=place.today, format=_DAY)
        if st.form_submit_button("Leg vast", type="primary"):
            try:
                after = follow(place, dossier.id, status, day)
            except UserError as problem:
                show_problem(problem)
                return
            said = [f"Vastgelegd: {status_label(status).lower()}.", beside_text(after.stappen[-1])]
            done("\n".join(one for one in said if one))


def _look_back(place: Workplace, dossier: Dossier) -> None:
    st.header("Wat zeggen de cijfers nu?", anchor=False)
    try:
        tell(findings_text(dossier.id, look_back(place, dossier.id)))
    except UserError as problem:
        show_problem(problem)
        return
    if st.button("Onthoud dat ik vandaag heb gekeken"):
        note_looked(place, dossier.id)
        done("Onthouden. De herinnering verdwijnt.")
