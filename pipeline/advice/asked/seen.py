"""What is seen: the short answer, the patterns, the national figure and events."""

from collections.abc import Iterator

from pipeline.advice.asked.read import Read
from pipeline.advice.asked.talk_figures import counted_words
from pipeline.advice.asked.texts import listed, said, sentence, words
from pipeline.advice.concept import Cijfer, Line, Term
from pipeline.advice.wording import event_term
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event
from pipeline.periods import quarters_in
from pipeline.signals.events import touched
from pipeline.signals.numbers import tenths

_EXPERIENCE = "og"
_A_YEAR = 4  # quarters
_MOST_EVENTS = 6


def seen(read: Read) -> Iterator[Line]:
    slots = counted_words(read.release)
    yield words(str(said("wij_zien", "kort", read.patterns.outcome)))
    if not read.figures:
        yield words(str(said("wij_zien", "geen_cijfers")))
    elif any(_is_of_talks(row) for row in read.figures):
        yield sentence(slots, "wij_zien", "cijfers")
    if read.survey.rows():
        yield words(str(said("wij_zien", "enquete")))
    for one in read.found:
        yield from one.wij_zien
    yield from read.patterns.lines({key for one in read.found for key in (one.id, *one.bundel)})
    if read.question.asked.van:
        yield words(str(said("wij_zien", "andere_periode")))
    yield from _reference(read)
    yield from _events(read)


def _is_of_talks(row: Cijfer) -> bool:
    cells = [cell for line in (row.aantal, row.bereik) for f in line.facts for cell in f.cells]
    return any("|periode=" in cell for cell in cells)


def _reference(read: Read) -> Iterator[Line]:
    """National figures of the newest series, of the sector or of all, beside our own."""
    if _EXPERIENCE not in read.survey.shown():
        return
    comparable = [
        one
        for one in load_codelist("referenties").codes
        if one.extra["vergelijkbaar_met_index"] == _EXPERIENCE
    ]
    of_sector = [one for one in comparable if one.extra.get("sector") == read.known.sector]
    for one in of_sector or [one for one in comparable if "sector" not in one.extra]:
        sector = str(one.extra.get("sector", ""))
        group = f"sector {sector}" if sector else "alle werknemers"
        value = _plain(float(str(one.extra["waarde"])))
        yield sentence(
            {
                "waarde": Term(f"{value} van de 100", one.code),
                "bron": Term(str(one.extra["bron"]), one.code),
                "groep": Term(group, one.code),
                "vraagstelling": Term(str(one.extra["vraagstelling"]), one.code),
            },
            "wij_zien",
            "landelijk",
        )


def _events(read: Read) -> Iterator[Line]:
    """Public events of the organisation or the unit in the newest year that is shown."""
    quarters = {q for period in read.periods for q in quarters_in(period)}
    newest = set(sorted(quarters)[-_A_YEAR:]) if not read.scope.van else quarters
    yield from _asked_events(read)
    found = [
        event
        for event in read.release.publiek.events
        if _is_near(event, read)
        and event.soort not in read.scope.soorten
        and newest & set(touched(event))
    ]
    if found:
        named = Line(tuple(listed([Line((event_term(event),)) for event in found], "; ")))
        yield sentence({"gebeurtenissen": named}, "wij_zien", "gebeurtenissen")


def _asked_events(read: Read) -> Iterator[Line]:
    """The events whose effect is asked, whenever they were; that there are none is told."""
    for kind in read.scope.soorten:
        events = [
            one for one in read.release.publiek.events if one.soort == kind and _is_near(one, read)
        ]
        if not events:
            name = Term(load_codelist("gebeurtenissoorten").label(kind), kind)
            yield sentence({"soort": name}, "wij_zien", "geen_gebeurtenis")
            continue
        events.sort(key=lambda one: one.datum, reverse=True)
        newest = [Line((event_term(event),)) for event in events[:_MOST_EVENTS]]
        named = Line(tuple(listed(newest, "; ")))
        yield sentence({"gebeurtenissen": named}, "wij_zien", "na_gebeurtenis")


def _is_near(event: Event, read: Read) -> bool:
    return event.eenheid in (None, "", read.scope.eenheid)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else tenths(value)
