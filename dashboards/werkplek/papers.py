"""Documents of a year for others: for the RI&E, and for the works council."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboards.werkplek import documents
from dashboards.werkplek.document_view import show_document
from dashboards.werkplek.page import link
from pipeline.advice.documents.document import Document
from pipeline.steps import Workplace
from pipeline.steps.prevention import or_package, paper_bytes, rie, years_told


@dataclass(frozen=True)
class _Paper:
    """One kind: what it is called, who it is for, how it is made, and as which files."""

    label: str
    why: str
    make: Callable[[Workplace, int | None], Document]
    endings: tuple[str, ...]


_PAPERS: Mapping[str, _Paper] = {
    "rie": _Paper(
        "voor de RI&E",
        "Voor de preventiemedewerker: de cijfers per risico, met een voorstel voor het plan van "
        "aanpak.",
        rie,
        (".docx", ".pdf", ".xlsx"),
    ),
    "or-pakket": _Paper(
        "voor de OR",
        "Voor de ondernemingsraad: vragen om te stellen, cijfers over de jaren, alle signalen met "
        "wat ermee is gedaan, en rechten.",
        or_package,
        (".docx", ".pdf"),
    ),
}
_MADE = "_stuk"
_ONLY = (
    "Er staat alleen in wat is gepubliceerd en wat is aangeboden, nooit iets uit een concept. Lees "
    "het stuk voordat u het deelt."
)


def render(place: Workplace) -> None:
    """Choose which and of what year; then the files, and the document itself."""
    years = years_told(place)
    if not years:
        st.info("Er is nog niets gepubliceerd, dus er is nog niets te vertellen.")
        link("publiceren", "Naar Publiceren")
        return
    left, right = st.columns(2)
    kind = left.selectbox("Stuk", list(_PAPERS), format_func=lambda code: _PAPERS[code].label)
    year = right.selectbox("Jaar", years)
    paper = _PAPERS[kind]
    st.markdown(f"{paper.why} {_ONLY}")
    document = _made(place, kind, year)
    documents.offer(
        f"{kind}-{year}",
        lambda ending: paper_bytes(place, document, ending),
        is_private=False,
        endings=paper.endings,
    )
    show_document(document)


def _made(place: Workplace, kind: str, year: int) -> Document:
    """Kept for as long as nothing that it is made of changes: it takes seconds."""
    rests_on = (kind, year, place.today, place.workspace.settings.organisatie, place.stamps)
    kept: tuple[object, Document | None] = st.session_state.get(_MADE, (None, None))
    if kept[1] is not None and kept[0] == rests_on:
        return kept[1]
    with st.spinner("Bezig met samenstellen."):
        document = _PAPERS[kind].make(place, year)
    st.session_state[_MADE] = (rests_on, document)
    return document
