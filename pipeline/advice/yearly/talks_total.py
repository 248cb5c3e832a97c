"""All talks of the year together: in words, and over the years with what happened."""

from collections.abc import Iterator

from pipeline.advice.documents.document import Block, Chart
from pipeline.advice.sentences import term
from pipeline.advice.yearly.breaks import breaks_of
from pipeline.advice.yearly.counts import has_total, total_of
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.happened import events_in, events_line
from pipeline.advice.yearly.talks_table import column
from pipeline.advice.yearly.texts import line, paragraph, say

_A_SERIES = 2


def total(data: Yearly, with_units: bool = True) -> Iterator[Block]:
    """The sentence, the chart and how to read it."""
    found = total_of(data.year, data.jaar) if has_total(data.release) else None
    if found is None:
        yield paragraph("gesprekken", "geen_totaal")
        return
    when = column(data, data.jaar)
    what = line("geteld_meer", data.eenheid)
    yield paragraph("gesprekken", "totaal", periode=when, getal=found.line, wat=what)
    yield from over_years(data)
    happened = events_line(data, with_units)
    if happened is not None:
        yield paragraph("gesprekken", "gebeurtenissen", jaar=term(data.jaar, "jaar"), wat=happened)


def over_years(data: Yearly) -> Iterator[Block]:
    """The whole years as a chart; with one year there is nothing to draw."""
    years = data.year.years
    amounts = {year: total_of(data.year, year) for year in years}
    known = {str(year): one for year, one in amounts.items() if one is not None}
    if len(known) < _A_SERIES:
        yield paragraph("gesprekken", "eerste_jaar")
        return
    labels = list(known)
    what = line("geteld_meer", data.eenheid)
    ends = {"eerste": term(labels[0], "jaar"), "laatste": term(labels[-1], "jaar")}
    told = ". ".join(f"{label}: {one.line.text}" for label, one in known.items())
    yield Chart(
        caption=line("gesprekken", "grafiek", wat=what, **ends).text,
        alt=f"{say('gesprekken', 'alt')} {told}.",
        unit=line("gesprekken", "eenheid", wat=what).text,
        points=tuple(one.point(label) for label, one in known.items()),
        events=tuple(pair for pair in events_in(data, years) if pair[0] in known),
        breaks=tuple(str(y) for y in breaks_of(data.release, years) if str(y) in known),
    )
    yield paragraph("gesprekken", "lezen")
