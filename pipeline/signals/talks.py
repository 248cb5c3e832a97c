"""The talks of the year before a survey wave closed: about behaviour where that is known.

The survey asks about the past twelve months, so the talks are those of the four quarters up to the
one in which it closed.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline.periods import next_quarter, quarter_of, quarters_in, start_of
from pipeline.release import Release
from pipeline.release.cells import table_dimensions
from pipeline.release.noise_law import Noise
from pipeline.signals.references import cell_ids
from pipeline.signals.sources import COUNTED_LATER, cluster_of
from pipeline.signals.windows import Year, whole_years

BEHAVIOUR = "oo"


@dataclass(frozen=True)
class Talks:
    """A year's noisy number of trajecten; `cluster` is "" when talks about anything count."""

    noisy_n: int
    noise: Noise
    periods: Year
    cluster: str
    cells: tuple[str, ...]


def talks_of_year(release: Release, eenheid: str, closed: date) -> Talks | None:
    """The trajecten about unwanted behaviour of a unit ("" is all) in the year up to `closed`.

    A unit for which behaviour is not published falls back on all its talks. None when there is no
    published year that ends in the quarter of closing or the one before.
    """
    for cluster in (BEHAVIOUR, "") if eenheid else (BEHAVIOUR,):
        found = [
            talks
            for table in release.tabellen
            if (talks := _read(release, table, eenheid, cluster, closed)) is not None
        ]
        if found:
            return min(found, key=lambda talks: talks.noise.variance)
    return None


def _read(release: Release, table: str, eenheid: str, cluster: str, closed: date) -> Talks | None:
    dims = table_dimensions(table)
    knows_cluster = "cluster" in dims or "hoofdcategorie" in dims
    if any(late in dims for late in COUNTED_LATER):
        return None
    if (eenheid and "eenheid" not in dims) or (cluster and not knows_cluster):
        return None
    rows = release.tellingen[release.tellingen["tabel"] == table]
    if eenheid:
        rows = rows[rows["eenheid"] == eenheid]
    if cluster:
        rows = rows[_clusters(rows, dims) == cluster]
    year = _year(release, set(rows["periode"]), closed)
    return _summed(rows[rows["periode"].isin(year)], year, cluster) if year else None


def _clusters(rows: pd.DataFrame, dims: tuple[str, ...]) -> "pd.Series[str]":
    if "cluster" in dims:
        return rows["cluster"]
    known = {code: cluster_of(code) for code in rows["hoofdcategorie"].unique()}
    return rows["hoofdcategorie"].map(known)


def _year(release: Release, published: set[str], closed: date) -> Year:
    begun = [p for p in release.perioden if p in published and start_of(p) <= closed]
    years = whole_years(begun)
    if not years:
        return ()
    last = quarters_in(years[0][-1])[-1]
    return years[0] if quarter_of(closed) <= next_quarter(last) else ()


def _summed(rows: pd.DataFrame, year: Year, cluster: str) -> Talks:
    return Talks(
        noisy_n=int(rows["noisy_n"].sum()),
        noise=Noise.of(rows["epsilon"]),
        periods=year,
        cluster=cluster,
        cells=tuple(sorted(cell_ids(rows))),
    )
