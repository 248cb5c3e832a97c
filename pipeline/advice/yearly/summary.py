"""Chapter 1: the year on one page: what we saw, what we advise, what was done with advice."""

from collections.abc import Iterator

from pipeline.advice.concept import Line, Lines
from pipeline.advice.documents.document import Block, Items
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.sentences import term
from pipeline.advice.yearly.advice_given import outcome
from pipeline.advice.yearly.counts import has_total, total_of
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.found import foremost
from pipeline.advice.yearly.patterns import nothing_found
from pipeline.advice.yearly.scores import index_name, is_share
from pipeline.advice.yearly.talks_table import column
from pipeline.advice.yearly.texts import chapter, line, paragraph, part

MOST = 3


def summary(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("kern")
    yield paragraph("kern", "inleiding", jaar=term(data.jaar, "jaar"))
    yield part("kern", "zien")
    yield Items(observations(data), is_numbered=True)
    yield part("kern", "adviseren")
    yield from advised(data)
    yield part("kern", "gedaan")
    yield from done(data)


def observations(data: Yearly) -> Lines:
    """Three: the strongest patterns, and where there are fewer, what else the year says.

    Of the whole organisation only: this page travels further than the report, and a pattern of one
    unit needs the readings and limits that stand with it in the chapter.
    """
    seen = [one for one in data.told if not one.eenheid]
    found = [one.kern for one in foremost(seen, MOST)]
    rest = (one for one in _others(data, bool(found)) if one is not None)
    return tuple([*found, *rest][:MOST])


def _others(data: Yearly, has_patterns: bool) -> Iterator[Line | None]:
    """Where no pattern says it: that there was none, how many came, what the survey says."""
    if not has_patterns:
        yield _no_pattern(data)
    yield _how_many(data)
    yield _experience(data)
    yield line("kern", "niet_alles")


def _no_pattern(data: Yearly) -> Line:
    lists = data.lists
    if not lists:
        return line("kern", "niets_gepubliceerd", jaar=term(data.jaar, "jaar"))
    return nothing_found(lists[-1])


def _how_many(data: Yearly) -> Line | None:
    if not data.year.perioden or not has_total(data.release):
        return None
    found = total_of(data.year, data.jaar)
    when = column(data, data.jaar)
    what = line("geteld_meer", data.eenheid)
    return line("gesprekken", "totaal", periode=when, getal=found.line, wat=what) if found else None


def _experience(data: Yearly) -> Line | None:
    wave = data.year.golf
    if wave is None:
        return None
    for one in data.scores:
        if one.golf == wave.golf and not one.eenheid and is_share(one.index) and one.amount:
            golf, name = term(wave.golf, wave.golf), index_name(one.index)
            return line("kern", "beleving", golf=golf, naam=name, getal=one.amount.line)
    return None


def advised(data: Yearly, with_units: bool = True) -> Iterator[Block]:
    """At most three advices of this year, the newest first."""
    ours = [one for one in reversed(data.offered) if with_units or not one.concept.eenheid]
    if ours:
        yield Items(tuple(_in_short(one) for one in ours[:MOST]), is_numbered=True)
    else:
        yield paragraph("kern", "geen_advies")


def _in_short(one: HandedOver) -> Line:
    """Its title and what it asks to look into."""
    title = term(one.concept.kop.titel.text, one.id)
    measures = one.concept.advies.maatregelen
    if not measures:
        return Line((title,))
    what = "; ".join(measure.wat[:1].lower() + measure.wat[1:] for measure in measures)
    return line("kern", "advies", titel=title, maatregelen=term(what, one.id))


def done(data: Yearly) -> Iterator[Block]:
    """What the organisation did with advice: of earlier years, and of this one."""
    earlier = outcome(data.earlier)
    yield paragraph("kern", "eerdere", uitkomst=earlier)
    if data.offered:
        yield paragraph("kern", "dit_jaar", uitkomst=outcome(data.offered))
