"""A concept as a document of one or two pages.

Why: a director reads paper. The document says on every page whether a vertrouwenspersoon has
released it, and ends with where each number comes from.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.advice.asked.asked_document import asked_blocks
from pipeline.advice.catalogue import text, texts
from pipeline.advice.concept import Concept, Fact, Line, Lines, Maatregel, Term
from pipeline.advice.documents.document import (
    Block,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    words,
)
from pipeline.advice.series_chart import chart_of
from pipeline.advice.sources import source_rows
from pipeline.periods import day_in_words

_MEASURE_WIDTHS = (2.5, 4.6, 3.5, 3.1, 3.3)
_SOURCE_WIDTHS = (2.8, 5.6, 8.6)


def advice_document(concept: Concept, vrijgegeven_op: date | None = None) -> Document:
    """The document; a draft until the day on which a vertrouwenspersoon released it is given."""
    kind, status = text("soorten", concept.vorm), _status(vrijgegeven_op)
    advised = _advised(concept, is_draft=vrijgegeven_op is None)
    return Document(
        titel=concept.kop.titel.text,
        soort=kind,
        van=concept.kop.van.text,
        organisatie=concept.organisatie,
        kenmerk=concept.id,
        datum=concept.gemaakt_op,
        status=status,
        voorbeeld=text("voorbeeld") if concept.is_voorbeeld else "",
        blocks=(_head(concept, status), *_first(concept), *advised, *_account(concept)),
    )


def _status(released: date | None) -> str:
    if released is None:
        return text("status", "concept")
    return text("status", "vrijgegeven").replace("{datum}", day_in_words(released))


def _head(concept: Concept, status: str) -> Fields:
    kop = concept.kop
    values = {
        "aan": kop.aan,
        "cc": words(", ".join(kop.cc)),
        "van": kop.van,
        "datum": words(day_in_words(kop.datum)),
        "periode": Line((kop.periode,)),
        "status": words(status),
    }
    return Fields(tuple((text("kop", "velden", name), line) for name, line in values.items()))


def _first(concept: Concept) -> Iterator[Block]:
    """What we see and what it means; of an answer to a question what it cannot say as well."""
    if concept.gevraagd is not None:
        yield from asked_blocks(concept.gevraagd, concept)
        return
    yield from _section("wij_zien", concept.wij_zien)
    if concept.reeks is not None:
        yield chart_of(concept.reeks)
    yield from _section("betekenis", concept.betekenis.inleiding)
    yield Items(concept.betekenis.lezingen, is_numbered=True)
    yield from _paragraphs(concept.betekenis.niet)


def _advised(concept: Concept, is_draft: bool) -> Iterator[Block]:
    yield from _section("aandacht", concept.aandacht.waarom)
    yield from _law(concept)
    yield from (Paragraph(line, "klein") for line in concept.aandacht.wetsvoorstellen)
    if is_draft:
        yield from (Paragraph(line, "nadruk") for line in concept.aandacht.na_te_kijken)
    yield from _section("advies", concept.advies.inleiding)
    if concept.advies.maatregelen:
        yield _measures(concept.advies.maatregelen)
        yield from _reasons(concept.advies.maatregelen)
    yield from _section("vraag", concept.vraag)
    yield Heading(text("koppen", "opvolging"))
    yield Items(concept.opvolging)


def _law(concept: Concept) -> Iterator[Block]:
    """The provisions, how old these references are, and which still need looking up."""
    grounds = concept.aandacht.gronden
    if not grounds:
        return
    yield Items(tuple(words(f"{one.citaat}: {one.inhoud}") for one in grounds), vorm="klein")
    oldest = min(ground.peildatum for ground in grounds)
    remarks = [line.text for line in concept.aandacht.voorbehoud]
    remarks.append(text("gronden", "peildatum").replace("{datum}", day_in_words(oldest)))
    unsure = ", ".join(ground.citaat for ground in grounds if not ground.is_nagekeken)
    if unsure:
        remarks.append(text("gronden", "niet_nagekeken").replace("{citaten}", unsure))
    yield Paragraph(words(" ".join(remarks)), "klein")


def _measures(measures: tuple[Maatregel, ...]) -> Table:
    rows = [
        (
            words(m.pijler.capitalize()),
            words(m.wat),
            words(f"{_capital(m.eigenaar)}, {m.termijn}"),
            words(m.effect),
            words(m.meetpunt),
        )
        for m in measures
    ]
    return _table("maatregelen", rows, _MEASURE_WIDTHS)


def _reasons(measures: tuple[Maatregel, ...]) -> Iterator[Block]:
    """By measure: why this one, how its yardstick stands, and what could be seen of it next time.

    Nothing in advice from before that was said.
    """
    if not any(measure.keuze or measure.meetlat for measure in measures):
        return
    yield Heading(text("koppen", "meetpunten"), level=2)
    yield Items(tuple(_reason(measure) for measure in measures))
    if any(m.meetlat and m.meetlat.zichtbaar_vanaf for m in measures if _of_survey(m)):
        yield Paragraph(words(text("meetlat", "enquete", "voorwaarde")), "klein")


def _reason(measure: Maatregel) -> Line:
    template = text("advies", "keuze")
    parts: list[str | Fact | Term] = [
        template.format(pijler=measure.pijler.capitalize(), waarom=measure.keuze)
    ]
    meetlat = measure.meetlat
    if meetlat is not None:
        if meetlat.soort == "eigen":
            parts.append(f" {text('meetlat', 'eigen', 'zichtbaar')}")
        for line in (meetlat.stand, meetlat.zichtbaar_vanaf):
            parts += [" ", *line.parts] if line else []
    return Line(tuple(parts))


def _of_survey(measure: Maatregel) -> bool:
    return measure.meetlat is not None and measure.meetlat.soort == "enquete"


def _capital(sentence: str) -> str:
    """First letter upper, the rest as it is ("HR met OR")."""
    return sentence[:1].upper() + sentence[1:]


def _account(concept: Concept) -> Iterator[Block]:
    yield Heading(text("koppen", "verantwoording"))
    account = concept.verantwoording
    for name, part in (
        ("methode", account.methode),
        ("niet_getoond", account.niet_getoond),
        ("privacy", account.privacy),
    ):
        yield Heading(text("koppen", name), level=2)
        yield from (Paragraph(line, "klein") for line in part)
    rows = [tuple(words(cell) for cell in row) for row in source_rows(concept)]
    yield Paragraph(words(text("bronnen", "toelichting")), "klein")  # never alone on a last page
    yield _table("bronnen", rows, _SOURCE_WIDTHS)


def _section(name: str, lines: Lines) -> Iterator[Block]:
    yield Heading(text("koppen", name))
    yield from _paragraphs(lines)


def _paragraphs(lines: Lines) -> Iterator[Block]:
    return (Paragraph(line) for line in lines)


def _table(name: str, rows: Sequence[Sequence[Line]], widths: tuple[float, ...]) -> Table:
    return Table(
        caption=text("tabellen", name, "bijschrift"),
        columns=texts("tabellen", name, "kolommen"),
        rows=tuple(tuple(row) for row in rows),
        widths=widths,
    )
