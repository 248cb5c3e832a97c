"""Chapter 11 and the appendices: what comes, categories, words, and the cells of the numbers."""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Heading, Items, Paragraph, Table, words
from pipeline.advice.sentences import term, term_line
from pipeline.advice.sources import cells_in_words
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import chapter, paragraph, part, said, say, small, table

_WIDTHS = (6.0, 11.0)


def outlook(data: Yearly) -> Iterator[Block]:
    """Chapter 11: what the vertrouwenspersoon plans, and what the numbers still need."""
    yield chapter("vooruitblik")
    if data.formulier.vooruitblik:
        yield Items(tuple(term_line(one, "formulier") for one in data.formulier.vooruitblik))
    else:
        yield paragraph("vooruitblik", "geen_plannen")
    yield part("vooruitblik", "cijfers")
    yield Items(tuple(_coming(data)))


def _coming(data: Yearly) -> Iterator[Line]:
    following = {"jaar": term(data.jaar + 1, "jaar")}
    if not data.year.is_whole:
        yield from (paragraph("vooruitblik", "rest", jaar=term(data.jaar, "jaar")).line,)
    if data.year.golf is None:
        yield paragraph("vooruitblik", "enquete").line
    yield paragraph("vooruitblik", "volgend", **following).line


def appendices(data: Yearly, blocks: Sequence[Block]) -> Iterator[Block]:
    """Categories, method and words; and the cells behind the chapters that came before."""
    yield chapter("bijlagen")
    yield part("bijlagen", "categorieen", "kop")
    yield paragraph("bijlagen", "categorieen", "inleiding")
    yield table("categorieen", _categories(data), _WIDTHS)
    yield part("bijlagen", "methode", "kop")
    yield from (Paragraph(words(one)) for one in said("bijlagen", "methode", "zinnen"))
    yield part("bijlagen", "begrippen", "kop")
    yield Items(tuple(words(one) for one in said("bijlagen", "begrippen", "zinnen")))
    yield from sources(blocks)


def _categories(data: Yearly) -> Iterator[tuple[Line, ...]]:
    """Each cluster with its categories, as they are in force."""
    clusters = data.publiek.code_list("clusters")
    listed = data.publiek.code_list("categorieen").codes
    for cluster in clusters.codes:
        names = [one.label for one in listed if (one.cluster or one.code[:2]) == cluster.code]
        if names:
            yield (
                term_line(cluster.label, cluster.code),
                term_line("; ".join(names), cluster.code),
            )


def sources(blocks: Sequence[Block]) -> Iterator[Block]:
    """By part of the report, the released cells behind its numbers."""
    rows = [
        (term_line(name, "onderdeel"), term_line(cells_in_words(cells), "cellen"))
        for name, cells in _cells(blocks).items()
        if cells
    ]
    if rows:
        yield part("bijlagen", "bronnen", "kop")
        yield table("bronnen", rows, _WIDTHS)
        yield small("bijlagen", "bronnen", "uitleg")


def _cells(blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    here = say("bijlagen", "bronnen", "begin")
    for block in blocks:
        if isinstance(block, Heading):
            here = block.text
        cells = [cell for line in _lines(block) for fact in line.facts for cell in fact.cells]
        found.setdefault(here, {}).update(dict.fromkeys(cells))
    return {name: tuple(sorted(cells)) for name, cells in found.items()}


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield block.line
        case Items():
            yield from block.lines
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case _:
            pass
