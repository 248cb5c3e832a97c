"""What stood out in a year, each pattern once and in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.advice.concept import Line
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.told import Teller, Told, by_name
from pipeline.advice.yearly.texts import line, said
from pipeline.advice.yearly.year import Year
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND


def told(year: Year, lists: Sequence[SignalList], sector: str, today: date) -> tuple[Told, ...]:
    """What stood out in a year by its lists, the strongest first; of the same pattern the newest.

    `sector` as for detect(); `today` is the day of the report.
    """
    teller = Teller(year.release, sector, today)
    found: dict[tuple[Any, ...], Told] = {}
    for one in reversed(lists):
        for pattern in patterns_in(one.patronen):
            about = (pattern.code, *sorted(pattern.codes.items()))
            if pattern.niveau in FOUND and _is_of_year(year, pattern) and about not in found:
                found[about] = _for_report(teller.told(pattern, one.gekeken))
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


def _for_report(one: Told) -> Told:
    """Without how seldom chance gives it; what has no other sentences is told by its name."""
    seen = tuple(sentence for sentence in one.wij_zien if not _is_about_chance(sentence))
    return replace(one, wij_zien=seen) if seen else _named(one.pattern)


def _is_about_chance(one: Line) -> bool:
    """How seldom chance gives it: told in the advice; here the level says how sure it is."""
    return any(fact.veld == "p_value" for fact in one.facts)


def _named(pattern: Pattern) -> Told:
    one = by_name(pattern)
    seen = line("patronen", "zonder_tekst", patroon=one.titel)
    readings = tuple(Line((text,)) for text in said("patronen", "lezingen"))
    return replace(one, wij_zien=(seen,), lezingen=readings)
