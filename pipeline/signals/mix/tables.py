"""A part of the talks and the rest of them, read from one released table in whole years.

The table is chosen by its noise alone. Who counts as neither (nobody knows, or another relation
than the two that are compared) takes no part.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.codes import Code
from pipeline.periods import quarters_in
from pipeline.release import Release
from pipeline.release.cells import CODE_LISTS, table_dimensions
from pipeline.release.noise_law import Noise
from pipeline.signals.mix.dispersion import Division
from pipeline.signals.references import cell_ids
from pipeline.signals.series import Point, Scope, Series
from pipeline.signals.touched import touched_periods
from pipeline.signals.windows import Year, whole_years

UNKNOWN = frozenset(("onbekend", "ov_onbekend"))


@dataclass(frozen=True)
class Parted:
    """A part and the rest of it in the same whole years. The exposure of a point is its quarters.

    `division` holds every known code of the dimension in the earlier years.
    """

    part: Series
    rest: Series
    division: Division

    @property
    def has_history(self) -> bool:
        """There is at least one earlier year to compare with."""
        return self.part.has_history

    @property
    def periods(self) -> Year:
        """The newest year."""
        return tuple(point.periode for point in self.part.window)

    @property
    def compared_with(self) -> str:
        """The earlier years, as other rows write them."""
        return f"{self.part.history[0].periode} tot en met {self.part.history[-1].periode}"

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells it rests on."""
        return (*self.part.cells, *self.rest.cells)


def known_codes(release: Release, dimension: str) -> dict[str, Code]:
    """The codes of a dimension that say something, with the organisation's own."""
    codes = release.publiek.code_list(CODE_LISTS[dimension]).codes
    return {code.code: code for code in codes if code.code not in UNKNOWN}


def tables_with(release: Release, dimension: str) -> tuple[str, ...]:
    """The released tables that count by a dimension."""
    return tuple(table for table in release.tabellen if dimension in table_dimensions(table))


def parted(
    release: Release, dimension: str, part: Collection[str], rest: Collection[str]
) -> Parted | None:
    """The part and the rest by the codes of each; None without a table that has a whole year.

    Longest history first, then least noise.
    """
    read = (
        _read(release, table, dimension, part, rest) for table in tables_with(release, dimension)
    )
    found = [one for one in read if one is not None]
    return min(found, key=_rank, default=None)


def _rank(one: Parted) -> tuple[int, float, str]:
    noise = sum(p.noise.variance for side in (one.part, one.rest) for p in side.window)
    return -len(one.part.years), noise, one.part.tabel


def _read(
    release: Release, table: str, dimension: str, part: Collection[str], rest: Collection[str]
) -> Parted | None:
    rows = release.tellingen[release.tellingen["tabel"] == table].reset_index(drop=True)
    rows = rows[rows[dimension].isin({*part, *rest})].reset_index(drop=True)
    present = set(rows["periode"])
    ordered = [period for period in release.perioden if period in present]
    touched = touched_periods(release)
    years = whole_years(ordered, touched) if release.perioden[-1] in present else ()
    if not years:
        return None
    rows = rows[rows["periode"].isin({period for year in years for period in year})]
    rows = rows.assign(cel=cell_ids(rows))
    return Parted(
        part=_series(rows[rows[dimension].isin(part)], table, years),
        rest=_series(rows[rows[dimension].isin(rest)], table, years),
        division=Division.of(rows[~rows["periode"].isin(years[0])], dimension),
    )


def _series(rows: pd.DataFrame, table: str, years: tuple[Year, ...]) -> Series:
    points = {p: point_of(rows[rows["periode"] == p], p) for year in years for p in year}
    return Series(Scope(), table, tuple(tuple(points[p] for p in year) for year in years))


def point_of(rows: pd.DataFrame, period: str) -> Point:
    """These rows of one period, summed; `rows` have their reference in column `cel`."""
    return Point(
        periode=period,
        noisy_n=int(rows["noisy_n"].sum()),
        noise=Noise.of(rows["epsilon"]),
        exposure=float(len(quarters_in(period))),
        cells=tuple(sorted(rows["cel"])),
    )
