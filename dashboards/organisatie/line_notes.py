"""What to say beside a series that is read over several codes, or that began with an own code.

Why: who knows the old name of a unit must find it here, and nobody may take a new name or a new
code for a change in the talks.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from pipeline.contracts.codes import FIRST_PERIOD
from pipeline.contracts.units import Unit
from pipeline.periods import day_in_words, period_label, start_of
from pipeline.release import Release
from pipeline.release.cells import CODE_LISTS, NO_UNIT
from pipeline.release.lines import Lines
from pipeline.signals.summed import cells_on_line


def line_notes(
    release: Release, table: str, fixed: Mapping[str, str], shown: pd.DataFrame
) -> tuple[str, ...]:
    """Sentences about the unit of a series, the newest first, and about its own codes.

    `shown` is the series, for the time that it covers.
    """
    if shown.empty:
        return ()
    lines = Lines.of(release)
    codes = [note for name, code in fixed.items() for note in _own_codes(lines, name, code)]
    return (*_unit_notes(lines, release, table, fixed, shown), *codes)


def _unit_notes(
    lines: Lines, release: Release, table: str, fixed: Mapping[str, str], shown: pd.DataFrame
) -> tuple[str, ...]:
    unit = fixed.get("eenheid", "")
    if unit in ("", NO_UNIT):
        return _in_the_rest(release, table, shown["periode"].iloc[-1]) if unit else ()
    counted = set(cells_on_line(release, table, fixed)["eenheid"])
    told = sorted(_told(lines, unit, counted), key=lambda told: told[0], reverse=True)
    before = start_of(shown["periode"].iloc[0]) - timedelta(days=1)
    return tuple(text for day, text in told if before <= day <= lines.until)


def _in_the_rest(release: Release, table: str, period: str) -> tuple[str, ...]:
    """The units that other tables show by themselves, and this one not."""
    cells = release.tellingen[release.tellingen["periode"] == period]
    there = set(cells[cells["eenheid"] != ""]["eenheid"])
    joined = there - set(cells[cells["tabel"] == table]["eenheid"])
    if not joined:
        return ()
    names = [release.publiek.unit_codes().label(code) for code in sorted(joined)]
    return (f"Hierin zitten ook de gesprekken vanuit {_named(names)}.",)


def _own_codes(lines: Lines, dimension: str, code: str) -> Iterator[str]:
    """An own code, and the own codes that came out of this one."""
    if dimension not in CODE_LISTS:
        return
    codelist = lines.publiek.code_list(CODE_LISTS[dimension])
    for entry in codelist.codes:
        since = period_label(entry.geldig_van)
        if entry.geldig_van == FIRST_PERIOD or start_of(entry.geldig_van) > lines.until:
            continue
        if entry.code == code:
            yield f"Een eigen code van de organisatie, in gebruik sinds het {since}."
            if entry.voorheen:
                before = _named([codelist.label(entry.voorheen)])
                yield f"Daarvoor vielen deze gesprekken onder {before}."
        elif entry.code in codelist.read_under(code):
            name = _named([entry.label])
            yield f"Met {name} erbij, dat sinds het {since} ook een eigen reeks heeft."


def _told(lines: Lines, unit: str, counted: set[str]) -> Iterator[tuple[date, str]]:
    """What happened on the line of a unit, each with the last day before it."""
    for code in _codes(lines, unit):
        yield from _other_names(lines.publiek.lineage.described.get(code, ()))
        yield from _begun(lines, code, counted)
    yield from _over(lines, unit)


def _codes(lines: Lines, unit: str) -> Iterator[str]:
    """A unit and everything that became (part of) it without a split."""
    waiting, seen = [unit], set[str]()
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            yield code
            earlier = lines.publiek.lineage.came_from(code)
            waiting += [one.eenheid for one in earlier if one.successor == code]


def _other_names(descriptions: Sequence[Unit]) -> Iterator[tuple[date, str]]:
    for before, after in pairwise(descriptions):
        if before.naam != after.naam:
            yield before.last_day, _was_called(before)


def _begun(lines: Lines, code: str, counted: set[str]) -> Iterator[tuple[date, str]]:
    """How a unit came about, or what joined it."""
    described = lines.publiek.lineage.described.get(code, ())
    earlier = lines.publiek.lineage.came_from(code)
    for day in sorted({unit.last_day for unit in earlier}):
        joined = [unit for unit in earlier if unit.last_day == day]
        existed = described[0].first_day <= day if described else False
        if any(unit.successor is None for unit in joined):
            yield day, _after_split(day, joined)
        elif len(joined) == 1 and not existed:
            yield day, _was_called(joined[0])
        else:
            yield day, _merged(day, joined, existed, counted)


def _over(lines: Lines, unit: str) -> Iterator[tuple[date, str]]:
    """How a unit ended that nobody went on with as a whole."""
    described = lines.publiek.lineage.described.get(unit, ())
    if described and described[-1].geldig_tot is not None and described[-1].successor is None:
        last = described[-1]
        after = [lines.publiek.unit_codes().label(code) for code in last.opgevolgd_door]
        how = f" Zij is gesplitst in {_named(after)}." if after else ""
        yield last.last_day, f"Deze eenheid bestaat niet meer sinds {_next(last.last_day)}.{how}"


def _was_called(unit: Unit) -> str:
    until, name = day_in_words(unit.last_day), _named([unit.naam])
    return f"Heette tot en met {until} {name}. De reeks loopt door."


def _after_split(day: date, joined: Sequence[Unit]) -> str:
    names = _named([unit.naam for unit in joined])
    return (
        f"Een nieuwe reeks sinds {_next(day)}, na de splitsing van {names}. "
        f"De cijfers van daarvoor staan bij {names}."
    )


def _merged(day: date, joined: Sequence[Unit], existed: bool, counted: set[str]) -> str:
    names = _named([unit.naam for unit in joined])
    how = (
        f"Sinds {_next(day)} {'hoort' if len(joined) == 1 else 'horen'} {names} hierbij."
        if existed
        else f"Sinds {_next(day)} samengevoegd uit {names}."
    )
    hidden = [unit.naam for unit in joined if unit.eenheid not in counted]
    if not hidden:
        return f"{how} De cijfers van daarvoor zijn bij elkaar opgeteld."
    return (
        f"{how} De cijfers van daarvoor zijn zonder {_named(hidden)}: dat werd niet apart getoond."
    )


def _next(day: date) -> str:
    return day_in_words(day + timedelta(days=1))


def _named(names: Sequence[str]) -> str:
    quoted = [f"‘{name}’" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} en {quoted[-1]}"
