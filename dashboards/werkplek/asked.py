"""A question of the organisation, answered with what was published. Spends nothing."""

import streamlit as st

from dashboards.werkplek import documents
from dashboards.werkplek.document_view import show_document
from dashboards.werkplek.page import link, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.asked_wording import ADDRESSEES, HELD, choices_text
from pipeline.cli.dossier_wording import words_text
from pipeline.contracts import load_codelist
from pipeline.errors import UserError
from pipeline.steps import Workplace
from pipeline.steps.asked import LONGEST, Asking, ask
from pipeline.steps.editing import document_bytes, document_of

_ANSWERED = "_beantwoord"
_LISTS = {
    "hoofdcategorie": ("Onderwerp", "categorieen"),
    "cluster": ("Cluster van onderwerpen", "clusters"),
    "relatie": ("Over wie het gaat", "relaties"),
}


def render(place: Workplace) -> None:
    """Type the question; the answer stands below and becomes a concept."""
    st.markdown(
        "Typ de vraag zoals die is gesteld. Het programma legt alles ernaast wat is gepubliceerd, "
        "en zegt wat er niet te zeggen is. Noem geen mensen."
    )
    with st.form("vraag", border=False):
        question = st.text_area("De vraag", max_chars=LONGEST, height=90)
        by = st.selectbox("Wie stelde de vraag", ADDRESSEES)
        with st.expander("Waar de vraag over gaat (anders uit de woorden)"):
            options = _options(place)
            first = st.text_input("Vanaf (kwartaal of jaar, zoals 2024)")
            last = st.text_input("Tot en met")
        if st.form_submit_button("Beantwoord de vraag", type="primary"):
            try:
                with st.spinner("Bezig met zoeken."):
                    found = ask(place, Asking(question, options, first, last, by))
            except UserError as problem:
                show_problem(problem)
            else:
                st.session_state[_ANSWERED] = (found, options)
    found, given = st.session_state.get(_ANSWERED, (None, {}))
    if found is None:
        return
    if found.is_opgeschort:
        st.warning(HELD)
    tell(choices_text(found.begrepen, given))
    tell(words_text(found.woorden))
    with st.container(border=True):
        show_document(document_of(found.dossier))
    code = found.dossier.id
    documents.offer(code, lambda ending: document_bytes(place, code, ending), True)
    st.markdown(
        plain(
            f"Dit antwoord is een concept, met de code {code}. Alleen u ziet het. Lezen, "
            "veranderen en aanbieden doet u bij Adviezen."
        )
    )
    link("adviezen", "Naar Adviezen")


def _options(place: Workplace) -> dict[str, str]:
    """What was chosen, by dimension; only what was given."""
    units = {unit.eenheid: unit.naam for unit in place.publiek.units}
    chosen = {
        "eenheid": st.selectbox(
            "Eenheid", ["", *units], format_func=lambda code: units.get(code, "uit de woorden")
        )
    }
    for name, (label, listed) in _LISTS.items():
        codes = load_codelist(listed)
        chosen[name] = st.selectbox(
            label,
            ["", *codes.values()],
            format_func=lambda code, codes=codes: codes.label(code) if code else "uit de woorden",
        )
    return {name: code for name, code in chosen.items() if code}
