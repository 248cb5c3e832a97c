"""What may be expected of an organisation that nobody knows yet: how many trajecten of what kind.

From headcounts and from the expected shares in the code lists, never from a row. A crossing is
expected to hold the product of its shares.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from pipeline.contracts.codes import Code, CodeList
from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.release.cells import NO_UNIT, TOTAL, is_late, table_dimensions
from pipeline.release.key_sets import UnitMap, map_units, table_units

PERSONS_PER_1000_A_YEAR = 20.0  # 16 to 33 in published annual reports: docs/decisions.md
FORMAL = "formeel"  # all formal routes together
CROSSINGS = ("cluster_x_eenheid", "hoofdcategorie_x_eenheid", "relatie_x_hoofdcategorie")
TABLES = (TOTAL, "cluster", "hoofdcategorie", "relatie", "eenheid", "vervolg", *CROSSINGS)
_SAYS_NOTHING = ("onbekend", "ov_onbekend", NO_UNIT)


@dataclass(frozen=True)
class Series:
    """Something whose change one wants to see: its expected count a year, by public facts.

    `soort` is the table that shows it by itself, `code` its codes in that order, joined by "|".
    """

    soort: str
    code: str
    per_year: float

    @property
    def fixed(self) -> dict[str, str]:
        """Its code by dimension; empty for the total."""
        return dict(zip(table_dimensions(self.soort), self.code.split("|"), strict=False))


@dataclass(frozen=True)
class Prospects:
    """All series of an organisation at one level of units, and the shape of its tables.

    `sizes`: how many values each dimension has; `members`: how many categories a cluster has, and
    how many routes are formal; `units`: the units that each table counts over, the rest apart. A
    unit that is the whole organisation has no series of its own.
    """

    series: tuple[Series, ...]
    sizes: Mapping[str, int]
    members: Mapping[str, int]
    units: Mapping[str, frozenset[str]]

    @property
    def tables(self) -> tuple[str, ...]:
        """What the planner chooses from, in the order of TABLES."""
        return tuple(table for table in TABLES if table in self.units)

    def shape(self, tables: tuple[str, ...]) -> NDArray[np.int64]:
        """`cells` for every series (rows) and these tables (columns)."""
        return np.stack([self._column[table] for table in tables], axis=1)

    @cached_property
    def _column(self) -> dict[str, NDArray[np.int64]]:
        return {t: np.array([self.cells(one, t) for one in self.series]) for t in self.units}

    def cells(self, one: Series, table: str) -> int:
        """How many cells of a table add up to a series; 0 when it cannot be read from there."""
        if table == one.soort:
            return self.members[FORMAL] if one.code == FORMAL else 1
        if is_late(table) or is_late(one.soort):
            return 0
        left, n = one.fixed, 1
        if left.get("eenheid", NO_UNIT) not in (*self.units[table], NO_UNIT):
            return 0
        for dim in table_dimensions(table):
            if dim in left:
                del left[dim]
            elif dim == "hoofdcategorie" and "cluster" in left:
                n *= self.members[left.pop("cluster")]
            else:
                n *= len(self.units[table]) + 1 if dim == "eenheid" else self.sizes[dim]
        return 0 if left else n


def prospects(
    publiek: PublicInputs,
    period: str,
    lists: Mapping[str, CodeList],
    niveau: int,
    extra: Collection[str] = (),
) -> Prospects:
    """Everything that may be expected at this level of units; `extra` are tables beside TABLES."""
    units = map_units(publiek, period, niveau)
    headcount = publiek.headcount(period)
    people = {u.eenheid: u.medewerkers for u in units.shown if u.medewerkers < headcount}
    over = {
        table: _units_of(table, units, lists)
        for table in (*TABLES, *extra)
        if people or table in extra or "eenheid" not in table_dimensions(table)
    }
    in_force = {dim: codes.in_force(quarters_in(period)[0]) for dim, codes in lists.items()}
    shares = _shares(in_force)
    shares["eenheid"] = {name: n / headcount for name, n in people.items()}
    total = headcount * PERSONS_PER_1000_A_YEAR / 1000.0
    clusters = Counter(str(code.cluster) for code in in_force["hoofdcategorie"])
    return Prospects(
        series=tuple(
            Series(table, "|".join(codes), share * total)
            for table in TABLES
            if table in over
            for codes, share in _expected(table, shares)
            if set(codes) & set(people) <= over[table]
        ),
        sizes={dim: len(codes) for dim, codes in in_force.items()},
        members={**clusters, FORMAL: sum(map(_is_formal, in_force["vervolg"]))},
        units=over,
    )


def _units_of(table: str, units: UnitMap, lists: Mapping[str, CodeList]) -> frozenset[str]:
    return frozenset(unit.eenheid for unit in table_units(table, units, lists).shown)


def _shares(in_force: Mapping[str, Iterable[Code]]) -> dict[str, dict[str, float]]:
    """The expected share of each value that says something, by dimension."""
    clusters = {code.code: 0.0 for code in in_force["cluster"]}
    for code in in_force["hoofdcategorie"]:
        clusters[str(code.cluster)] += _share(code)
    return {
        "cluster": clusters,
        "hoofdcategorie": {code.code: _share(code) for code in in_force["hoofdcategorie"]},
        "relatie": {code.code: _share(code) for code in in_force["relatie"]},
        "vervolg": {FORMAL: sum(_share(c) for c in in_force["vervolg"] if _is_formal(c))},
    }


def _share(code: Code) -> float:
    return float(str(code.extra.get("verwacht_aandeel", 0.0)))


def _is_formal(code: Code) -> bool:
    return bool(code.extra.get("is_formeel", False))


def _expected(
    table: str, shares: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[tuple[str, ...], float]]:
    """The codes of every cell of a table that says something, with its expected share."""
    for parts in product(*(shares[dim].items() for dim in table_dimensions(table))):
        codes = tuple(code for code, _ in parts)
        if not set(codes) & set(_SAYS_NOTHING):
            yield codes, prod(share for _, share in parts)
