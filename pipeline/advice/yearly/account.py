"""Chapter 3: how these numbers came about, what they promise, and what was noted beside them."""

from collections.abc import Iterator

from pipeline.advice.concept import Fact, Origin
from pipeline.advice.documents.document import Block, Items, Paragraph, words
from pipeline.advice.numbers import measure, percentage
from pipeline.advice.sentences import Value, term
from pipeline.advice.yearly.breaks import notes_of
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import chapter, line, paragraph, part, said
from pipeline.periods import day_in_words
from pipeline.release.promise import best_guess


def account(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("cijfers")
    yield from (Paragraph(words(sentence)) for sentence in said("cijfers", "hoe"))
    yield from promised(data)
    yield part("cijfers", "niet_getoond")
    yield Items(tuple(words(one) for one in said("cijfers", "wat_niet")))
    yield from _published(data)


def promised(data: Yearly) -> Iterator[Block]:
    """The promise in plain words; nothing where nothing was published."""
    if not data.belofte:
        return
    epsilon = float(str(data.belofte.get("epsilon", 1.0)))
    slots: dict[str, Value] = {
        "raadkans": Fact(percentage(data.guess), data.guess, (), Origin.BELOFTE, "goed_geraden"),
        "epsilon": Fact(measure(epsilon), epsilon, (), Origin.BELOFTE, "epsilon"),
        "eenheid": line("beschermd", data.eenheid),
    }
    yield paragraph("cijfers", "belofte", **slots)
    if data.year.golf is not None:
        yield paragraph("cijfers", "belofte_enquete", **_of_survey(data))


def _of_survey(data: Yearly) -> dict[str, Value]:
    epsilon = float(str(data.belofte.get("epsilon_enquete", 1.0)))
    guess, of_guess = best_guess(epsilon), "goed_geraden_enquete"
    return {
        "raadkans": Fact(percentage(guess), guess, (), Origin.BELOFTE, of_guess),
        "epsilon": Fact(measure(epsilon), epsilon, (), Origin.BELOFTE, "epsilon_enquete"),
    }


def _published(data: Yearly) -> Iterator[Block]:
    """Which publications this rests on, and corrections and notes beside them."""
    yield part("cijfers", "publicaties")
    if not data.year.publicaties:
        yield paragraph("cijfers", "geen_publicaties", jaar=term(data.jaar, "jaar"))
    else:
        named = (
            line(
                "cijfers",
                "publicatie",
                nummer=term(one.id, one.id),
                dag=term(day_in_words(one.gemaakt_op), "datum"),
            )
            for one in data.year.publicaties
        )
        yield Items(tuple(named), vorm="klein")
    noted = notes_of(data.year)
    if noted:
        yield Items(noted)
    elif data.year.publicaties:
        yield paragraph("cijfers", "geen_aantekening")
