"""A text that a vertrouwenspersoon changed, back to a concept.

Each number of the publication keeps its cells; a number that was typed becomes a fact without cells
that says so. What cannot be taken is refused by part and paragraph, and never repeated: what was
typed could name a person.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.advice.concept import Concept, Lines
from pipeline.advice.editing.editable_text import (
    ASKED,
    HEAD,
    ROWS,
    SECTIONS,
    VERSION,
    parts_of,
    sections_for,
    with_parts,
)
from pipeline.advice.editing.edited_measures import read_measures
from pipeline.advice.editing.known import Known
from pipeline.advice.editing.own_numbers import of_measures
from pipeline.advice.editing.paragraphs import read_paragraph
from pipeline.advice.editing.sections import paragraphs_of, sections_of
from pipeline.errors import RefusedInput

MOST_CHARACTERS = 60_000
_LONGEST_TITLE = 200


def version_of(text: str, concept_id: str) -> int:
    """Which version a text was written from. Raises RefusedInput when it is of another dossier."""
    first = next((line for line in text.splitlines() if line.strip()), "").strip("\ufeff \t")
    name, _, number = first.removeprefix(HEAD).partition(VERSION)
    if not first.startswith(HEAD) or not re.fullmatch(r"[0-9]{1,6}", number.strip()):
        raise RefusedInput(
            "De eerste regel van dit bestand is niet die van een advies.",
            "Maak de tekst opnieuw met --tekst, en laat de eerste regel staan.",
        )
    if name.strip() != concept_id:
        raise RefusedInput(
            "Deze tekst hoort bij een ander dossier.", "Noem de code die in de eerste regel staat."
        )
    return int(number)


def from_text(text: str, concept: Concept) -> Concept:
    """The concept with the words of this text; equal to `concept` when nothing was changed.

    Raises RefusedInput when a heading is gone, a number of the publication was changed, a pillar
    has two measures, or somebody is named.
    """
    if len(text) > MOST_CHARACTERS:
        raise RefusedInput(
            f"Deze tekst is langer dan {MOST_CHARACTERS} tekens.",
            "Een advies past op twee pagina's.",
        )
    known, headings = Known(concept), sections_for(concept)
    sections = sections_of(text, headings.values())
    parts = {
        name: tuple(
            read_paragraph(paragraph, f"‘{heading}’, alinea {number}", known)
            for number, paragraph in enumerate(paragraphs_of(sections.pop(heading)), start=1)
        )
        for name, heading in headings.items()
    }
    _check_whole(parts, parts_of(concept))
    measures = read_measures(sections, known)
    if measures and concept.vorm == "notitie":
        raise RefusedInput("Een notitie heeft geen maatregelen.", "Haal die delen weg.")
    changed = with_parts(concept, parts)
    advice = replace(changed.advies, maatregelen=measures)
    eigen = of_measures(measures, concept.eigen, known.usual)
    return replace(changed, advies=advice, eigen=eigen)


def _check_whole(parts: Mapping[str, Lines], before: Mapping[str, Lines]) -> None:
    """Raise RefusedInput when a part was emptied, a row of the table was changed, a reading is
    missing or the title is no title."""
    if set(parts.get(ROWS, ())) - set(before.get(ROWS, ())):
        raise RefusedInput(
            f"Onder ‘{ASKED[ROWS]}’ is een regel veranderd.",
            "Zo'n regel kunt u weghalen, niet veranderen. De getallen met hun accolades kunt u wel "
            "in uw eigen zinnen zetten.",
        )
    empty = [
        {**SECTIONS, **ASKED}[name] for name, lines in parts.items() if before[name] and not lines
    ]
    if empty:
        raise RefusedInput(
            f"Er staat niets meer onder: {', '.join(empty)}.", "Schrijf daar ten minste één alinea."
        )
    if len(parts["lezingen"]) < 2:
        raise RefusedInput(
            "Er staat nog maar één lezing in de tekst.",
            "Een patroon kan altijd op meer manieren worden gelezen. Schrijf er ten minste twee.",
        )
    if len(parts["titel"]) > 1 or len(parts["titel"][0].text) > _LONGEST_TITLE:
        raise RefusedInput(
            f"De titel is langer dan één alinea van {_LONGEST_TITLE} tekens.", "Maak hem korter."
        )
