"""The public key sets: which cells every table has, from code lists, calendar and headcounts.

Every cell is released, zeros included, so that the presence of a cell says nothing about anybody.
"""

from collections.abc import Mapping
from itertools import product

import pandas as pd

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.release.cells import CODE_LISTS, NO_UNIT, table_dimensions
from pipeline.release.unit_map import ShownUnit, UnitMap, map_units

__all__ = ["ShownUnit", "UnitMap", "cells", "code_lists", "index_units", "map_units", "table_units"]


def code_lists(publiek: PublicInputs | None = None) -> dict[str, CodeList]:
    """The code list of each dimension, with the own codes that `publiek` has."""
    known = publiek or PublicInputs()
    return {dim: known.code_list(name) for dim, name in CODE_LISTS.items()}


def table_units(table: str, units: UnitMap, lists: Mapping[str, CodeList]) -> UnitMap:
    """The units that a table counts over: fewer where it tells who a gesprek is about.

    All codes of such a table are counted over the same units. Were only the codes about a
    leidinggevende counted over fewer, a unit's own number minus its other codes would give them.
    """
    about = any(_tells_of_managers(dim, lists) for dim in table_dimensions(table))
    return units.for_managers() if about else units


def index_units(index: str, units: UnitMap) -> UnitMap:
    """The units that a survey index is counted over: fewer where it judges leidinggevenden."""
    is_about = load_codelist("indexen").get(index).over_leidinggevende
    return units.for_managers() if is_about else units


def cells(table: str, period: str, units: UnitMap, lists: Mapping[str, CodeList]) -> pd.DataFrame:
    """All public cells of a table in a period: one row a cell, one column a dimension."""
    dims = table_dimensions(table)
    places = table_units(table, units, lists)
    rows = list(product(*(_values(dim, period, places, lists) for dim in dims)))
    return pd.DataFrame(rows, columns=list(dims), dtype="object").assign(periode=period)


def _values(
    dim: str, period: str, units: UnitMap, lists: Mapping[str, CodeList]
) -> tuple[str, ...]:
    if dim == "eenheid":
        return (*(unit.eenheid for unit in units.shown), NO_UNIT)
    return tuple(code.code for code in lists[dim].in_force(quarters_in(period)[0]))


def _tells_of_managers(dim: str, lists: Mapping[str, CodeList]) -> bool:
    """Whether one of the values of a dimension is about leidinggevenden and nobody else."""
    if dim != "cluster":
        return dim in lists and any(code.over_leidinggevende for code in lists[dim].codes)
    other = {c.cluster for c in lists["hoofdcategorie"].codes if not c.over_leidinggevende}
    return any(code.code not in other for code in lists["cluster"].codes)
