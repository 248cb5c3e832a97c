"""Whether the units of an organisation form trees, at every moment that they changed, and in line.

Why: headcounts are summed from the top, small units count with the one above them and ended units
with their successor, so a parent or successor that does not exist, a circle or two rows for one
moment would silently change what is published.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from pipeline.contracts.lineage import Lineage, leads_back
from pipeline.contracts.units import Unit
from pipeline.errors import RefusedInput
from pipeline.ingest.row_lists import listed_rows

NumberedUnit = tuple[int, Unit]


def refuse_unsound_units(units: Sequence[NumberedUnit], name: str) -> None:
    """Raise RefusedInput with row numbers for every fault in the units of file `name`."""
    found = [(rows, problem, step) for rows, problem, step in _faults(units) if rows]
    if len(found) == 1:
        ((rows, problem, step),) = found
        raise RefusedInput(f"In {name}: {problem}: {listed_rows(rows)}.", step)
    if found:
        lines = [f"- {listed_rows(rows)}: {problem}. {step}" for rows, problem, step in found]
        raise RefusedInput(
            "\n".join((f"In {name} kloppen de eenheden niet:", *lines)),
            "Verbeter deze rijen van boven naar beneden en controleer het bestand opnieuw.",
        )


def _faults(units: Sequence[NumberedUnit]) -> Iterator[tuple[list[int], str, str]]:
    yield (
        _backwards(units),
        "geldig_tot ligt voor geldig_van",
        "Verbeter een van de twee datums.",
    )
    yield (
        _overlapping(units),
        "dezelfde eenheid geldt twee keer op hetzelfde moment",
        "Vul geldig_tot in bij de oude regel, een dag voor geldig_van van de nieuwe.",
    )
    yield (
        _orphans(units),
        "de bovenliggende eenheid staat niet in het bestand",
        "Voeg die eenheid toe, of verbeter de code in de kolom bovenliggend.",
    )
    yield (
        _circular(units),
        "de eenheden vallen in een kring onder elkaar",
        "Laat de kolom bovenliggend leeg bij de hoogste eenheid. Kijk ook naar opgevolgd_door: wie "
        "een bovenliggende eenheid opvolgt, kan daar niet onder blijven vallen.",
    )
    yield (
        _unknown_successors(units),
        "de opvolger in opgevolgd_door staat niet in het bestand",
        "Voeg die eenheid toe, of verbeter de code. Zet een komma tussen de codes als de eenheid "
        "is gesplitst.",
    )
    yield (
        _succeeding_in_a_circle(units),
        "de eenheden volgen elkaar op in een kring",
        "Laat opgevolgd_door verwijzen naar een eenheid die na geldig_tot doorgaat.",
    )
    yield (
        _still_going(units),
        "opgevolgd_door is ingevuld bij een eenheid die zelf doorgaat",
        "Vul geldig_tot in bij de laatste regel van de eenheid, en laat opgevolgd_door bij de "
        "andere regels leeg.",
    )
    yield (
        _absent_successors(units),
        "de opvolger in opgevolgd_door bestaat niet op de dag na geldig_tot",
        "Laat de opvolger beginnen op de dag na geldig_tot, of eerder.",
    )
    yield (
        _without_people(units),
        "bij alle hoogste eenheden samen staan 0 medewerkers",
        "Vul bij de hoogste eenheid in hoeveel medewerkers er zijn, met alles wat eronder valt. "
        "Zonder dat aantal is er niets te berekenen.",
    )


def _backwards(units: Sequence[NumberedUnit]) -> list[int]:
    return [row for row, unit in units if unit.first_day > unit.last_day]


def _overlapping(units: Sequence[NumberedUnit]) -> list[int]:
    found = []
    ordered = sorted(units, key=lambda item: (item[1].eenheid, item[1].first_day))
    for (_, before), (row, unit) in pairwise(ordered):
        if before.eenheid == unit.eenheid and unit.first_day <= before.last_day:
            found.append(row)
    return sorted(found)


def _orphans(units: Sequence[NumberedUnit]) -> list[int]:
    names = {unit.eenheid for _, unit in units}
    return [row for row, unit in units if unit.bovenliggend not in (None, *names)]


def _circular(units: Sequence[NumberedUnit]) -> list[int]:
    lineage = _lineage(units)
    found = set()
    for moment in _moments(units):
        circle = lineage.circular(moment)
        found |= {r for r, unit in units if unit.eenheid in circle and unit.is_valid_on(moment)}
    return sorted(found)


def _without_people(units: Sequence[NumberedUnit]) -> list[int]:
    """The highest units at every moment at which the organisation would have nobody in it."""
    lineage = _lineage(units)
    found = set()
    for moment in _moments(units):
        above = lineage.parents(moment)
        top = [(r, u) for r, u in units if u.is_valid_on(moment) and above[u.eenheid] is None]
        if not any(unit.medewerkers for _, unit in top):
            found |= {row for row, _ in top}
    return sorted(found)


def _still_going(units: Sequence[NumberedUnit]) -> list[int]:
    """A successor where the unit does not end, or goes on by itself."""
    lineage = _lineage(units)
    return [
        row
        for row, unit in units
        if unit.opgevolgd_door
        and ((day := _day_after(unit)) is None or unit.eenheid in lineage.on(day))
    ]


def _unknown_successors(units: Sequence[NumberedUnit]) -> list[int]:
    names = {unit.eenheid for _, unit in units}
    return [row for row, unit in units if not names.issuperset(unit.opgevolgd_door)]


def _succeeding_in_a_circle(units: Sequence[NumberedUnit]) -> list[int]:
    """Units that go over into each other without any of them going on."""
    too_late = set(_absent_successors(units))
    steps = {unit.eenheid: unit.successor for row, unit in units if row in too_late}
    return [row for row, unit in units if row in too_late and leads_back(unit.eenheid, steps)]


def _absent_successors(units: Sequence[NumberedUnit]) -> list[int]:
    lineage = _lineage(units)
    return [
        row
        for row, unit in units
        if unit.opgevolgd_door
        and (day := _day_after(unit)) is not None
        and not set(lineage.on(day)).issuperset(unit.opgevolgd_door)
    ]


def _lineage(units: Sequence[NumberedUnit]) -> Lineage:
    return Lineage(tuple(unit for _, unit in units))


def _moments(units: Sequence[NumberedUnit]) -> set[date]:
    """The days on which something about the units changed."""
    ended = {day for _, unit in units if (day := _day_after(unit)) is not None}
    return {unit.first_day for _, unit in units} | ended


def _day_after(unit: Unit) -> date | None:
    """The day after a unit's description ends; None when it does not end."""
    return None if unit.geldig_tot is None else unit.geldig_tot + timedelta(days=1)
