"""Who delivers files: a new source, and what counts of a row that does not say so itself."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem
from dashboards.wording.safe_text import plain
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.settings import source_name
from pipeline.steps import Workplace
from pipeline.steps.settings_file import write_source
from pipeline.steps.sources import known_sources

_NEW = "Een nieuwe bron"
_NO_CHOICE = "geen keuze: zulke rijen tellen niet mee"
_PROMISE = (
    "Een keuze is een belofte aan de gesprekspartners van deze bron. Kies alleen ja als u het hun "
    "heeft gevraagd."
)


def render(place: Workplace) -> None:
    """The sources with their choice, and a place for a new one."""
    known = sorted(known_sources(place, "gesprekken") | known_sources(place, "enquete"))
    chosen_now = place.workspace.settings.bronnen
    answers = load_codelist("mag_meetellen")
    with st.expander("Bronnen: wie bestanden levert, en wat meetelt"):
        for name in known:
            choice = chosen_now[name].mag_meetellen if name in chosen_now else None
            said = answers.label(choice) if choice else _NO_CHOICE
            st.markdown(plain(f"{name}: staat er niets in een rij, dan {said.lower()}"))
        with st.form("bron", border=False):
            which = st.selectbox("Bron", [*known, _NEW])
            typed = st.text_input("Naam van een nieuwe bron, zoals vp_noord (geen persoon)")
            choice = st.selectbox(
                "Mag een gesprek meetellen als er in de rij niets over staat?",
                ["", *answers.values()],
                format_func=lambda code: answers.label(code) if code else _NO_CHOICE,
            )
            st.caption(_PROMISE)
            if st.form_submit_button("Bewaar deze bron"):
                name = source_name(typed if which == _NEW else which)
                try:
                    write_source(place.workspace, name, choice)
                except UserError as problem:
                    show_problem(problem)
                    return
                done(f"Bewaard: bron {name}.")
