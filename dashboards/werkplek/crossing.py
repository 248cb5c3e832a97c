"""Handing over: the signed bundle for the machine of the dashboard."""

from pathlib import Path

import streamlit as st

from dashboards.werkplek.page import show_problem
from pipeline.cli.crossing_wording import parcel_text
from pipeline.errors import UserError
from pipeline.steps import Workplace, hand_over_all

_MADE = "_bundel"
_WHY = (
    "Zo gaat naar de organisatie wat zij mag zien: de gepubliceerde cijfers, de patronen en de "
    "aangeboden adviezen, in één ondertekende bundel. Uit de map vp gaat niets mee. Zet de bundel "
    "op een usb-stick of een gedeelde schijf; de beheerder neemt haar in op de computer van het "
    "dashboard."
)


def render(place: Workplace) -> None:
    """Choose where; then what to read to the receiver."""
    st.markdown(_WHY)
    with st.form("overdragen", border=False):
        target = st.text_input("Map op deze computer, zoals een usb-stick", str(Path.home()))
        if st.form_submit_button("Maak de bundel", type="primary"):
            try:
                made = hand_over_all(place, Path(target))
            except UserError as problem:
                show_problem(problem)
            else:
                st.session_state[_MADE] = parcel_text(made)
    if said := st.session_state.get(_MADE):
        with st.container(border=True):
            # As it is typed on the other machine: here the command is the thing to pass on.
            st.code(said, language=None, wrap_lines=True)
