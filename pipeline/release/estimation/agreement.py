"""Estimates that add up: each cell as close as can be, and every sum the same in every table.

From coarse to fine. A sum that no table holds itself gets its mean: means add up, so nothing moves
from one sum to another. The cells below it then get the values with the least expected absolute
error that add up to it. By Lagrange these are quantiles of their laws at one common level, or, for
two-way tables, at a level that is a row effect plus a column effect on the logit scale.
"""

from dataclasses import dataclass

import numpy as np

from pipeline.release.cells import DIMENSIONS
from pipeline.release.estimation.cells import (
    Cells,
    Dims,
    Parts,
    common_dims,
    is_coarser,
)
from pipeline.release.estimation.tables import Floats, Integers

_HALVINGS, _SWEEPS, _POLISH = 22, 4, 6
_FIRST_HALVINGS = 12  # in all sweeps but the last: what they settle is settled again
_WIDEST = 12.0  # on the logit scale: a level of .999994
_EASE = 0.2  # how fast a value moves from one whole number to the next as the level rises

Targets = dict[Dims, dict[str, float]]


def agreed_estimates(tables: tuple[Cells, ...]) -> tuple[Floats, ...]:
    """Estimates of the cells of all tables of the same periods, in the order of the tables."""
    released = {table.dims: table for table in tables}
    settled: Targets = {}
    for dims in _coarse_to_fine(tables):
        table = released.get(dims)
        if table is None:
            sums = _means_of_sums(dims, tables, settled)
            if sums is not None:
                settled[dims] = sums
            continue
        values = _quantiles(table, _constraints(table, settled))
        keys = table.parts(dims)
        settled[dims] = {key: float(v) for key, v in zip(keys.keys, keys.sums(values), strict=True)}
    return tuple(_in_order(table.parts(table.dims), settled[table.dims]) for table in tables)


def _in_order(parts: Parts, values: dict[str, float]) -> Floats:
    return np.array([values[key] for key in parts.keys])[parts.group]


def _coarse_to_fine(tables: tuple[Cells, ...]) -> list[Dims]:
    """All tables, and all sums that two of them, or one table's cells, have in common."""
    wanted: set[Dims] = {()}
    for table in tables:
        wanted |= {table.dims, *((dim,) for dim in table.dims)}
        wanted |= {common_dims(table.dims, other.dims) for other in tables}
    order = {dim: i for i, dim in enumerate(("cluster", *DIMENSIONS))}
    return sorted(wanted, key=lambda dims: (len(dims), [order[dim] for dim in dims]))


@dataclass(frozen=True)
class _Constraint:
    """Sums that the cells must have; NaN where a group is not whole."""

    parts: Parts
    sums: Floats


def _constraints(table: Cells, settled: Targets) -> list[_Constraint]:
    found = []
    for dims, sums in settled.items():
        if is_coarser(dims, table.dims):
            parts = table.parts(dims)
            wanted = [
                sums.get(key, np.nan) if whole else np.nan
                for key, whole in zip(parts.keys, parts.whole, strict=True)
            ]
            found.append(_Constraint(parts, np.array(wanted)))
    return found


def _means_of_sums(
    dims: Dims, tables: tuple[Cells, ...], settled: Targets
) -> dict[str, float] | None:
    """The mean of each sum, from the table that knows it best; None without one."""
    best: tuple[float, Parts, Floats] | None = None
    for table in tables:
        if not is_coarser(dims, table.dims):
            continue
        parts = table.parts(dims)
        mean, variance = (parts.sums(moment) for moment in table.moments)
        spread = float(variance.sum())
        if parts.whole.all() and (best is None or spread < best[0]):
            best = (spread, parts, mean)
    if best is None:
        return None
    values = {key: float(v) for key, v in zip(best[1].keys, best[2], strict=True)}
    return _scaled(dims, values, settled, tables)


