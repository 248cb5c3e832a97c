"""Workload W: 12 categories x 20 units x 20 quarters of counts, and data that do not follow it.

The rate of a cell is Zipf(category) x Zipf(unit, shuffled) x season x trend x an effect of the
category in that unit x an effect of the cell, scaled to a mean count; the counts are Poisson. The
door is judged on these, because they look like what a confidential adviser's practice gives: a few
large cells, many near zero, and no cell quite like its neighbours.

The seeds are fixed and written down here before any figure was measured. Everything is drawn from
`numpy.random.default_rng`, so a seed gives the same counts on every machine.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

CATEGORIES = 12
DIRECTORATES = 4
UNITS = 20
QUARTERS = 20
QUARTERS_A_YEAR = 4
SHAPE = (CATEGORIES, UNITS, QUARTERS)
DENSE, SPARSE = 3.0, 0.3

SEEDS = tuple(range(20260101, 20260113))
SPIKE_SEEDS = tuple(range(20270201, 20270213))
VARIANT_SEEDS = tuple(range(20280301, 20280305))

SPIKE = 20
BASE_UNDER_SPIKE = MappingProxyType({DENSE: 3, SPARSE: 0})
NEW_CATEGORY, NEW_FROM_QUARTER = 2, 10
EMPTY_UNITS = 5

Counts = npt.NDArray[np.int64]


class Variant(StrEnum):
    """W itself, and five ways in which real data could differ from it."""

    W = "W"
    HEAVY_TAILS = "heavier tails"
    EMPTY_UNITS = "empty units"
    DOMINANT_UNIT = "one dominant unit"
    GROWTH = "growth"
    NEW_CATEGORY = "a new category"


@dataclass(frozen=True)
class Setting:
    """One column of METHODS: how full the cells are and the epsilon of one quarter's table.

    R: one traject counts once, epsilon 1. P: a person-year at epsilon 1, so .25 a quarter.
    """

    name: str
    mean: float
    epsilon: float


SETTINGS = (
    Setting("P dense", DENSE, 0.25),
    Setting("P sparse", SPARSE, 0.25),
    Setting("R dense", DENSE, 1.0),
    Setting("R sparse", SPARSE, 1.0),
)


@dataclass(frozen=True)
class Spike:
    """One cell with SPIKE trajecten more than it had."""

    category: int
    unit: int
    quarter: int

    @property
    def cell(self) -> tuple[int, int, int]:
        """Index into counts."""
        return self.category, self.unit, self.quarter


def workload(seed: int, mean: float, variant: Variant = Variant.W) -> Counts:
    """Return the true counts, integers [category, unit, quarter]; unit // 5 is its directorate."""
    rng = np.random.default_rng(seed)
    return rng.poisson(_rates(rng, mean, variant))


def with_spike(counts: Counts, category: int, unit: int, quarter: int, size: int = SPIKE) -> Counts:
    """Return a copy with `size` more in one cell."""
    spiked = counts.copy()
    spiked[category, unit, quarter] += size
    return spiked


def spike_for(seed: int, counts: Counts, base: int) -> Spike:
    """Pick at random one of the cells whose true count is `base`."""
    candidates = np.argwhere(counts == base)
    chosen = candidates[np.random.default_rng([seed, 2]).integers(len(candidates))]
    return Spike(*(int(index) for index in chosen))


def two_sided_geometric(rng: np.random.Generator, epsilon: float, shape: tuple[int, ...]) -> Counts:
    """Noise with P(k) proportional to exp(-epsilon |k|): a difference of two geometrics."""
    stop = -np.expm1(-epsilon)
    return rng.geometric(stop, shape) - rng.geometric(stop, shape)


def noisy(counts: Counts, epsilon: float, seed: int, draw: int = 0) -> Counts:
    """Return counts plus their noise; another `draw` gives other noise on the same data."""
    rng = np.random.default_rng([seed, 1, draw])
    return counts + two_sided_geometric(rng, epsilon, counts.shape)


def _rates(rng: np.random.Generator, mean: float, variant: Variant) -> npt.NDArray[np.float64]:
    categories = 1 / np.arange(1, CATEGORIES + 1)
    units = rng.permutation(1 / np.arange(1, UNITS + 1))
    quarter = np.arange(QUARTERS)
    season = 1 + 0.15 * np.sin(2 * np.pi * quarter / QUARTERS_A_YEAR)
    trend = 1 + 0.02 * quarter
    if variant is Variant.GROWTH:
        trend = trend * 2 ** (quarter / (QUARTERS - 1))
    rate = categories[:, None, None] * units[None, :, None] * (season * trend)[None, None, :]
    rate = rate * _effects(rng, heavy=variant is Variant.HEAVY_TAILS)
    if variant is Variant.EMPTY_UNITS:
        rate[:, rng.choice(UNITS, EMPTY_UNITS, replace=False)] = 0
    if variant is Variant.DOMINANT_UNIT:
        _make_dominant(rate, int(rng.integers(UNITS)))
    if variant is Variant.NEW_CATEGORY:
        rate[NEW_CATEGORY, :, :NEW_FROM_QUARTER] = 0
    return rate * (mean / rate.mean())


def _effects(rng: np.random.Generator, heavy: bool) -> npt.NDArray[np.float64]:
    """Effects with mean 1 of category-unit and of cell; heavy: lognormal, and Pareto (Lomax)."""
    pairs = (CATEGORIES, UNITS, 1)
    if not heavy:
        return rng.gamma(2, 1 / 2, pairs) * rng.gamma(8, 1 / 8, SHAPE)
    sigma, tail = 1.2, 2.5
    return rng.lognormal(-(sigma**2) / 2, sigma, pairs) * (tail - 1) * rng.pareto(tail, SHAPE)


def _make_dominant(rate: npt.NDArray[np.float64], unit: int) -> None:
    others = rate.sum() - rate[:, unit].sum()
    rate[:, unit] *= others / rate[:, unit].sum()
