"""The public key sets: which cells every table has, from code lists, calendar and headcounts.

Every cell is released, zeros included, so that the presence of a cell says nothing about anybody.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import pandas as pd

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import quarters_in
from pipeline.release.cells import CODE_LISTS, NO_UNIT, table_dimensions

SMALLEST_UNIT = 100
FEWEST_MANAGERS = 3
_MANAGER = "leidinggevende"


@dataclass(frozen=True)
class ShownUnit:
    """A unit as it is published: itself plus the small units below that were rolled up into it."""

    eenheid: str
    medewerkers: int
    leidinggevenden: int


@dataclass(frozen=True)
class UnitMap:
    """Which published unit each unit counts in, for one period; who manages what is left."""

    shown: tuple[ShownUnit, ...]
    lands_in: Mapping[str, str]
    rest_managers: int = 0


def code_lists() -> dict[str, CodeList]:
    """The code list of each dimension."""
    return {dim: load_codelist(name) for dim, name in CODE_LISTS.items()}


def map_units(publiek: PublicInputs, period: str, level: int) -> UnitMap:
    """Units at most `level` deep; those under 100 employees roll up to their parent.

    Level 1 is just below a single top unit, or the top units themselves when there are several.
    What is left at the top counts as `niet_toegedeeld`; a rest under 100 takes the smallest shown
    unit with it, or it would be that small unit under another name.
    """
    units = {unit.eenheid: unit for unit in publiek.units_at(period)}
    children: dict[str | None, list[Unit]] = defaultdict(list)
    for unit in units.values():
        children[unit.bovenliggend if unit.bovenliggend in units else None].append(unit)
    tops = children[None]
    single = tops[0].eenheid if len(tops) == 1 and children[tops[0].eenheid] else None
    lands_in: dict[str, str] = {}
    shown: list[ShownUnit] = []

    def settle(unit: Unit, depth: int) -> tuple[int, int, list[str]]:
        """What of this unit and below is not shown yet: employees, managers, names."""
        below = children[unit.eenheid]
        people = max(unit.medewerkers - sum(u.medewerkers for u in below), 0)
        managers = max(unit.leidinggevenden - sum(u.leidinggevenden for u in below), 0)
        names = [unit.eenheid]
        for child in below:
            rest = settle(child, depth + 1)
            people, managers, names = people + rest[0], managers + rest[1], names + rest[2]
        if unit.eenheid == single or depth > level or people < SMALLEST_UNIT:
            return people, managers, names
        shown.append(ShownUnit(unit.eenheid, people, managers))
        lands_in.update(dict.fromkeys(names, unit.eenheid))
        return 0, 0, []

    people = managers = 0
    for top in tops:
        left = settle(top, 0 if single else 1)
        lands_in.update(dict.fromkeys(left[2], NO_UNIT))
        people, managers = people + left[0], managers + left[1]
    if 0 < people < SMALLEST_UNIT and shown:
        taken = min(shown, key=lambda unit: (unit.medewerkers, unit.eenheid))
        shown.remove(taken)
        managers += taken.leidinggevenden
        for name in [name for name, place in lands_in.items() if place == taken.eenheid]:
            lands_in[name] = NO_UNIT
    return UnitMap(tuple(sorted(shown, key=lambda u: u.eenheid)), lands_in, managers)


def cells(table: str, period: str, units: UnitMap, lists: Mapping[str, CodeList]) -> pd.DataFrame:
    """All public cells of a table in a period: one row a cell, one column a dimension."""
    dims = table_dimensions(table)
    values = [_values(dim, period, units, lists) for dim in dims]
    rows = [
        row
        for row in product(*values)
        if _may_show(dict(zip(dims, row, strict=True)), units, lists)
    ]
    return pd.DataFrame(rows, columns=list(dims), dtype="object").assign(periode=period)


def _values(
    dim: str, period: str, units: UnitMap, lists: Mapping[str, CodeList]
) -> tuple[str, ...]:
    if dim == "eenheid":
        return (*(unit.eenheid for unit in units.shown), NO_UNIT)
    return tuple(code.code for code in lists[dim].in_force(quarters_in(period)[0]))


def _may_show(cell: Mapping[str, str], units: UnitMap, lists: Mapping[str, CodeList]) -> bool:
    """A manager is a person to protect: such cells need a unit with at least three managers."""
    if "eenheid" not in cell or not _is_about_manager(cell, lists):
        return True
    managers = {unit.eenheid: unit.leidinggevenden for unit in units.shown}
    left = units.rest_managers
    return managers.get(cell["eenheid"], left) >= FEWEST_MANAGERS or (
        cell["eenheid"] == NO_UNIT and left == 0
    )


def _is_about_manager(cell: Mapping[str, str], lists: Mapping[str, CodeList]) -> bool:
    if cell.get("relatie") == _MANAGER:
        return True
    category = cell.get("hoofdcategorie")
    return category is not None and lists["hoofdcategorie"].get(category).over_leidinggevende
