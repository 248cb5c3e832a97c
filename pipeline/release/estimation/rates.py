"""The rate of every series of a table, as a law over a grid: learnt from all its periods together.

Hierarchical empirical Bayes (Efron & Morris 1975; for counts: Clayton & Kaldor 1987): the rate of a
series is gamma round what its dimensions and public facts let expect, so that a series with little
of its own borrows from the rest. The likelihood of each rate is exact: counts scatter round it, and
the two-sided geometric noise is on top. Spread, borrowing and the effect of each dimension follow
from the marginal likelihood of the released numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import gammaln

from pipeline.release.estimation.count_prior import (
    RateGrid,
    cluster_chance,
    count_prior,
    noise_likelihood,
    rare_clusters,
)
from pipeline.release.estimation.tables import Floats, Integers, NoisyTable
from pipeline.release.estimation.time_profile import TimeProfile

SPREADS = (0.03, 0.06, 0.125, 0.25, 0.5, 1.0)
_LIKENESS = np.exp(np.linspace(np.log(0.3), np.log(30.0), 40))
_USUAL_LIKENESS, _ITS_SD = 1.5, 1.0
_ROUNDS = 30
_PRIOR_CELLS = 1.0  # the effect of a dimension's value weighs as one cell that is as expected
_FLOOR = 1e-300
_SIZES = 5  # groups of rows by size


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

    def predictive(self, table: NoisyTable, rows: Integers) -> tuple[Floats, Floats]:
        """The posterior of each row's true count: for making sums, and for the cell itself.

        Shapes (len(rows), highest + 1). `rows`: places in the table. Each row's own number is in
        it.
        """
        likelihood, which = _likelihood(table.noisy[rows], table.epsilon[rows], self.highest)
        # Each series' rate, seen in this row's period, lies between two points of the grid.
        below, share = self.grid.place(self.grid.logs[None] + self.shift[rows][:, None])
        evidence = _between(likelihood @ self.learnt.T, which, below, share)
        weights = self.weights[table.cell[rows]] / np.maximum(evidence, _FLOOR)
        mixed = _spread_out(weights, below, share)
        summed, shown = np.zeros((2, len(rows), self.highest + 1))
        # Counts far above a row's own number have no chance: rows of a size share a shorter law.
        for part in np.array_split(np.argsort(table.noisy[rows]), _SIZES):
            end = _highest(table.noisy[rows[part]], table.epsilon[rows[part]]) + 1
            seen = likelihood[which[part], :end]
            for law, prior in ((summed, self.learnt), (shown, self.shown)):
                found = (mixed[part] @ prior[:, :end]) * seen
                law[part, :end] = found / found.sum(axis=1, keepdims=True)
        return summed, shown


def learn_rates(
    table: NoisyTable, profile: TimeProfile, spreads: tuple[float, ...] = SPREADS
) -> RateLaw:
    """The law of the rates of a table, under the one of these spreads that its numbers fit best."""
    exposure = table.expected * profile.at(table.period)
    per_cell = np.bincount(table.cell)
    usual: Floats = np.bincount(table.cell, exposure) / per_cell
    shift = np.log(exposure / usual[table.cell])
    highest = _highest(table.noisy, table.epsilon)
    grid = RateGrid.up_to(1.5 * (max(float(table.noisy.max()), 5.0) + 3.0 / table.epsilon.min()))
    likelihood, which = _likelihood(table.noisy, table.epsilon, highest)
    below, share = grid.place(grid.logs[None] + shift[:, None])
    order = np.argsort(table.cell, kind="stable")
    starts = np.concatenate([[0], np.cumsum(per_cell)[:-1]])

    @cache
    def learnt(spread: float) -> Floats:
        return count_prior(grid.rates, spread, rare_clusters(grid.rates), highest)

    @cache
    def evidence(spread: float) -> Floats:
        seen = _between(likelihood @ learnt(spread).T, which, below, share)
        by_series: Floats = np.add.reduceat(np.log(np.maximum(seen, _FLOOR))[order], starts, axis=0)
        return by_series

    def fit(spread: float, means: Floats) -> _Fit:
        score, weights = _borrow(table, evidence(spread), grid, profile.level * means)
        return _Fit(score, spread, means, weights)

    # As public facts expect, or all alike: whichever the numbers bear out.
    is_even = np.allclose(usual, usual[0])
    centres = (usual,) if is_even else (usual, np.full(len(usual), usual.mean()))
    first = max((fit(spreads[0], means) for means in centres), key=lambda one: one.score)
    best = _climb(first, (fit(spread, first.means) for spread in spreads[1:]))
    visible = cluster_chance(grid.rates, float(table.epsilon.min()))
    shown = count_prior(grid.rates, best.spread, visible, highest)
    return RateLaw(grid, best.weights, shift, best.spread, learnt(best.spread), shown)


@dataclass(frozen=True)
class _Fit:
    """How well a spread fits, and the laws of the rates under it (series, grid)."""

    score: float
    spread: float
    means: Floats
    weights: Floats


def _climb(first: _Fit, wider: Iterable[_Fit]) -> _Fit:
    """The best fit, looked for from the smallest spread up until it gets worse."""
    best = first
    for fit in wider:
        if fit.score < best.score:
            break
        best = fit
    return best


def _highest(noisy: Floats, epsilon: Floats) -> int:
    """The largest count that can be behind these numbers, but for a chance of e^-25."""
    return int(noisy.max(initial=0.0) + 25.0 / epsilon.min(initial=np.inf)) + 1


def _likelihood(noisy: Floats, epsilon: Floats, highest: int) -> tuple[Floats, Integers]:
    """P(noisy | n), once for each number that occurs, and which of these each row has."""
    pairs, which = np.unique(noisy + 1j * epsilon, return_inverse=True)
    return noise_likelihood(pairs.real, pairs.imag, highest), which


def _between(values: Floats, which: Integers, below: Integers, share: Floats) -> Floats:
    """Values (numbers, grid) of each row's number, read off between the points of the grid."""
    place = which[:, None] * values.shape[1] + below
    flat = values.ravel()
    low: Floats = flat[place]
    high: Floats = flat[place + 1]
    return low + (high - low) * share


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
    log_relative = grid.logs[None] - np.log(centre)[:, None]
    constant = likeness * np.log(likeness) - gammaln(likeness)
    density: Floats = constant + likeness * (log_relative - grid.rates[None] / centre[:, None])
    return density


def _choose_likeness(centre: Floats, found: Floats, found_log: Floats) -> float:
    k = _LIKENESS
    fit = (
        len(centre) * (k * np.log(k) - gammaln(k))
        + k * float(np.sum(found_log - np.log(centre)) - np.sum(found / centre))
        - 0.5 * (np.log(k / _USUAL_LIKENESS) / _ITS_SD) ** 2
    )
    return float(k[int(np.argmax(fit))])
