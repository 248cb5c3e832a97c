"""A concept as a Word document of one or two pages.

Why: a director reads paper. The document says on every page whether a vertrouwenspersoon has
released it, and ends with where each number comes from.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pipeline.advice.catalogue import text, texts
from pipeline.advice.concept import Concept, Lines, Maatregel
from pipeline.advice.document_style import (
    LETTERHEAD,
    SMALL,
    SMALL_LIST,
    header_and_footer,
    new_document,
)
from pipeline.advice.document_table import add_table
from pipeline.advice.sources import source_rows
from pipeline.periods import day_in_words

_MEASURE_WIDTHS = (2.5, 4.6, 3.5, 3.1, 3.3)
_SOURCE_WIDTHS = (2.8, 5.6, 8.6)


def write_docx(concept: Concept, vrijgegeven_op: date | None = None) -> bytes:
    """The document; a draft until the day on which a vertrouwenspersoon released it is given."""
    status = _status(vrijgegeven_op)
    kind = text("soorten", concept.vorm)
    document = new_document(concept, f"{kind}: {concept.kop.titel.text}", concept.kop.van.text)
    example = text("voorbeeld") if concept.is_voorbeeld else ""
    header_and_footer(document, status, example, f"{concept.organisatie} | {concept.id}")
    _head(document, concept, kind, status)
    _body(document, concept)
    _account(document, concept)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _status(released: date | None) -> str:
    if released is None:
        return text("status", "concept")
    return text("status", "vrijgegeven").replace("{datum}", day_in_words(released))


def _head(document: Any, concept: Concept, kind: str, status: str) -> None:
    kop = concept.kop
    document.add_paragraph(kind, style="Subtitle")
    document.add_paragraph(kop.titel.text, style="Title")
    values = {
        "aan": kop.aan.text,
        "cc": ", ".join(kop.cc),
        "van": kop.van.text,
        "datum": day_in_words(kop.datum),
        "periode": kop.periode.text,
        "status": status,
    }
    for name, value in values.items():
        if value:
            line = document.add_paragraph(style=LETTERHEAD)
            line.add_run(text("kop", "velden", name)).bold = True
            line.add_run(f"\t{value}")


def _body(document: Any, concept: Concept) -> None:
    _section(document, "wij_zien", concept.wij_zien)
    _section(document, "betekenis", concept.betekenis.inleiding)
    _add(document, concept.betekenis.lezingen, "List Number")
    _add(document, concept.betekenis.niet)
    _section(document, "aandacht", concept.aandacht.waarom)
    _law(document, concept)
    _section(document, "advies", concept.advies.inleiding)
    if concept.advies.maatregelen:
        _measures(document, concept.advies.maatregelen)
    _section(document, "vraag", concept.vraag)
    document.add_heading(text("koppen", "opvolging"), level=1)
    _add(document, concept.opvolging, "List Bullet")


def _law(document: Any, concept: Concept) -> None:
    """The provisions, how old these references are, and which still need looking up."""
    grounds = concept.aandacht.gronden
    if not grounds:
        return
    for ground in grounds:
        document.add_paragraph(f"{ground.citaat}: {ground.inhoud}", style=SMALL_LIST)
    oldest = min(ground.peildatum for ground in grounds)
    remarks = [line.text for line in concept.aandacht.voorbehoud]
    remarks.append(text("gronden", "peildatum").replace("{datum}", day_in_words(oldest)))
    unsure = ", ".join(ground.citaat for ground in grounds if not ground.is_nagekeken)
    if unsure:
        remarks.append(text("gronden", "niet_nagekeken").replace("{citaten}", unsure))
    document.add_paragraph(" ".join(remarks), style=SMALL)


def _measures(document: Any, measures: tuple[Maatregel, ...]) -> None:
    rows = [
        (m.pijler.capitalize(), m.wat, f"{_capital(m.eigenaar)}, {m.termijn}", m.effect, m.meetpunt)
        for m in measures
    ]
    _table(document, "maatregelen", 1, rows, _MEASURE_WIDTHS)


def _capital(words: str) -> str:
    """First letter upper, the rest as it is ("HR met OR")."""
    return words[:1].upper() + words[1:]


def _account(document: Any, concept: Concept) -> None:
    document.add_heading(text("koppen", "verantwoording"), level=1)
    for name, part in _account_parts(concept):
        document.add_heading(text("koppen", name), level=2)
        _add(document, part, SMALL)
    number = 2 if concept.advies.maatregelen else 1
    _table(document, "bronnen", number, source_rows(concept), _SOURCE_WIDTHS)
    document.add_paragraph(text("bronnen", "toelichting"), style=SMALL)


def _account_parts(concept: Concept) -> Iterator[tuple[str, Lines]]:
    account = concept.verantwoording
    yield "methode", account.methode
    yield "niet_getoond", account.niet_getoond
    yield "privacy", account.privacy


def _section(document: Any, name: str, lines: Lines) -> None:
    document.add_heading(text("koppen", name), level=1)
    _add(document, lines)


def _add(document: Any, lines: Lines, style: str = "Normal") -> None:
    for line in lines:
        document.add_paragraph(line.text, style=style)


def _table(
    document: Any,
    name: str,
    number: int,
    rows: Sequence[Sequence[str]],
    widths: tuple[float, ...],
) -> None:
    caption = text("tabellen", name, "bijschrift")
    add_table(document, caption, number, texts("tabellen", name, "kolommen"), rows, widths)
