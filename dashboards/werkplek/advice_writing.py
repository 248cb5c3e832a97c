"""The words of a concept, a field a part, with the word check beside it."""

import streamlit as st

from dashboards.werkplek.page import done, show_problem, tell
from dashboards.wording.safe_text import plain
from pipeline.advice.dossiers import Dossier
from pipeline.advice.word_check import check_concept
from pipeline.cli.dossier_wording import own_text, words_text
from pipeline.errors import UserError
from pipeline.steps import Workplace
from pipeline.steps.editing import take_text, text_of

HEADING = "\n## "
_LINE = 90
_NUMBERS = (
    "Tussen accolades staat een getal of naam uit de publicatie, zoals {f1: 120}. U mag het "
    "verplaatsen of weghalen, maar niet veranderen: zo blijft het te herleiden. Typt u zelf een "
    "getal, dan staat in het advies dat het van u komt. Noem geen mensen."
)
_MEASURE = "Maatregel"


def render(place: Workplace, dossier: Dossier) -> None:
    """A text field a part; saving makes a new version."""
    head, parts = split(text_of(place, dossier.id))
    left, right = st.columns([2, 1], gap="large")
    with right:
        st.markdown("**Woorden**")
        tell(words_text(check_concept(dossier.concept)) or "De woorden kloppen met de woordregels.")
        st.caption(_NUMBERS)
    with left, st.form(f"tekst_{dossier.id}_{dossier.versie}", border=False):
        typed = {
            name: st.text_area(
                plain(name),
                body,
                height=_height(body),
                key=f"deel_{dossier.id}_{dossier.versie}_{name}",
                help="Maak leeg om deze maatregel weg te laten." if _is_measure(name) else None,
            )
            for name, body in parts.items()
        }
        if st.form_submit_button("Bewaar als nieuwe versie", type="primary"):
            _save(place, dossier, joined(head, typed))


def split(text: str) -> tuple[str, dict[str, str]]:
    """The head of an editable text, and what stands below each heading."""
    head, *parts = text.split(HEADING)
    found = {}
    for part in parts:
        name, _, body = part.partition("\n")
        found[name.strip()] = body.strip()
    return head, found


def joined(head: str, parts: dict[str, str]) -> str:
    """The text again; a measure that was emptied is left out."""
    kept = {n: body.strip() for n, body in parts.items() if body.strip() or not _is_measure(n)}
    return head + "".join(f"{HEADING}{name}\n\n{body}\n" for name, body in kept.items())


def _is_measure(name: str) -> bool:
    return name.startswith(_MEASURE)


def _height(body: str) -> int:
    """Room for the text as it wraps, in pixels."""
    lines = sum(1 + len(line) // _LINE for line in body.split("\n"))
    return min(420, 44 + 25 * max(1, lines))


def _save(place: Workplace, dossier: Dossier, text: str) -> None:
    try:
        found = take_text(place, dossier.id, text)
    except UserError as problem:
        show_problem(problem)
        return
    if not found.is_new:
        done("Er is niets veranderd, dus er is geen nieuwe versie.")
    first = f"Bewaard als versie {found.dossier.versie}."
    done(
        "\n".join(
            part for part in (first, words_text(found.woorden), own_text(found.eigen)) if part
        )
    )
