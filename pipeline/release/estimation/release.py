"""The whole: from all released rows to estimates, intervals and a warning, for the new ones."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline.contracts.codes import CodeList
from pipeline.periods import quarters_in
from pipeline.release.cells import DIMENSIONS
from pipeline.release.estimates import is_vague
from pipeline.release.estimation.agreement import agreed_estimates
from pipeline.release.estimation.cells import Cells
from pipeline.release.estimation.other_tables import hear_others
from pipeline.release.estimation.rates import RateLaw, learn_rates
from pipeline.release.estimation.tables import Floats, Integers, NoisyTable, split_tables
from pipeline.release.estimation.time_profile import learn_profile, refine_profile

_BLOCK = 4_000_000  # numbers in one law at a time: 32 MB
_TAIL = 0.04
"""A little wider than 90 %, so that of the largest counts about nine in ten are covered: what is
borrowed from other cells pulls those down."""


def estimate_release(known: pd.DataFrame, lists: Mapping[str, CodeList]) -> pd.DataFrame:
    """Estimates for the rows of `known` that are new, from all of them.

    `known`: tabel, the dimensions ("" where summed over), periode, noisy_n, epsilon, `expected`
    (trajecten that public facts let expect) and `is_new`; one row a cell. Gives estimate, lower,
    upper (counts; 90 % interval) and is_te_onzeker, on the index of the new rows.
    """
    parts = [_estimate_family(tables, lists) for tables in split_tables(known)]
    return pd.concat(parts).loc[known.index[known["is_new"]]]


def _estimate_family(tables: tuple[NoisyTable, ...], lists: Mapping[str, CodeList]) -> pd.DataFrame:
    profile = learn_profile(tables)
    first = {table.name: learn_rates(table, profile) for table in tables}
    means = {
        t.name: first[t.name].means[t.cell] * np.exp(first[t.name].shift) / profile.at(t.period)
        for t in tables
    }
    profile = refine_profile(
        tables, means, {name: law.spread for name, law in first.items()}, profile
    )
    laws = {t.name: learn_rates(t, profile, (first[t.name].spread,)) for t in tables}
    periods = sorted({period for table in tables for period in table.new_rows_of})
    largest = max(len(t.rows) / t.rows["periode"].nunique() * laws[t.name].highest for t in tables)
    step = max(int(_BLOCK / largest), 1)
    blocks = [periods[i : i + step] for i in range(0, len(periods), step)]
    return pd.concat([_estimate_block(tables, laws, block, lists) for block in blocks])


def _estimate_block(
    tables: tuple[NoisyTable, ...],
    laws: Mapping[str, RateLaw],
    periods: Sequence[str],
    lists: Mapping[str, CodeList],
) -> pd.DataFrame:
    heard: dict[str, list[Cells]] = {}
    for period in periods:
        values = {period: _public_values(tables, period, lists)}
        there = [t for t in tables if period in t.new_rows_of]
        cells = [_cells(t, laws[t.name], t.new_rows_of[period], values, lists) for t in there]
        for table, heard_cells in zip(there, hear_others(tuple(cells)), strict=True):
            heard.setdefault(table.name, []).append(heard_cells)
    joined = tuple(Cells.join(parts) for parts in heard.values())
    estimates = agreed_estimates(joined)
    return pd.concat([_frame(cell, e) for cell, e in zip(joined, estimates, strict=True)])


def _cells(
    table: NoisyTable,
    law: RateLaw,
    rows: Integers,
    values: Mapping[str, Mapping[str, frozenset[str]]],
    lists: Mapping[str, CodeList],
) -> Cells:
    frame = table.rows[list(DIMENSIONS)].iloc[rows]
    if "hoofdcategorie" in table.dims:
        frame = frame.assign(cluster=frame["hoofdcategorie"].map(_cluster_of(lists)))
    summed, shown = law.predictive(table, rows)
    return Cells(
        dims=tuple(dim for dim in DIMENSIONS if dim in table.dims),
        rows=frame,
        noisy=table.noisy[rows],
        noise=table.noise[rows],
        law=summed,
        shown=shown,
        values=values,
    )


def _cluster_of(lists: Mapping[str, CodeList]) -> dict[str, str]:
    return {code.code: str(code.cluster) for code in lists["hoofdcategorie"].codes}


def _public_values(
    tables: tuple[NoisyTable, ...], period: str, lists: Mapping[str, CodeList]
) -> dict[str, frozenset[str]]:
    """All values that each dimension can have in a period; `cluster=x`: the categories of x."""
    seen: dict[str, set[str]] = {}
    for table in tables:
        rows = table.rows_of.get(period, np.array([], np.int64))
        for dim in table.dims:
            seen.setdefault(dim, set()).update(table.rows[dim].to_numpy()[rows])
    in_force = lists["hoofdcategorie"].in_force(quarters_in(period)[0])
    seen["hoofdcategorie"] = seen.get("hoofdcategorie", set()) | {c.code for c in in_force}
    for code in in_force:
        seen.setdefault(f"cluster={code.cluster}", set()).add(code.code)
        seen.setdefault("cluster", set()).add(str(code.cluster))
    return {dim: frozenset(names) for dim, names in seen.items()}


def _frame(cells: Cells, estimate: Floats) -> pd.DataFrame:
    lower = (cells.cumulative < _TAIL).sum(axis=1)
    upper = (cells.cumulative < 1.0 - _TAIL).sum(axis=1)
    # An estimate that was moved to make sums agree stays within its own interval.
    lower = np.minimum(lower, np.floor(estimate))
    upper = np.maximum(upper, np.ceil(estimate))
    return pd.DataFrame(
        {
            "estimate": estimate,
            "lower": lower.astype(float),
            "upper": upper.astype(float),
            "is_te_onzeker": is_vague(estimate, lower, upper),
        },
        index=cells.rows.index,
    )
