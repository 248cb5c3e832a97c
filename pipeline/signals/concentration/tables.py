"""A crossing of subject and unit, summed over the newest whole year.

Units as they are now; only units that were shown, whole, in every period of the year. Talks without
a unit or a subject take no part: they may belong anywhere.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.release import Release
from pipeline.release.cells import NO_UNIT, table_dimensions
from pipeline.release.lines import Lines, places_now
from pipeline.release.noise_law import Noise
from pipeline.signals.mix.dispersion import Division
from pipeline.signals.mix.tables import UNKNOWN
from pipeline.signals.references import cell_ids
from pipeline.signals.touched import touched_periods
from pipeline.signals.windows import Year, whole_years

SUBJECTS = ("cluster", "hoofdcategorie")


@dataclass(frozen=True)
class Pile:
    """Released cells added up: their noisy count, their noise and their references."""

    noisy_n: int
    noise: Noise
    cells: tuple[str, ...] = ()

    def __add__(self, other: "Pile") -> "Pile":
        both = (*self.cells, *other.cells)
        return Pile(self.noisy_n + other.noisy_n, self.noise + other.noise, both)

    def without(self, part: "Pile") -> "Pile":
        """What is left when a part of it is taken out."""
        draws = Counter(dict(self.noise.draws)) - Counter(dict(part.noise.draws))
        noise = Noise(tuple(sorted(draws.items())))
        left = set(part.cells)
        cells = tuple(cell for cell in self.cells if cell not in left)
        return Pile(self.noisy_n - part.noisy_n, noise, cells)


EMPTY = Pile(0, Noise())


@dataclass(frozen=True)
class Crossing:
    """`piles` by unit and code, `people` behind each unit, `dispersion` of the division."""

    dimension: str
    periods: Year
    piles: Mapping[tuple[str, str], Pile]
    people: Mapping[str, int]
    dispersion: float

    @cached_property
    def by_unit(self) -> Mapping[str, Pile]:
        """All subjects of each unit."""
        return self._summed(0)

    @cached_property
    def by_code(self) -> Mapping[str, Pile]:
        """All units of each subject."""
        return self._summed(1)

    @cached_property
    def all(self) -> Pile:
        """Everything."""
        return sum(self.by_unit.values(), EMPTY)

    def _summed(self, axis: int) -> Mapping[str, Pile]:
        found: dict[str, Pile] = {}
        for key, pile in self.piles.items():
            found[key[axis]] = found.get(key[axis], EMPTY) + pile
        return found


def has_crossing(release: Release) -> bool:
    """Whether the plan holds subjects by unit."""
    return any(True for _ in _crossed(release))


def crossings(release: Release) -> tuple[Crossing, ...]:
    """The crossings of a release that have a whole year and at least two units."""
    found = (_read(release, table, subject) for table, subject in _crossed(release))
    return tuple(one for one in found if one is not None and len(one.by_unit) > 1)


def _crossed(release: Release) -> Iterator[tuple[str, str]]:
    for table in release.tabellen:
        dims = table_dimensions(table)
        if len(dims) == 2 and "eenheid" in dims:
            yield from ((table, dim) for dim in dims if dim in SUBJECTS)


def _read(release: Release, table: str, subject: str) -> Crossing | None:
    lines = Lines.of(release)
    rows = release.tellingen[release.tellingen["tabel"] == table]
    present = set(rows["periode"])
    shown = [period for period in release.perioden if period in present]
    years = whole_years(shown, touched_periods(release))
    if not years or release.perioden[-1] not in present:
        return None
    rows = rows.assign(nu=lines.units_now(rows))
    rows = rows[(rows["eenheid"] != NO_UNIT) & ~rows[subject].isin(UNKNOWN)]
    newest = rows[rows["periode"].isin(years[0])]
    newest = newest[newest["nu"].isin(_whole_units(newest, years[0], lines))]
    people = places_now(lines, newest)
    last = years[0][-1]
    earlier = [period for year in years[1:] for period in year]
    return Crossing(
        dimension=subject,
        periods=years[0],
        piles=_piles(newest, subject),
        people={unit: people.get((unit, last), 0) for unit in newest["nu"].unique()},
        dispersion=Division.of(rows[rows["periode"].isin(earlier)], subject).dispersion,
    )


def _whole_units(rows: pd.DataFrame, year: Year, lines: Lines) -> set[str]:
    """The units that were shown, whole, in every period of the year."""
    shown = {period: set(part["eenheid"]) for period, part in rows.groupby("periode")}
    return {
        unit
        for unit in set(rows["nu"])
        if all(
            unit in set(rows.loc[rows["periode"] == period, "nu"])
            and lines.is_whole(unit, period, shown[period])
            for period in year
        )
    }


def _piles(rows: pd.DataFrame, subject: str) -> dict[tuple[str, str], Pile]:
    found: dict[tuple[str, str], Pile] = {}
    columns = zip(
        rows["nu"], rows[subject], rows["noisy_n"], rows["epsilon"], cell_ids(rows), strict=True
    )
    for unit, code, noisy_n, epsilon, cell in columns:
        one = Pile(int(noisy_n), Noise.of([epsilon]), (cell,))
        found[unit, code] = found[unit, code] + one if (unit, code) in found else one
    return found