def _scaled(
    dims: Dims, values: dict[str, float], settled: Targets, tables: tuple[Cells, ...]
) -> dict[str, float]:
    """The values, made to add up to the coarser sums that were settled before."""
    source = next(t for t in tables if is_coarser(dims, t.dims))
    first = np.unique(source.parts(dims).group, return_index=True)[1]
    result = np.array([values[key] for key in source.parts(dims).keys])
    for _ in range(_POLISH):
        for coarser, sums in settled.items():
            if is_coarser(coarser, dims):
                names = source.parts(coarser)
                group = names.group[first]
                wanted = np.array([sums[key] for key in names.keys])
                result = _rescale(result, group, wanted)
    return {key: float(v) for key, v in zip(source.parts(dims).keys, result, strict=True)}


def _rescale(values: Floats, group: Integers, wanted: Floats) -> Floats:
    """Values multiplied by group so that they add up to `wanted`; NaN leaves a group alone."""
    total = np.bincount(group, values, len(wanted))
    factor = np.where(total > 0, wanted / np.where(total > 0, total, 1.0), 1.0)
    return values * np.where(np.isnan(factor), 1.0, factor)[group]


def _quantiles(table: Cells, constraints: list[_Constraint]) -> Floats:
    """The quantiles of the cells' laws that meet the constraints."""
    laws = _Laws.of(table.cumulative)
    if not table.dims:
        return table.moments[0]
    effects = [np.zeros(len(c.sums)) for c in constraints]
    active = [c for c in constraints if not np.isnan(c.sums).all()]
    sweeps = [*[_FIRST_HALVINGS] * (_SWEEPS - 1), _HALVINGS] if len(active) > 1 else [_HALVINGS]
    for halvings in sweeps:
        for place, constraint in enumerate(constraints):
            others = sum(
                (e[c.parts.group] for e, c in zip(effects, constraints, strict=True)),
                np.zeros(len(table.rows)),
            )
            others = others - effects[place][constraint.parts.group]
            effects[place] = _solve(laws, constraint, others, halvings)
    level = sum(
        (e[c.parts.group] for e, c in zip(effects, constraints, strict=True)),
        np.zeros(len(table.rows)),
    )
    values = laws.quantile(level)
    for _ in range(_POLISH):
        for constraint in constraints:
            values = _rescale(values, constraint.parts.group, constraint.sums)
    return values


def _solve(laws: "_Laws", constraint: _Constraint, others: Floats, halvings: int) -> Floats:
    """The effect of each group at which its cells add up, by halving."""
    low, high = np.full((2, len(constraint.sums)), [[-_WIDEST], [_WIDEST]])
    for _ in range(halvings):
        middle = (low + high) / 2.0
        sums = constraint.parts.sums(laws.quantile(others + middle[constraint.parts.group]))
        too_low = sums < constraint.sums
        low, high = np.where(too_low, middle, low), np.where(too_low, high, middle)
    return np.where(np.isnan(constraint.sums), 0.0, (low + high) / 2.0)


@dataclass(frozen=True)
class _Laws:
    """Cumulative laws of all cells end to end, so that one search finds a quantile in each."""

    flat: Floats
    length: int

    @staticmethod
    def of(cumulative: Floats) -> "_Laws":
        rows = np.arange(len(cumulative))[:, None]
        return _Laws((cumulative + rows).ravel(), cumulative.shape[1])

    def quantile(self, logit: Floats) -> Floats:
        """Values at these levels, rising without jumps, and flat round whole numbers."""
        level = 1.0 / (1.0 + np.exp(-logit))
        row = np.arange(len(level))
        place = np.searchsorted(self.flat, row + level, side="left")
        place = np.minimum(place, (row + 1) * self.length - 1)
        count = place - row * self.length
        above = self.flat[place] - row
        below = np.where(count > 0, self.flat[np.maximum(place - 1, 0)] - row, 0.0)
        part = np.clip((level - below) / np.maximum(above - below, 1e-12), 1e-9, 1.0 - 1e-9)
        eased = part**_EASE / (part**_EASE + (1.0 - part) ** _EASE)
        values: Floats = np.maximum(count - 0.5 + eased, 0.0)
        return values
