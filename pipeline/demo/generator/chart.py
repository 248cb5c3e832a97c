"""Organisation charts: units with headcounts, leidinggevenden and validity.

Everything the door may show of a unit hangs on its public headcount, so the chart is generated
first and the talks follow it. Parents include the people of their children.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from pipeline.periods import end_of, start_of

COLUMNS = (
    "eenheid",
    "naam",
    "bovenliggend",
    "medewerkers",
    "leidinggevenden",
    "geldig_van",
    "geldig_tot",
    "opgevolgd_door",
)
STAFF_PER_LEIDINGGEVENDE = 18
SMALL_TEAM_SIZE = 40


@dataclass(frozen=True)
class ChartUnit:
    """One row of organisatie.csv; `opvolger_van` is the code it had before a new one."""

    eenheid: str
    naam: str
    bovenliggend: str
    medewerkers: int
    leidinggevenden: int
    geldig_van: date | None = None
    geldig_tot: date | None = None
    opgevolgd_door: str = ""
    opvolger_van: str = ""

    def is_valid_in(self, quarter: str) -> bool:
        """Whether the unit exists at the end of the quarter."""
        day = end_of(quarter)
        after_start = self.geldig_van is None or self.geldig_van <= day
        return after_start and (self.geldig_tot is None or day <= self.geldig_tot)


@dataclass(frozen=True)
class Branch:
    """A directorate to be: its share of the organisation and its departments, (code, name)."""

    eenheid: str
    naam: str
    share: float
    departments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart:
    """All units, directorates before their departments."""

    units: tuple[ChartUnit, ...]

    @cached_property
    def leaves(self) -> tuple[ChartUnit, ...]:
        """Units without units below them: where people work."""
        parents = {unit.bovenliggend for unit in self.units}
        return tuple(unit for unit in self.units if unit.eenheid not in parents)

    @cached_property
    def directorates(self) -> tuple[ChartUnit, ...]:
        """Units at the top."""
        return tuple(unit for unit in self.units if not unit.bovenliggend)

    def unit(self, eenheid: str) -> ChartUnit:
        """The unit with this code. Raises KeyError."""
        return next(u for u in self.units if u.eenheid == eenheid)

    def directorate_of(self, eenheid: str) -> str:
        """Code of the directorate that a unit belongs to; "" for ""."""
        if not eenheid:
            return ""
        parent = self.unit(eenheid).bovenliggend
        return self.directorate_of(parent) if parent else eenheid

    def headcount(self, quarter: str) -> int:
        """Employees at the end of the quarter."""
        return sum(u.medewerkers for u in self.directorates if u.is_valid_in(quarter))

    def to_frame(self) -> pd.DataFrame:
        """organisatie.csv: strings, empty where a unit has no parent or no end."""
        rows = [[_as_text(getattr(unit, column)) for column in COLUMNS] for unit in self.units]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _as_text(value: str | int | date | None) -> str:
    return "" if value is None else str(value)


def build_chart(size: int, seed: int, branches: Sequence[Branch] | None = None) -> Chart:
    """A chart of `size` employees; without `branches` with neutral codes such as d02_t05."""
    rng = np.random.default_rng(seed)
    units: list[ChartUnit] = []
    layout = tuple(branches) if branches is not None else neutral_branches(size)
    heads = _rounded_parts(size, np.array([b.share for b in layout]))
    for branch, people in zip(layout, heads, strict=True):
        units += _branch_units(branch, int(people), rng)
    return Chart(tuple(units))


def _branch_units(branch: Branch, people: int, rng: np.random.Generator) -> list[ChartUnit]:
    weights = rng.dirichlet(np.full(max(len(branch.departments), 1), 12.0))
    parts = _rounded_parts(people, weights)
    leaves = [
        ChartUnit(code, name, branch.eenheid, int(n), _leidinggevenden(int(n)))
        for (code, name), n in zip(branch.departments, parts, strict=False)
    ]
    managers = sum(leaf.leidinggevenden for leaf in leaves) + 1 if leaves else None
    top = ChartUnit(branch.eenheid, branch.naam, "", people, managers or _leidinggevenden(people))
    return [top, *leaves]


def _rounded_parts(total: int, weights: np.ndarray) -> np.ndarray:
    exact = total * weights / weights.sum()
    parts = np.floor(exact + 1e-9).astype(int)
    order = np.argsort(parts - exact)
    parts[order[: total - parts.sum()]] += 1
    return np.asarray(parts)


def _leidinggevenden(medewerkers: int) -> int:
    return max(1, round(medewerkers / STAFF_PER_LEIDINGGEVENDE))


_LAYOUTS = (  # up to so many employees: shares of the directorates, size of a department
    (300, (0.40, 0.34, 0.26), None),
    (2_500, (0.28, 0.22, 0.19, 0.17, 0.14), 80),
    (8_000, (0.30, 0.225, 0.20, 0.15, 0.125), 160),
    (25_000, (30 / 120, 26 / 120, 22 / 120, 17 / 120, 13 / 120, 12 / 120), 240),
    (10**9, (0.15, 0.14, 0.13, 0.12, 0.11, 0.10, 0.08, 0.07, 0.055, 0.045), 400),
)


def neutral_branches(size: int) -> tuple[Branch, ...]:
    """Directorates d01, d02, ... for an organisation of this size."""
    shares, department = next((s, d) for limit, s, d in _LAYOUTS if size <= limit)
    return tuple(
        Branch(
            f"d{i:02d}", f"Directie {i}", share, _neutral_departments(i, size * share, department)
        )
        for i, share in enumerate(shares, start=1)
    )


def _neutral_departments(i: int, people: float, size: int | None) -> tuple[tuple[str, str], ...]:
    n = 0 if size is None else max(2, round(people / size))
    return tuple((f"d{i:02d}_t{j:02d}", f"Afdeling {i}.{j}") for j in range(1, n + 1))


def with_small_team(chart: Chart, parent: str, code: str, naam: str) -> Chart:
    """Move 40 people of the parent's largest department to a team of their own."""
    donor = max((u for u in chart.leaves if u.bovenliggend == parent), key=lambda u: u.medewerkers)
    team = ChartUnit(code, naam, parent, SMALL_TEAM_SIZE, 1)
    smaller = replace(donor, medewerkers=donor.medewerkers - SMALL_TEAM_SIZE)
    units = [smaller if u is donor else u for u in chart.units]
    units.insert(units.index(smaller) + 1, team)
    return Chart(tuple(units))


def with_rename(chart: Chart, eenheid: str, code: str, naam: str, quarter: str) -> Chart:
    """From the start of `quarter` on the unit has another code and another name."""
    first_day = start_of(quarter)
    old = chart.unit(eenheid)
    new = replace(old, eenheid=code, naam=naam, geldig_van=first_day, opvolger_van=eenheid)
    ended = replace(old, geldig_tot=first_day - timedelta(days=1), opgevolgd_door=code)
    units = [ended if u is old else u for u in chart.units]
    units.insert(units.index(ended) + 1, new)
    return Chart(tuple(units))


def with_new_directorate(chart: Chart, code: str, naam: str, people: int, quarter: str) -> Chart:
    """The organisation takes over another one of `people` at the start of `quarter`."""
    unit = ChartUnit(code, naam, "", people, _leidinggevenden(people), geldig_van=start_of(quarter))
    return Chart((*chart.units, unit))


def with_few_leidinggevenden(chart: Chart, eenheid: str, n: int = 2) -> Chart:
    """A unit with too few leidinggevenden to speak of them as a group."""
    old = chart.unit(eenheid)
    return Chart(tuple(replace(u, leidinggevenden=n) if u is old else u for u in chart.units))
