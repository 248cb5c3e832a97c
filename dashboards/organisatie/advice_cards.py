"""What the page Adviezen shows: advice that was handed over, in four parts, with its document;
and the jaarrapporten.

Why four: a director reads what we see, what it means, what we advise and what we ask. The rest,
with every source and legal reference, is in the document.
"""

from collections.abc import Iterable

import streamlit as st

from dashboards.organisatie import blocks, yearly_cards
from dashboards.organisatie.advice import (
    document_name,
    due_words,
    evaluation_words,
    owner_words,
    status_words,
    step_words,
    term_words,
)
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.downloads import download
from dashboards.wording.empty_states import NO_ADVICE, NO_DATA
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.advice.concept import Concept, Line, Maatregel
from pipeline.advice.handed_over import HandedOver
from pipeline.periods import day_in_words

_NAMES = {"advies": "het advies", "notitie": "de notitie", "gevraagd": "het antwoord"}


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    blocks.markdown(
        "Hier staan de adviezen die de vertrouwenspersoon heeft aangeboden. De organisatie beslist "
        "wat zij ermee doet."
    )
    if not overdracht.adviezen:
        blocks.empty_state(NO_ADVICE)
    for advice in overdracht.adviezen:
        with st.container(border=True):
            _card(advice)
    yearly_cards.render(overdracht)


def _card(advice: HandedOver) -> None:
    concept = advice.concept
    blocks.header(plain(concept.kop.titel.text))
    if concept.niveau:
        blocks.level(concept.niveau)
    blocks.facts((name, value) for name, value in _facts(advice) if value)
    _asked(concept)
    _part("Wat wij zien", concept.wij_zien)
    _part("Wat dit wel en niet betekent", (*concept.betekenis.lezingen, *concept.betekenis.niet))
    _not_seen(concept)
    _measures(concept)
    _part("Wat wij vragen", concept.vraag)
    _followed(advice)
    download(_NAMES[concept.vorm], document_name(advice), advice.document, advice.pdf)


def _facts(advice: HandedOver) -> tuple[tuple[str, str], ...]:
    concept = advice.concept
    return (
        ("Aan", concept.kop.aan.text),
        ("Kopie aan", ", ".join(concept.kop.cc)),
        ("Van", concept.kop.van.text),
        ("Periode", concept.kop.periode.text),
        ("Status", status_words(advice)),
        ("Vrijgegeven", day_in_words(advice.vrijgegeven_op)),
        ("Reactie gevraagd voor", due_words(advice)),
        ("Eigenaar", owner_words(advice)),
        ("Termijn", term_words(advice)),
        ("Evaluatie", evaluation_words(advice)),
    )


def _part(title: str, lines: Iterable[Line]) -> None:
    blocks.subheader(title)
    blocks.bullets(line.text for line in lines)


def _followed(advice: HandedOver) -> None:
    """What the organisation answered and did, and what the yardsticks said."""
    if not advice.stappen:
        return
    blocks.subheader("Wat ermee is gedaan")
    blocks.bullets(step_words(advice))
    found = [one for step in advice.stappen for one in step.bevindingen]
    if found:
        blocks.subheader("Wat de cijfers daarna zeggen")
        blocks.bullets(f"{one.pijler.capitalize()}: {one.zin.text}" for one in found)


def _asked(concept: Concept) -> None:
    """Of an answer: the question and the numbers on it."""
    if concept.gevraagd is None:
        return
    _part("De vraag", concept.gevraagd.begrepen)
    rows = concept.gevraagd.cijfers
    blocks.subheader("Cijfers bij de vraag")
    blocks.bullets(
        f"{one.wat.text}, {one.wanneer.text}: {one.aantal.text} ({one.bereik.text})" for one in rows
    )


def _not_seen(concept: Concept) -> None:
    """Of an answer: what cannot be said, what would help, and earlier advice."""
    if concept.gevraagd is None:
        return
    _part("Wat wij niet kunnen zeggen, en waarom", concept.gevraagd.niet_te_zeggen)
    _part("Wat het wel zichtbaar zou maken, en wat dat kost", concept.gevraagd.zichtbaar)
    _part("Eerder advies hierover", concept.gevraagd.eerder)


def _measures(concept: Concept) -> None:
    if concept.vorm == "gevraagd":
        _part("Wat wij adviseren", concept.advies.inleiding)
    if not concept.advies.maatregelen:
        return
    if concept.vorm != "gevraagd":
        blocks.subheader("Wat wij adviseren")
    blocks.marked_bullets(_measure_words(measure) for measure in concept.advies.maatregelen)


def _measure_words(measure: Maatregel) -> str:
    return (
        f"**{plain(measure.pijler.capitalize())}**: {plain(measure.wat)}. "
        f"Eigenaar: {plain(measure.eigenaar)}. Termijn: {plain(measure.termijn)}."
    )
