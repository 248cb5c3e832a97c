"""A changed paragraph, back to words, numbers with their cells and names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.editing.editable_text import one_line, shown
from pipeline.advice.editing.known import Known
from pipeline.advice.editing.own_numbers import with_own
from pipeline.advice.typed import identifying
from pipeline.errors import RefusedInput

_MARK = re.compile(r"\{([^{}]*)\}")
_NAMED = re.compile(r"\s*([ft]\d+)\s*:\s*(.*?)\s*")


def read_paragraph(block: str, where: str, known: Known) -> Line:
    """A paragraph. Raises RefusedInput, naming only where it stands."""
    paragraph = one_line(block)
    if paragraph in known.lines:
        return known.lines[paragraph]
    line = Line(tuple(_parts(paragraph, where, known)))
    refuse_people(line.text, where, known)
    return line


def refuse_people(text: str, where: str, known: Known) -> None:
    """Raise RefusedInput when a text names somebody whom the concept does not name."""
    if identifying(text, known.words):
        raise RefusedInput(
            f"Bij {where}, lijkt een naam of ander gegeven van een mens te staan.",
            "Schrijf een rol, zoals ‘een leidinggevende’ of ‘de bestuurder’, en geen naam. Is "
            "het een gewoon woord, kies dan een ander woord.",
        )


def _parts(paragraph: str, where: str, known: Known) -> Iterator[str | Fact | Term]:
    """The words, own numbers and marked parts of a changed paragraph."""
    before = ""
    for index, piece in enumerate(_MARK.split(paragraph)):
        if index % 2:
            part = _marked(piece, where, known)
            yield replace(part, text=part.text.lstrip()) if before.endswith(" ") else part
            before = part.text
        elif piece:
            if "{" in piece or "}" in piece:
                raise _wrong_mark(where)
            yield from with_own(piece, known.usual)
            before = piece


def _marked(inside: str, where: str, known: Known) -> Fact | Term:
    named = _NAMED.fullmatch(inside)
    part = known.marks.by_mark.get(named[1]) if named else None
    if named is None or part is None or one_line(named[2]) != shown(part):
        raise _wrong_mark(where)
    return part


def _wrong_mark(where: str) -> RefusedInput:
    return RefusedInput(
        f"Bij {where}, is iets tussen accolades veranderd, of er staat een accolade te veel.",
        "Een getal of naam uit de publicatie blijft zoals het is. Zet het terug, of haal het met "
        "de accolades weg. Een eigen getal typt u zonder accolades.",
    )
