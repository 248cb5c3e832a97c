"""Whether the units of an organisation form trees, at every moment that they changed.

Why: headcounts are summed from the top and small units count with the one above them, so a parent
that does not exist, a circle or two rows for one moment would silently change what is published.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pipeline.contracts.public import Unit
from pipeline.errors import RefusedInput
from pipeline.ingest.row_lists import listed_rows

NumberedUnit = tuple[int, Unit]


def refuse_unsound_units(units: Sequence[NumberedUnit], name: str) -> None:
    """Raise RefusedInput with row numbers for the first fault in the units of file `name`."""
    for rows, problem, next_step in _faults(units):
        if rows:
            raise RefusedInput(f"In codes/{name}: {problem}: {listed_rows(rows)}.", next_step)


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
        "Laat de kolom bovenliggend leeg bij de hoogste eenheid.",
    )


def _backwards(units: Sequence[NumberedUnit]) -> list[int]:
    return [row for row, unit in units if _from(unit) > _until(unit)]


def _overlapping(units: Sequence[NumberedUnit]) -> list[int]:
    found = []
    ordered = sorted(units, key=lambda item: (item[1].eenheid, _from(item[1])))
    for (_, before), (row, unit) in pairwise(ordered):
        if before.eenheid == unit.eenheid and _from(unit) <= _until(before):
            found.append(row)
    return sorted(found)


def _orphans(units: Sequence[NumberedUnit]) -> list[int]:
    names = {unit.eenheid for _, unit in units}
    return [row for row, unit in units if unit.bovenliggend not in (None, *names)]


def _circular(units: Sequence[NumberedUnit]) -> list[int]:
    found: set[int] = set()
    for moment in {_from(unit) for _, unit in units}:
        found |= _circular_on(moment, units)
    return sorted(found)


def _circular_on(moment: date, units: Sequence[NumberedUnit]) -> set[int]:
    current = {unit.eenheid: (row, unit) for row, unit in units if unit.is_valid_on(moment)}
    found = set()
    for row, unit in current.values():
        seen: set[str] = set()
        above: str | None = unit.eenheid
        while above in current and above not in seen:
            seen.add(above)
            above = current[above][1].bovenliggend
        if above in seen:
            found.add(row)
    return found


def _from(unit: Unit) -> date:
    return unit.geldig_van or date.min


def _until(unit: Unit) -> date:
    return unit.geldig_tot or date.max
