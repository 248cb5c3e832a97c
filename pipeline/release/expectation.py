"""What public facts let expect of each cell: where a series begins before it has its own numbers.

Headcounts, and the shares of categories and relations in published annual reports (code lists).
Nothing here is measured; the estimates take from it only as much as the released numbers bear out.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.contracts.codes import CodeList
from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.release.cells import DIMENSIONS, NO_UNIT
from pipeline.release.key_sets import map_units
from pipeline.release.prospects import PERSONS_PER_1000_A_YEAR

_SHARE = "verwacht_aandeel"
_SMALLEST_SHARE = 0.01
_SUMMED = ""  # the value of a dimension that a table does not count by


def expected_counts(
    rows: pd.DataFrame, publiek: PublicInputs, niveau: int, lists: Mapping[str, CodeList]
) -> "pd.Series[float]":
    """Expected trajecten in each row (its dimensions and `periode`), all above zero."""
    expected = np.ones(len(rows))
    values = {dim: rows[dim].to_numpy(dtype=object) for dim in DIMENSIONS[1:]}
    fixed = {dim: _shares(dim, lists) for dim in values if dim != "eenheid"}
    for period, where in rows.groupby("periode").indices.items():
        expected[where] = _expected_total(publiek, str(period))
        shares = fixed | {"eenheid": _unit_shares(publiek, str(period), niveau)}
        for dim, names in values.items():
            known = shares[dim] | {_SUMMED: 1.0}
            found = [known.get(name, _SMALLEST_SHARE) for name in names[where]]
            expected[where] *= np.maximum(found, _SMALLEST_SHARE)
    return pd.Series(expected, rows.index)


def _expected_total(publiek: PublicInputs, period: str) -> float:
    per_year = max(publiek.headcount(period), 1) * PERSONS_PER_1000_A_YEAR / 1000.0
    return per_year * len(quarters_in(period)) / 4.0


def _shares(dim: str, lists: Mapping[str, CodeList]) -> dict[str, float]:
    if dim == "cluster":
        shares: dict[str, float] = {}
        for code in lists["hoofdcategorie"].codes:
            own = float(str(code.extra.get(_SHARE, 0.0)))
            shares[str(code.cluster)] = shares.get(str(code.cluster), 0.0) + own
        return shares
    codes = lists[dim].codes if dim in lists else ()
    return {code.code: float(str(code.extra.get(_SHARE, 1.0 / len(codes)))) for code in codes}


def _unit_shares(publiek: PublicInputs, period: str, niveau: int) -> dict[str, float]:
    headcount = max(publiek.headcount(period), 1)
    own = {unit.eenheid: unit.medewerkers / headcount for unit in publiek.units_at(period)}
    shown = map_units(publiek, period, niveau).shown
    rolled_up = {unit.eenheid: unit.medewerkers / headcount for unit in shown}
    return own | rolled_up | {NO_UNIT: max(1.0 - sum(rolled_up.values()), 0.0)}
