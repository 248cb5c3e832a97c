"""What the numbers say for the RI&E, as one document: overview, plan of action, and its grounds.

Why the plan comes second: a preventiemedewerker works on from it; who wants to know why finds the
grounds of each risk behind it. In Excel the tables are the sheets.
"""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    words,
)
from pipeline.advice.prevention.assessed import Assessed, assessed
from pipeline.advice.prevention.evidence_row import as_row
from pipeline.advice.prevention.law import provisions
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.national import experience, national
from pipeline.advice.prevention.of_survey import Survey
from pipeline.advice.prevention.plan_of_action import rows_of
from pipeline.advice.prevention.risks import TEXTS
from pipeline.advice.prevention.year_document import opening, year_document
from pipeline.advice.sentences import one_after_another, term, term_line
from pipeline.release.unit_map import SMALLEST_UNIT

_OVERVIEW = (4.0, 9.0, 4.0)
_PLAN = (2.0, 3.4, 4.3, 2.2, 1.5, 2.6, 1.3)
_EVIDENCE = (2.1, 6.6, 1.9, 3.7, 2.9)
_GROUNDS = ("arbowet_1_3", "arbowet_3_2", "arbowet_5", "arbobesluit_2_15", "arbowet_13_7")


def rie_document(material: Material) -> Document:
    """The document for one year."""
    return year_document(material, TEXTS, "rie", _blocks(material))


def _blocks(material: Material) -> Iterator[Block]:
    survey, wave = Survey(material), material.golf
    found = tuple(assessed(material, survey))
    asked = term_line(wave.golf, wave.golf) if wave else TEXTS.line("geen_enquete")
    yield from opening(material, TEXTS, periode=_period(material), enquete=asked)
    yield from _summary(material, survey, found)
    yield from _plan(material, found)
    yield from _grounds(found)
    yield from _account(material)


def _period(material: Material) -> Line:
    if not material.perioden:
        return TEXTS.line("geen_periode")
    return term_line(material.jaar, "jaar")


def _summary(material: Material, survey: Survey, found: Sequence[Assessed]) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "overzicht")
    rows = [
        (words(one.risk.label), _seen(one), TEXTS.line("zekerheid", one.level)) for one in found
    ]
    yield TEXTS.table("overzicht", rows, _OVERVIEW)
    yield from (Paragraph(line) for line in experience(material, survey))
    yield TEXTS.small("landelijk_rest")


def _seen(one: Assessed) -> Line:
    if not one.found:
        return TEXTS.line("overzicht", one.level)
    first, *rest = one.found
    said = [TEXTS.line("overzicht", "gevonden", titel=first.titel)]
    if rest:
        others = words("; ".join(_small(other.titel.text) for other in rest))
        said.append(TEXTS.line("overzicht", "ook", titels=others))
    return one_after_another(said)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _plan(material: Material, found: Sequence[Assessed]) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "plan")
    yield TEXTS.small("plan_uitleg")
    yield TEXTS.table("plan", rows_of(material, found), _PLAN)


def _grounds(found: Sequence[Assessed]) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "onderbouwing")
    for one in found:
        yield from _risk(one)


def _risk(one: Assessed) -> Iterator[Block]:
    yield Heading(one.risk.label, 2)
    yield Paragraph(words(one.risk.uitleg))
    if one.shown:
        name = words(one.risk.label.lower())
        yield TEXTS.table("bewijs", map(as_row, one.shown), _EVIDENCE, risico=name)
    for pattern in one.found:
        if pattern.wij_zien:
            yield Paragraph(one_after_another(pattern.wij_zien))
            yield TEXTS.paragraph("lezingen")
            yield Items(pattern.lezingen)
    if lines := tuple(national(one.risk)):
        yield Items(lines, vorm="klein")
    if one.unknown:
        yield Paragraph(TEXTS.line("koppen", "onbekend"), "nadruk")
        yield Items(one.unknown)


def _account(material: Material) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "verantwoording")
    slots = {**material.counted(), "goed_geraden": Line((material.guessed(),))}
    for template in TEXTS.said("verantwoording"):
        yield Paragraph(TEXTS.filled(template, **slots), "klein")
    smallest = term(SMALLEST_UNIT, "kleinste_eenheid")
    yield TEXTS.small("onbekend", "eenheden", kleinste=smallest)
    yield TEXTS.heading("koppen", "wet")
    yield from provisions(_GROUNDS)
