"""A series that was not published by itself: summed from a finer table, or from merged units.

Why: the planner drops a table whose series can be had from another one. The table to sum is chosen
by its noise alone, never by what it counted, so the choice says nothing (as in `pipeline.signals`).
"""

from collections.abc import Collection, Mapping

import pandas as pd

from pipeline.release import Release
from pipeline.release.cells import is_late
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.signals.sources import cluster_of

TOTAL, CLUSTER = "totaal", "cluster"
_LEVEL = 0.9
_COLUMNS = ("periode", "publicatie", "estimate", "lower", "upper", "is_te_onzeker")


def can_sum(release: Release, name: str) -> bool:
    """Whether this series is not published but can be summed."""
    return name in (TOTAL, CLUSTER) and name not in release.tabellen and bool(_finer(release, name))


def summed_rows(release: Release, name: str, fixed: Mapping[str, str]) -> pd.DataFrame:
    """One row a period: periode, publicatie, estimate, lower, upper (90 %, noise alone).

    `is_te_onzeker` when the range reaches zero.
    """
    rows = _cells(release, name, fixed)
    sums = [
        {"periode": period, "publicatie": publication, **sum_of(least_noisy(cells))}
        for (period, publication), cells in rows.groupby(["periode", "publicatie"])
    ]
    return pd.DataFrame(sums, columns=list(_COLUMNS))


def least_noisy(cells: pd.DataFrame) -> pd.DataFrame:
    """Of cells of several tables that hold the same trajecten: those of the least noise."""
    tables = [group for _, group in cells.groupby("tabel")]
    return min(tables, key=lambda group: Noise.of(group["epsilon"]).variance)


def cells_in(
    release: Release, name: str, fixed: Mapping[str, str], periods: Collection[str]
) -> pd.DataFrame:
    """The released cells to add up for one number of a series over these periods.

    Of each period its own cells, or else those of the finer table with the least noise; empty where
    one of the periods has neither.
    """
    own = cells_on_line(release, name, fixed)
    own = own[own["periode"].isin(periods)]
    left = set(periods) - set(own["periode"])
    if not left:
        return own
    finer = _cells(release, name, fixed) if name in (TOTAL, CLUSTER) else own[:0]
    groups = finer[finer["periode"].isin(left)].groupby("periode")
    spare = [least_noisy(cells) for _, cells in groups]
    return pd.concat([own, *spare]) if len(spare) == len(left) else own[:0]


def cells_on_line(release: Release, table: str, fixed: Mapping[str, str]) -> pd.DataFrame:
    """The released cells that a series of these codes is made of (`pipeline.release.lines`)."""
    lines = Lines.of(release)
    rows = release.tellingen[release.tellingen["tabel"] == table]
    for name, code in fixed.items():
        found = lines.units_now(rows) if name == "eenheid" else rows[name]
        rows = rows[found.isin(lines.codes(name, code))]
    return rows


def added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a period: a single cell as it was frozen, several cells summed."""
    alone = ~rows.duplicated(["periode", "publicatie"], keep=False)
    sums = [
        {"periode": period, "publicatie": publication, **sum_of(cells)}
        for (period, publication), cells in rows[~alone].groupby(["periode", "publicatie"])
    ]
    return pd.concat([rows.loc[alone, list(_COLUMNS)], pd.DataFrame(sums, columns=list(_COLUMNS))])


def sum_of(cells: pd.DataFrame) -> dict[str, float | bool]:
    """The sum of noisy counts with its 90 % range, none below zero."""
    count = int(cells["noisy_n"].sum())
    low, high = noise_interval(count, Noise.of(cells["epsilon"]), _LEVEL)
    return {
        "estimate": float(max(0, count)),
        "lower": float(max(0, low)),
        "upper": float(max(0, high)),
        "is_te_onzeker": low <= 0,
    }


def _cells(release: Release, name: str, fixed: Mapping[str, str]) -> pd.DataFrame:
    rows = release.tellingen[release.tellingen["tabel"].isin(_finer(release, name))]
    if name == TOTAL:
        return rows
    own = rows["hoofdcategorie"].map(cluster_of)
    return rows[(rows["cluster"] == fixed[name]) | (own == fixed[name])]


def _finer(release: Release, name: str) -> list[str]:
    """The published tables that hold each traject once, in the quarter of its first gesprek."""
    finer = [table for table in release.tabellen if not is_late(table)]
    if name == TOTAL:
        return finer
    return [t for t in finer if {"cluster", "hoofdcategorie"} & set(t.split("_x_"))]
