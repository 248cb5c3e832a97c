"""The rate of every series of a table, as a law over a grid: learnt from all its periods together.

Hierarchical empirical Bayes (Efron & Morris 1975; for counts: Clayton & Kaldor 1987): the rate of a
series is gamma round what its dimensions and public facts let expect, so that a series with little
of its own borrows from the rest. The likelihood of each rate is exact: counts scatter round it, and
the two-sided geometric noise is on top. Spread, borrowing and the effect of each dimension follow
from the marginal likelihood of the released numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from pipeline.release.estimation.count_prior import (
    RateGrid,
    cluster_chance,
    count_prior,
    noise_likelihood,
    rare_clusters,
)
from pipeline.release.estimation.tables import Booleans, Floats, Integers, NoisyTable
from pipeline.release.estimation.time_profile import TimeProfile

SPREADS = (0.03, 0.06, 0.125, 0.25, 0.5, 1.0)
_LIKENESS = np.exp(np.linspace(np.log(0.3), np.log(30.0), 40))
_USUAL_LIKENESS, _ITS_SD = 1.5, 1.0
_ROUNDS = 30
_PRIOR_CELLS = 1.0  # the effect of a dimension's value weighs as one cell that is as expected
_FLOOR = 1e-300


@dataclass(frozen=True)
class RateLaw:
    """What is known of the rates of a table.

    `weights` (series, grid): the law of each series' rate in an average period. `shift` (rows): the
    logarithm of a row's exposure relative to that. `spread`: how counts scatter round the rate;
    `learnt` (grid, counts): the law of a count at each rate, also for sums; `shown`: the same with
    the clusters that may not be missed in a cell.
    """

    grid: RateGrid
    weights: Floats
    shift: Floats
    spread: float
    learnt: Floats
    shown: Floats

    @property
    def highest(self) -> int:
        """The largest count that is thought of."""
        return int(self.learnt.shape[1]) - 1

    @property
    def means(self) -> Floats:
        """The mean of each series' rate in an average period."""
        means: Floats = self.weights @ self.grid.rates
        return means

    def predictive(self, table: NoisyTable, rows: Booleans) -> tuple[Floats, Floats]:
        """The posterior of each row's true count: for making sums, and for the cell itself.

        Shapes (sum(rows), highest + 1). `rows`: which rows of the table, as booleans. Each row's
        own number is in it.
        """
        pick = np.flatnonzero(rows)
        likelihood = noise_likelihood(table.noisy[pick], table.epsilon[pick], self.highest)
        weights = self.weights[table.cell[pick]]
        # Each series' rate, seen in this row's period, lies between two points of the grid.
        below, share = self.grid.place(self.grid.logs[None] + self.shift[pick][:, None])
        evidence = _between(likelihood @ self.learnt.T, below, share)
        weights = weights / np.maximum(evidence, _FLOOR)
        mixed = _spread_out(weights, below, share)
        summed, shown = (mixed @ self.learnt) * likelihood, (mixed @ self.shown) * likelihood
        return (
            summed / summed.sum(axis=1, keepdims=True),
            shown / shown.sum(axis=1, keepdims=True),
        )


def learn_rates(
    table: NoisyTable, profile: TimeProfile, spreads: tuple[float, ...] = SPREADS
) -> RateLaw:
    """The law of the rates of a table, under the one of these spreads that its numbers fit best."""
    exposure = table.expected * profile.at(table.period)
    per_cell = np.bincount(table.cell)
    usual: Floats = np.bincount(table.cell, exposure) / per_cell
    shift = np.log(exposure / usual[table.cell])
    highest = int(max(table.noisy.max(), 0.0) + 25.0 / table.epsilon.min()) + 1
    grid = RateGrid.up_to(1.5 * (max(float(table.noisy.max()), 5.0) + 3.0 / table.epsilon.min()))
    likelihood = noise_likelihood(table.noisy, table.epsilon, highest)
    below, share = grid.place(grid.logs[None] + shift[:, None])
    order = np.argsort(table.cell, kind="stable")
    starts = np.concatenate([[0], np.cumsum(per_cell)[:-1]])
    # As public facts expect, or all alike: whichever the numbers bear out.
    is_even = np.allclose(usual, usual[0])
    centres = (usual,) if is_even else (usual, np.full(len(usual), usual.mean()))
    visible = cluster_chance(grid.rates, float(table.epsilon.min()))

    def fit(spread: float) -> tuple[float, RateLaw]:
        learnt = count_prior(grid.rates, spread, rare_clusters(grid.rates), highest)
        logs = np.log(np.maximum(_between(likelihood @ learnt.T, below, share), _FLOOR))
        evidence = np.add.reduceat(logs[order], starts, axis=0)
        fits = (_borrow(table, evidence, grid, profile.level * means) for means in centres)
        score, weights = max(fits, key=lambda one: one[0])
        shown = count_prior(grid.rates, spread, visible, highest)
        return score, RateLaw(grid, weights, shift, spread, learnt, shown)

    return _climb(fit, spreads)


