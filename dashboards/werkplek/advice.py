"""Advice: all dossiers, and one of them to read, write, release and follow."""

import streamlit as st

from dashboards.werkplek import advice_following, advice_releasing, advice_writing, documents
from dashboards.werkplek.document_view import show_document
from dashboards.werkplek.page import done, link, show_problem
from dashboards.wording.safe_text import plain
from pipeline.advice.dossiers import Dossier
from pipeline.advice.status import EDITABLE, status_label
from pipeline.cli.dossier_wording import standing_words, suspension_text
from pipeline.errors import UserError
from pipeline.steps import Workplace, all_dossiers, due, lift, suspend
from pipeline.steps.editing import document_bytes, document_of

CHOSEN = "dossier"
"""Where the session keeps which dossier is open; another page may choose it."""


def render(place: Workplace) -> None:
    """Choose a dossier; then what can be done with it."""
    dossiers = {one.id: one for one in all_dossiers(place)}
    if not dossiers:
        st.info("Er zijn nog geen adviezen. Maak er een van een signaal, of beantwoord een vraag.")
        link("patronen", "Naar Patronen")
        link("gevraagd", "Naar Gevraagd advies")
    else:
        chosen = st.selectbox(
            "Advies",
            list(dossiers),
            format_func=lambda code: _name(dossiers[code]),
            key=CHOSEN,
        )
        _one(place, dossiers[chosen])
    _suspend(place)


def _name(dossier: Dossier) -> str:
    return f"{dossier.concept.kop.titel.text} ({status_label(dossier.status).lower()})"


def _one(place: Workplace, dossier: Dossier) -> None:
    st.caption(plain(f"{dossier.id}: {standing_words(dossier)}"))
    for one in due(place):
        if one.advies == dossier.id:
            late = "Te laat. " if one.is_te_laat else ""
            st.info(plain(f"{late}{one.zin}"))
    names = ["Lezen", "Schrijven", "Vrijgeven en aanbieden", "Reactie en opvolging"]
    read, write, release, follow = st.tabs(names)
    with read:
        show_document(document_of(dossier))
        documents.offer(
            dossier.id, lambda ending: document_bytes(place, dossier.id, ending), dossier.is_here
        )
    with write:
        if dossier.status in EDITABLE:
            advice_writing.render(place, dossier)
        else:
            st.caption("Dit advies is vrijgegeven of ingetrokken: de woorden liggen vast.")
    with release:
        advice_releasing.render(place, dossier)
    with follow:
        advice_following.render(place, dossier)


def _suspend(place: Workplace) -> None:
    """No advice about a unit for now; only the VP sees it."""
    standing = place.suspensions.standing()
    with st.expander("Een eenheid opschorten (dit ziet alleen u)"):
        for one in standing:
            st.markdown(f"- {plain(one.eenheid)}: {plain(one.words())}")
        units = {unit.eenheid: unit.naam for unit in place.publiek.units}
        with st.form("opschorten", border=False):
            unit = st.selectbox("Eenheid", list(units), format_func=lambda code: units[code])
            is_over = st.checkbox("Hef een opschorting op")
            if st.form_submit_button("Leg vast"):
                try:
                    found = lift(place, unit) if is_over else suspend(place, unit)
                except UserError as problem:
                    show_problem(problem)
                    return
                done(suspension_text(found))
