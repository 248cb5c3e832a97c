"""Chapter 4: the talks, as far as they were published."""

from collections.abc import Iterator

from pipeline.advice.documents.document import Block
from pipeline.advice.sentences import in_a_row, term
from pipeline.advice.yearly.counts import DIMENSIONS, crossed_tables, single_tables
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.talks_table import by_dimension
from pipeline.advice.yearly.talks_total import total
from pipeline.advice.yearly.texts import chapter, line, paragraph, part, say


def talks(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("gesprekken")
    yield from coverage(data)
    if not data.year.perioden:
        return
    yield from total(data)
    for name in single_tables(data.release):
        yield from by_dimension(data, name)
    yield from _not_shown(data)


def coverage(data: Yearly) -> Iterator[Block]:
    """Whether the year was published whole, half or not, and what one counts as."""
    year = term(data.jaar, "jaar")
    if not data.year.perioden:
        yield paragraph("gesprekken", "geen_publicatie", jaar=year)
        return
    yield paragraph("gesprekken", "wat_telt", uitleg=line("geteld", data.eenheid))
    if not data.year.is_whole:
        until = term(data.year.until, data.year.perioden[-1])
        yield paragraph("gesprekken", "half_jaar", jaar=year, tot=until)


def _not_shown(data: Yearly) -> Iterator[Block]:
    """What is not in these numbers, and why."""
    yield part("gesprekken", "niet_getoond", "kop")
    singles = single_tables(data.release)
    there = {*singles, *(d for name in data.release.tabellen for d in name.split("_x_"))}
    absent = [term(say("tabellen", d, "naam"), d) for d in DIMENSIONS if d not in there]
    if absent:
        yield paragraph("gesprekken", "niet_getoond", "niet_in_plan", namen=in_a_row(absent))
    crossed = [term(_crossing(name), name) for name in crossed_tables(data.release)]
    if crossed:
        yield paragraph("gesprekken", "niet_getoond", "kruising", namen=in_a_row(crossed))
    if "eenheid" in there:
        yield paragraph("gesprekken", "niet_getoond", "kleine_eenheden")
    yield paragraph("gesprekken", "niet_getoond", "altijd")


def _crossing(name: str) -> str:
    return " per ".join(say("tabellen", one, "naam") for one in name.split("_x_"))
