"""How the budget is best split over the tables: a search over parts of a twentieth.

Every series is read from the one table that carries the least noise for it, as the patterns do
(pipeline/signals/sources.py), so a table earns its part only by what it adds. What a part would
show is computed once for all; then every split in quarters is tried, and the best few are bettered
by moving parts from one table to another until no move helps. There is no chance in it: the same
public facts give the same split.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pipeline.periods import Grain
from pipeline.release.noise_law import Noise
from pipeline.release.promise import MICRO
from pipeline.release.prospects import Prospects
from pipeline.release.sharing import LET_OP, TRIPLING
from pipeline.release.sight import DISPERSION, PERIODS_A_YEAR, YEARS_OF_HISTORY
from pipeline.release.visibility import Comparison, Spread, smallest_factors

PARTS = 20
_COARSE, _STARTS, _MOVES = 4, 3, (1, 2, 4, 8)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Worth:
    """What every series (axis 0) adds when read from a table (1) that has so many parts (2).

    `noise` is the variance of one period, infinite where it cannot be read; `score` its weight
    times log(tripling / smallest visible factor), zero where not even a tripling is visible.
    """

    noise: Floats
    score: Floats

    def of(self, splits: Integers) -> Floats:
        """The score of each split: one a row, one column a table."""
        tables = np.arange(splits.shape[1])
        source = self.noise[:, tables, splits].argmin(axis=2)
        score = np.take_along_axis(self.score[:, tables, splits], source[:, :, None], axis=2)
        total: Floats = np.round(score[:, :, 0].sum(axis=0), 9)
        return total


def worth(what: Prospects, grain: Grain, budget: int, weights: Floats, level: float) -> Worth:
    """For a budget in micro-epsilon, a weight for each series, and the level of all but the total.

    Series that the whole budget on one table could not show are left out.
    """
    cells = what.shape(what.tables)
    mu = np.array([one.per_year for one in what.series]) / PERIODS_A_YEAR[grain]
    alpha = np.array([level if one.fixed else LET_OP / 2 for one in what.series])
    draws = [Noise(((budget * k / PARTS / MICRO, 1),)) for k in range(1, PARTS + 1)]
    whole = _factors(cells, mu, alpha, draws[-1:], grain).min(axis=(1, 2)) < TRIPLING
    cells, mu, alpha, weights = cells[whole], mu[whole], alpha[whole], weights[whole]
    factors = _factors(cells, mu, alpha, draws, grain)
    variance = np.array([np.inf, *(draw.variance for draw in draws)])
    noise = np.where(cells > 0, cells, np.inf)[:, :, None] * variance
    gain = weights[:, None, None] * np.log(TRIPLING / np.minimum(factors, TRIPLING))
    return Worth(noise, np.concatenate([np.zeros((*cells.shape, 1)), gain], axis=2))


def _factors(
    cells: Integers, mu: Floats, alpha: Floats, draws: list[Noise], grain: Grain
) -> Floats:
    """The smallest visible factor by series, table and number of parts; infinite if unreadable."""
    factors = np.full((*cells.shape, len(draws)), np.inf)
    series, table = np.nonzero((cells > 0) & (mu > 0)[:, None])
    n = cells[series, table][:, None]
    periods = PERIODS_A_YEAR[grain]
    history = periods * YEARS_OF_HISTORY
    second = n * np.array([draw.variance for draw in draws])
    fourth = n * np.array([draw.fourth_cumulant for draw in draws])
    design = Comparison(
        mu=np.broadcast_to(mu[series][:, None], second.shape),
        window_noise=Spread(periods * second, periods * fourth),
        history_noise=Spread(history * second, history * fourth),
        window=periods,
        history=history,
        alpha=np.broadcast_to(alpha[series][:, None], second.shape),
        dispersion=DISPERSION,
    )
    factors[series, table] = smallest_factors(design)
    return factors


def best_split(values: Worth) -> tuple[int, ...]:
    """The parts of each table in the best split found; empty when nothing shows."""
    if not values.score.any():
        return ()
    starts = _compositions(_COARSE, values.score.shape[1]) * (PARTS // _COARSE)
    order = np.argsort(-values.of(starts), kind="stable")[:_STARTS]
    found = [_climbed(starts[number], values) for number in order]
    _, parts = max(found, key=lambda pair: pair[0])
    return tuple(int(n) for n in parts)


def _climbed(parts: Integers, values: Worth) -> tuple[float, Integers]:
    score = float(values.of(parts[None, :])[0])
    while True:
        moves = _moves(parts)
        scores = values.of(moves)
        best = int(scores.argmax())
        if scores[best] <= score:
            return score, parts
        score, parts = float(scores[best]), moves[best]


def _moves(parts: Integers) -> Integers:
    """Every split that moves some parts from one table to another."""
    moved = [
        (giver, taker, n)
        for giver in range(len(parts))
        for taker in range(len(parts))
        for n in _MOVES
        if giver != taker and n <= parts[giver]
    ]
    splits = np.repeat(parts[None, :], len(moved), axis=0)
    for row, (giver, taker, n) in enumerate(moved):
        splits[row, giver] -= n
        splits[row, taker] += n
    return splits


def _compositions(total: int, tables: int) -> Integers:
    """All ways to share `total` parts over the tables, one a row."""
    bars = np.array(list(combinations(range(total + tables - 1), tables - 1)), dtype=np.int64)
    edges = np.pad(bars, ((0, 0), (1, 1)), constant_values=-1)
    edges[:, -1] = total + tables - 1
    return np.diff(edges, axis=1) - 1