def _climb(fit: Callable[[float], tuple[float, RateLaw]], spreads: tuple[float, ...]) -> RateLaw:
    """The best fit, looked for from the smallest spread up until it gets worse."""
    best_score, best = fit(spreads[0])
    for spread in spreads[1:]:
        score, law = fit(spread)
        if score < best_score:
            break
        best_score, best = score, law
    return best


def _between(values: Floats, below: Integers, share: Floats) -> Floats:
    """Values (rows, grid) read off between the points of the grid."""
    low = np.take_along_axis(values, below, axis=1)
    high = np.take_along_axis(values, below + 1, axis=1)
    return low * (1.0 - share) + high * share


def _spread_out(weights: Floats, below: Integers, share: Floats) -> Floats:
    """The reverse: weights between two points of the grid, shared out over both."""
    size = weights.shape[1]
    flat = (np.arange(len(weights))[:, None] * size + below).ravel()
    low = np.bincount(flat, (weights * (1.0 - share)).ravel(), weights.size)
    high = np.bincount(flat + 1, (weights * share).ravel(), weights.size)
    return (low + high).reshape(weights.shape).astype(float)


def _borrow(
    table: NoisyTable, evidence: Floats, grid: RateGrid, means: Floats
) -> tuple[float, Floats]:
    """Marginal log likelihood, and the law of each rate given its own numbers and all others.

    Expectation-maximisation over the effects of the dimensions and over how alike the series are
    (the shape of the gamma).
    """
    rates = grid.rates
    levels = [table.levels(dim) for dim in table.dims] if len(table.dims) > 1 else []
    effects = [np.ones(int(level.max()) + 1) for level in levels]
    common, likeness = 1.0, _USUAL_LIKENESS
    weights = np.zeros_like(evidence)
    score = -np.inf
    for _ in range(_ROUNDS):
        centre = common * means * _product(effects, levels, len(means))
        joint = _log_gamma(likeness, centre, grid) + evidence
        highest = joint.max(axis=1, keepdims=True)
        weights = np.exp(joint - highest)
        total = weights.sum(axis=1, keepdims=True)
        weights /= total
        score = float(np.sum(highest + np.log(total)))
        found, found_log = weights @ rates, weights @ grid.logs
        common *= float(np.mean(found / centre))
        for effect, level in zip(effects, levels, strict=True):
            others = common * means * _product(effects, levels, len(means)) / effect[level]
            ratio = likeness * np.bincount(level, found / others) + _PRIOR_CELLS
            effect[:] = ratio / (likeness * np.bincount(level) + _PRIOR_CELLS)
        centre = common * means * _product(effects, levels, len(means))
        likeness = _choose_likeness(centre, found, found_log)
    return score, weights


def _product(effects: list[Floats], levels: list[Integers], cells: int) -> Floats:
    """The effects of all dimensions on each series."""
    total = np.ones(cells)
    for effect, level in zip(effects, levels, strict=True):
        total = total * effect[level]
    return total


def _log_gamma(likeness: float, centre: Floats, grid: RateGrid) -> Floats:
    """Log density over the logarithm of the rate of a gamma with these means and this shape."""
    relative = grid.rates[None] / centre[:, None]
    constant = likeness * np.log(likeness) - gammaln(likeness)
    density: Floats = constant + likeness * (np.log(relative) - relative)
    return density


def _choose_likeness(centre: Floats, found: Floats, found_log: Floats) -> float:
    k = _LIKENESS
    fit = (
        len(centre) * (k * np.log(k) - gammaln(k))
        + k * float(np.sum(found_log - np.log(centre)) - np.sum(found / centre))
        - 0.5 * (np.log(k / _USUAL_LIKENESS) / _ITS_SD) ** 2
    )
    return float(k[int(np.argmax(fit))])
