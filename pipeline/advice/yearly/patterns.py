"""Chapter 7: what stood out, read in two ways, and what could not be seen."""

from collections.abc import Iterator, Sequence

from pipeline.advice.catalogue import fill, fill_all
from pipeline.advice.concept import Fact, Line, Origin, Term
from pipeline.advice.documents.document import Block, Heading, Items, Paragraph
from pipeline.advice.sentences import one_after_another, term
from pipeline.advice.told import Told
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import chapter, line, paragraph, part, say, table
from pipeline.contracts import load_codelist
from pipeline.signals.frozen import SignalList
from pipeline.signals.looked import templates

_WIDTHS = (3.0, 9.0, 5.0)
_ORDER = ("getoetst", "gevonden", "toeval", "te_weinig", "vanaf", "blind")
_UNTESTED = ("te_weinig", "blind")
"""Where nothing could be tested there is nothing to say of chance."""


def patterns(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("patronen")
    lists = data.lists
    if not lists:
        yield paragraph("patronen", "niet_gezocht", jaar=term(data.jaar, "jaar"))
        return
    yield paragraph("patronen", "inleiding")
    found = data.told
    if found:
        yield paragraph("patronen", "wat_volgt")
    else:
        yield Paragraph(nothing_found(lists[-1]))
    for group in _alike(found):
        yield from _group(group)
    yield part("patronen", "gezien", "kop")
    yield Items(looked(lists[-1]))
    yield from _pillars(data)


def nothing_found(newest: SignalList) -> Line:
    """That nothing stood out: because little could be seen, or though there was enough."""
    seen = newest.gekeken
    if not seen.getoetst:
        return line("patronen", "te_weinig")
    return fill(say("patronen", "geen_deels" if seen.te_weinig else "geen"), _slots(newest))


def _alike(found: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """Patterns of one kind that are read in the same ways stand together."""
    groups: dict[tuple[str, tuple[str, ...]], list[Told]] = {}
    for one in found:
        ways = tuple(way.text for way in one.lezingen)
        groups.setdefault((one.pattern.code, ways), []).append(one)
    return (tuple(group) for group in groups.values())


def _group(group: tuple[Told, ...]) -> Iterator[Block]:
    first = group[0]
    kind = load_codelist("patronen").label(first.pattern.code)
    yield Heading(first.titel.text if len(group) == 1 else kind, 2)
    lines = tuple(one_after_another((*one.wij_zien, _how_sure(one))) for one in group)
    if len(group) == 1:
        yield Paragraph(lines[0])
    else:
        yield Items(lines)
    yield paragraph("patronen", "twee_lezingen")
    yield Items(first.lezingen, is_numbered=True)


def _how_sure(one: Told) -> Line:
    level = load_codelist("niveaus").label(one.pattern.niveau).lower()
    return line("patronen", "niveau", niveau=term(level, one.pattern.niveau))


def looked(newest: SignalList) -> tuple[Line, ...]:
    """What the list says of itself: how much was tested, and what could not be seen."""
    sentences = templates()
    told = _ORDER if newest.gekeken.getoetst else _UNTESTED
    return fill_all(tuple(sentences[name] for name in told), _slots(newest))


def _slots(newest: SignalList) -> dict[str, Fact | Term | Line]:
    """The numbers and words of a list."""
    facts: dict[str, Fact | Term | Line] = {
        name: Fact(written, value, (), Origin.SIGNALENLIJST, name)
        for name, (written, value) in newest.gekeken.numbers().items()
    }
    return facts | {name: Line((word,)) for name, word in newest.gekeken.words().items()}


def _pillars(data: Yearly) -> Iterator[Block]:
    """What was advised by pillar: bewustwording, preventie, interventie."""
    order = {code: place for place, code in enumerate(load_codelist("pijlers").values())}
    rows = [
        (order[measure.pijler], one, measure)
        for one in data.offered
        for measure in one.concept.advies.maatregelen
    ]
    yield part("patronen", "pijlers", "kop")
    if not rows:
        yield paragraph("patronen", "pijlers", "geen")
        return
    yield paragraph("patronen", "pijlers", "inleiding")
    labels = load_codelist("pijlers")
    yield table(
        "pijlers",
        (
            (
                Line((term(labels.label(measure.pijler), measure.pijler),)),
                Line((term(measure.wat, measure.code or "maatregel"),)),
                Line((term(one.concept.kop.titel.text, one.id),)),
            )
            for _, one, measure in sorted(rows, key=lambda row: row[0])
        ),
        _WIDTHS,
    )
