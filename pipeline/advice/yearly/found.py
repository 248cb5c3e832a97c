"""The patterns of a year, each told by the sentences of an advice, with its numbers as facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.advice.catalogue import choose_group
from pipeline.advice.concept import Line, Lines, Term
from pipeline.advice.evidence import Evidence
from pipeline.advice.gate import has_text
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.slots import gather
from pipeline.advice.surveyed import Surveyed
from pipeline.advice.yearly.texts import joined, line, said, term
from pipeline.advice.yearly.year import Year
from pipeline.contracts import load_codelist
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND


@dataclass(frozen=True)
class Told:
    """A pattern in words: its title, what we see (the first sentence alone is enough to stand by
    itself), and at least two readings."""

    pattern: Pattern
    titel: Line
    wij_zien: Lines
    lezingen: Lines

    @property
    def kern(self) -> Line:
        """What was seen, beside what was expected."""
        return joined(self.wij_zien[:2])

    @property
    def eenheid(self) -> str:
        """The unit that is named; "" for the whole organisation."""
        return self.pattern.codes.get("eenheid", "")


def told(year: Year, lists: Sequence[SignalList], sector: str, today: date) -> tuple[Told, ...]:
    """What stood out in a year by its lists, the strongest first; of the same pattern the newest.

    `sector` as for detect(); `today` is the day of the report.
    """
    surveyed = Surveyed(year.release, sector)
    found: dict[tuple[Any, ...], Told] = {}
    for one in reversed(lists):
        for pattern in patterns_in(one.patronen):
            about = (pattern.code, *sorted(pattern.codes.items()))
            if pattern.niveau in FOUND and _is_of_year(year, pattern) and about not in found:
                evidence = Evidence(pattern, year.release, one.gekeken)
                found[about] = _told(evidence, surveyed, today)
    return tuple(sorted(found.values(), key=_rank))


def _rank(one: Told) -> tuple[int, bool]:
    """The strongest first, and of the same level talks before what the survey alone says."""
    return FOUND.index(one.pattern.niveau), one.pattern.is_of_survey


def foremost(found: Sequence[Told], most: int) -> tuple[Told, ...]:
    """Those to name first: of each kind of pattern the strongest, then the others."""
    kinds: dict[str, Told] = {}
    for one in found:
        kinds.setdefault(one.pattern.code, one)
    firsts = list(kinds.values())
    return tuple([*firsts, *(one for one in found if one not in firsts)][:most])


def lists_of(year: Year, lists: Sequence[SignalList]) -> tuple[SignalList, ...]:
    """The lists that go with the publications of a year, oldest first."""
    ours = {publication.id for publication in year.publicaties}
    return tuple(one for one in lists if one.over["publicatie"] in ours)


def _is_of_year(year: Year, pattern: Pattern) -> bool:
    if pattern.periode:
        return int(pattern.periode[:4]) == year.jaar
    waves = {wave.golf for wave in year.golven if wave.gesloten_op.year == year.jaar}
    return pattern.golf in waves


def _told(evidence: Evidence, surveyed: Surveyed, today: date) -> Told:
    """By the sentences of an advice; a pattern without those by its name alone."""
    try:
        return _by_catalogue(evidence, surveyed, today)
    except LookupError:
        return _by_name(evidence.pattern)


def _by_catalogue(evidence: Evidence, surveyed: Surveyed, today: date) -> Told:
    pattern = evidence.pattern
    if not has_text(pattern):
        raise LookupError("no sentences for this pattern")
    group = choose_group(pattern.code, pattern.codes, pattern.richting)
    parts = Parts(pattern, group, gather(evidence, surveyed))
    title = parts.head(today, Term(pattern.periode, pattern.periode)).titel
    seen = tuple(one for one in parts.seen() if not _is_about_chance(one))
    if not seen:
        raise LookupError("no numbers for its sentences")
    return Told(pattern, title, seen, parts.meaning().lezingen)


def _is_about_chance(one: Line) -> bool:
    """How seldom chance gives it: told in the advice; here the level says how sure it is."""
    return any(fact.veld == "p_value" for fact in one.facts)


def _by_name(pattern: Pattern) -> Told:
    label = term(load_codelist("patronen").label(pattern.code), pattern.code)
    seen = line("patronen", "zonder_tekst", patroon=label)
    return Told(pattern, Line((label,)), (seen,), tuple(_readings()))


def _readings() -> Iterator[Line]:
    yield from (Line((one,)) for one in said("patronen", "lezingen"))
