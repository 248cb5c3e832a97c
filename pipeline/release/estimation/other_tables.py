"""What one table says about another: the same trajecten counted twice, with independent noise.

Any two tables of a period add up to the same coarser counts, at the least to the total. So the sums
of the other tables are extra measurements of the sums of this one: a Kalman update (linear Gaussian
conditioning) of its cells, turned into one normal factor per cell, times the cell's exact law. It
is one pass: each table hears the released numbers of the others, not what they made of them.
"""

from dataclasses import replace

import numpy as np

from pipeline.release.estimation.cells import Cells, common_dims
from pipeline.release.estimation.tables import Floats

_SAYS_NOTHING = 1e-9
_LEAST_NOISE = 1e-3  # two tables without noise would measure the same sum twice, exactly


def hear_others(tables: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """The tables of one period, each with what the others say about its cells in its law."""
    return tuple(
        _hear(table, tuple(other for other in tables if other is not table)) for table in tables
    )


def _hear(table: Cells, others: tuple[Cells, ...]) -> Cells:
    sums = [_measured(table, other) for other in others]
    design = np.concatenate([np.zeros((0, len(table.noisy))), *(s[0] for s in sums)])
    if not len(design):
        return table
    measured = np.concatenate([s[1] for s in sums])
    noise = np.maximum(np.concatenate([s[2] for s in sums]), _LEAST_NOISE)
    mean, variance = table.moments
    spread = design * variance[None]
    gain = np.linalg.solve(spread @ design.T + np.diag(noise), spread).T
    heard_mean = mean + gain @ (measured - design @ mean)
    heard_variance = np.maximum(variance - np.einsum("ij,ji->i", gain, spread), 1e-9)
    precision = np.maximum(1.0 / heard_variance - 1.0 / variance, _SAYS_NOTHING)
    centre = (heard_mean / heard_variance - mean / variance) / precision
    return replace(
        table,
        law=_tilt(table.law, precision, centre),
        shown=_tilt(table.shown, precision, centre),
    )


def _measured(table: Cells, other: Cells) -> tuple[Floats, Floats, Floats]:
    """Sums of this table's cells that the other measures: which cells, the sum, its noise."""
    coarser = common_dims(table.dims, other.dims)
    own, its = table.parts(coarser), other.parts(coarser)
    place = {key: i for i, key in enumerate(its.keys)}
    both = [
        (i, place[key])
        for i, key in enumerate(own.keys)
        if own.whole[i] and key in place and its.whole[place[key]]
    ]
    mine = np.array([i for i, _ in both], dtype=np.int64)
    theirs = np.array([j for _, j in both], dtype=np.int64)
    design = (own.group[None] == mine[:, None]).astype(float)
    return design, its.sums(other.noisy)[theirs], its.sums(other.noise)[theirs]


def _tilt(law: Floats, precision: Floats, centre: Floats) -> Floats:
    """The laws times a normal factor: precision (1 / variance) and centre by cell."""
    n = np.arange(law.shape[1], dtype=float)
    away = -0.5 * precision[:, None] * (n[None] - centre[:, None]) ** 2
    with np.errstate(divide="ignore"):
        logs = np.log(law) + away
    tilted = np.exp(logs - logs.max(axis=1, keepdims=True))
    result: Floats = tilted / tilted.sum(axis=1, keepdims=True)
    return result
