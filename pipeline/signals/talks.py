"""All talks of the year before a survey wave closed.

The survey asks about the past twelve months, so the talks are those of the four quarters up to the
one in which it closed. Talks about anything count: the national figure is who spoke with a
vertrouwenspersoon at all, and what began with unwanted behaviour is often recorded as cooperation,
workload or policy (UMC Utrecht 2023: 14 % of the talks were recorded as ongewenst gedrag). Setting
only the talks recorded as unwanted behaviour against that figure would call every ordinary
organisation silent.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline.periods import next_quarter, quarter_of, quarters_in, start_of
from pipeline.release import Release
from pipeline.release.cells import is_late, table_dimensions
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise
from pipeline.signals.references import cell_ids
from pipeline.signals.touched import why_untold
from pipeline.signals.windows import Year, whole_years


@dataclass(frozen=True)
class Talks:
    """A year's noisy number of trajecten."""

    noisy_n: int
    noise: Noise
    periods: Year
    cells: tuple[str, ...]


def talks_of_year(release: Release, eenheid: str, closed: date) -> Talks | None:
    """The trajecten of a unit ("" is all) in the year up to `closed`, from the table with the least
    noise. None when there is no published year that ends in the quarter of closing or before it,
    or when a note says that a file of that year was missing or counted twice.
    """
    if why_untold(release, year_before(release, closed)):
        return None
    read = (_read(release, table, eenheid, closed) for table in release.tabellen)
    found = [talks for talks in read if talks is not None]
    return min(found, key=lambda talks: talks.noise.variance, default=None)


def year_before(release: Release, closed: date) -> Year:
    """The published year up to `closed`, empty when there is none."""
    return _year(release, set(release.perioden), closed)


def _read(release: Release, table: str, eenheid: str, closed: date) -> Talks | None:
    dims = table_dimensions(table)
    if is_late(table) or (eenheid and "eenheid" not in dims):
        return None
    rows = release.tellingen[release.tellingen["tabel"] == table]
    if eenheid:
        rows = rows[Lines.of(release).units_now(rows) == eenheid]
    year = _year(release, set(rows["periode"]), closed)
    return _summed(rows[rows["periode"].isin(year)], year) if year else None


def _year(release: Release, published: set[str], closed: date) -> Year:
    begun = [p for p in release.perioden if p in published and start_of(p) <= closed]
    years = whole_years(begun)
    if not years:
        return ()
    last = quarters_in(years[0][-1])[-1]
    return years[0] if quarter_of(closed) <= next_quarter(last) else ()


def _summed(rows: pd.DataFrame, year: Year) -> Talks:
    return Talks(
        noisy_n=int(rows["noisy_n"].sum()),
        noise=Noise.of(rows["epsilon"]),
        periods=year,
        cells=tuple(sorted(cell_ids(rows))),
    )
