"""Rows that were set aside: which, why, to a file to mend them, or let go."""

from pathlib import Path

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.cli.delivery_wording import EXPORT_ASKED, LET_GO, LET_GO_ASKED, aside_text
from pipeline.errors import UserError
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps import Workplace
from pipeline.steps.letting_go import let_go_aside, look_at_letting_go
from pipeline.steps.set_aside import Aside, export_aside, list_aside

_MEND = (
    "Verbeter de rijen in uw eigen bestand en lees dat opnieuw in. Of laat ze in een apart bestand "
    "zetten, vul daar de gele cellen in, en lees dat in op de pagina Gegevens."
)


def render(place: Workplace) -> None:
    """Every delivery with open rows."""
    found = list_aside(place)
    if not found:
        st.info("Er staan geen rijen apart.")
        return
    st.markdown(_MEND)
    for one in found:
        with st.container(border=True):
            tell(aside_text(one))
    _write(place, found)
    _let_go(place, found)


def _write(place: Workplace, found: tuple[Aside, ...]) -> None:
    st.header("Naar een bestand om te verbeteren", anchor=False)
    st.warning(EXPORT_ASKED)
    kinds = sorted({(one.soort, one.bron) for one in found})
    with st.form("uit", border=False):
        soort, bron = st.selectbox(
            "Welke rijen", kinds, format_func=lambda kind: f"{kind[0]}, bron {kind[1]}"
        )
        target = st.text_input("Bestand op deze computer", str(Path.home() / "verbeteren.xlsx"))
        is_sure = st.checkbox("Ik laat niemand bij dit bestand en verwijder het na het inlezen")
        if st.form_submit_button("Schrijf het bestand"):
            if not is_sure:
                st.error("Zet eerst het vinkje.")
                return
            try:
                rows = export_aside(place, Path(target), bron, soort)
            except UserError as problem:
                show_problem(problem)
                return
            done(
                f"In {target} staat nu: {rows_in_words(rows)}. Vul de gele cellen in en lees het "
                f"in op de pagina Gegevens, bron {bron}. Verwijder daarna het bestand."
            )


def _let_go(place: Workplace, found: tuple[Aside, ...]) -> None:
    st.header("Loslaten", anchor=False)
    deliveries = {one.levering: one for one in found}
    with st.form("los", border=False):
        chosen = st.selectbox(
            "Alle rijen die apart staan van",
            list(deliveries),
            format_func=lambda code: plain(
                f"{code}: {rows_in_words(deliveries[code].rijen)}, bron {deliveries[code].bron}"
            ),
        )
        st.caption(LET_GO_ASKED.format(rows="Deze rijen"))
        is_sure = st.checkbox("Ik weet dat ik dit niet kan terugdraaien")
        if st.form_submit_button("Laat deze rijen los"):
            if not is_sure:
                st.error("Zet eerst het vinkje.")
                return
            try:
                rows = let_go_aside(place, look_at_letting_go(place, (chosen,)))
            except UserError as problem:
                show_problem(problem)
                return
            done(LET_GO.format(rows=rows_in_words(rows)))
