"""From bounded rows to exact counts over the public cells: the last step before the noise.

Counting is a plain group-by (pipeline/engine.py). A code that is not in force counts as the one
that is; a row whose cell is still not in the key set is left out of that table, which can only
lower what it contributes.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.contracts.codes import CodeList
from pipeline.engine import count_by
from pipeline.periods import quarters_in
from pipeline.release.cells import NO_UNIT, is_late, table_dimensions
from pipeline.release.closing import ENDS
from pipeline.release.key_sets import UnitMap, cells, table_units

_ONLY_TOTAL = "alleen_organisatietotaal"
_UNKNOWN = {"hoofdcategorie": "ov_onbekend"}


def count_table(
    table: str,
    cohort: str,
    booked: pd.DataFrame,
    units: UnitMap,
    lists: Mapping[str, CodeList],
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The public cells of a table in a cohort, and the exact count of each (same order).

    `booked` as from `closing.with_endings`. Who wished to count in the organisation's total only,
    counts as unknown in every dimension, so that every table adds up to the same total.
    """
    dims = table_dimensions(table)
    units = table_units(table, units, lists)
    frame = cells(table, cohort, units, lists)
    rows = _counted_in(table, cohort, booked)
    if not dims:
        return frame, np.array([len(rows)], dtype=np.int64)
    only_total = rows["mag_meetellen"] == _ONLY_TOTAL
    counted_as = {dim: _dimension(dim, cohort, rows, units, lists) for dim in dims}
    values = pd.DataFrame(
        {dim: found.mask(only_total, _of_unknown(dim, lists)) for dim, found in counted_as.items()}
    )
    filled = pa.Table.from_pandas(values, preserve_index=False, nthreads=1)
    counted = count_by(filled, dims).to_pandas()
    joined = frame.merge(counted, on=list(dims), how="left")
    return frame, joined["n"].fillna(0).to_numpy(dtype=np.int64)


def _counted_in(table: str, cohort: str, booked: pd.DataFrame) -> pd.DataFrame:
    """The trajecten that began in the cohort, or that ended in it for what is known late."""
    column = ENDS if is_late(table) else "cohort"
    return booked[booked[column] == cohort] if column in booked else booked[:0]


def _dimension(
    dim: str, cohort: str, rows: pd.DataFrame, units: UnitMap, lists: Mapping[str, CodeList]
) -> "pd.Series[str]":
    """The values of a dimension for bounded rows, each one a public value."""
    if dim == "cluster":
        cluster = {code.code: code.cluster for code in lists["hoofdcategorie"].codes}
        counted = _dimension("hoofdcategorie", cohort, rows, units, lists)
        return counted.map(cluster).astype("str")
    if dim not in rows:
        return pd.Series(_unknown(dim), index=rows.index, dtype="str")
    if dim == "eenheid":
        return rows[dim].map(units.lands_in).fillna(NO_UNIT).astype("str")
    quarter = quarters_in(cohort)[0]
    counted_as = {code: lists[dim].counted_as(code, quarter) for code in rows[dim].unique()}
    return rows[dim].map(counted_as).fillna(_unknown(dim)).astype("str")


def _of_unknown(dim: str, lists: Mapping[str, CodeList]) -> str:
    if dim == "cluster":
        return str(lists["hoofdcategorie"].get(_UNKNOWN["hoofdcategorie"]).cluster)
    return _unknown(dim)


def _unknown(dim: str) -> str:
    return NO_UNIT if dim == "eenheid" else _UNKNOWN.get(dim, "onbekend")
