"""The answer to a question as a document: the order in which the asker wants to read it."""

from collections.abc import Iterator

from pipeline.advice.asked.texts import said
from pipeline.advice.concept import Concept, Gevraagd, Lines
from pipeline.advice.documents.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    Table,
)

_BEFORE_TABLE = 2
_WIDTHS = (6.4, 3.4, 3.6, 3.6)


def asked_blocks(asked: Gevraagd, concept: Concept) -> Iterator[Block]:
    """What stands before the advice itself."""
    yield from _section("begrepen", asked.begrepen)
    yield from _section("wij_zien", concept.wij_zien[:_BEFORE_TABLE])
    if asked.cijfers:
        yield _figures(asked)
    yield from (Paragraph(line) for line in concept.wij_zien[_BEFORE_TABLE:])
    yield from _section("betekenis", concept.betekenis.inleiding)
    yield Items(concept.betekenis.lezingen, is_numbered=True)
    yield from (Paragraph(line) for line in concept.betekenis.niet)
    yield Heading(str(said("koppen", "niet_te_zeggen")))
    yield Items(asked.niet_te_zeggen)
    yield Heading(str(said("koppen", "zichtbaar")))
    yield Items(asked.zichtbaar)
    yield Heading(str(said("koppen", "eerder")))
    yield Items(asked.eerder)


def _section(name: str, lines: Lines) -> Iterator[Block]:
    yield Heading(str(said("koppen", name)))
    yield from (Paragraph(line) for line in lines)


def _figures(asked: Gevraagd) -> Table:
    table = said("tabellen", "cijfers")
    return Table(
        caption=table["bijschrift"],
        columns=tuple(table["kolommen"]),
        rows=tuple((one.wat, one.wanneer, one.aantal, one.bereik) for one in asked.cijfers),
        widths=_WIDTHS,
    )
