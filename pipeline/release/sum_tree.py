"""Numbers that are sums of each other, each seen with noise: what they say together.

Weighted least squares on a tree of sums is exact going up and down once (Hay et al. 2010, "Boosting
the accuracy of differentially private histograms through consistency"): unbiased, with a known
error. Then, from the top down, the nearest numbers that are not below zero (constrained least
squares; "norm-sub" in Wang et al. 2020, "Locally differentially private frequency estimation with
consistency"). A number may be a sum in several ways at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.release.cell_noise import cell_variances

Floats = NDArray[np.float64]
LEVEL = 0.90
_VAGUE_WIDTH = 4
_ROUNDING = 1e-6
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


@dataclass(frozen=True)
class Number:
    """One unknown number: the released cells that show it, and the ways in which it is a sum."""

    cells: tuple[int, ...] = ()
    sums: tuple[tuple["Number", ...], ...] = ()


@dataclass(frozen=True)
class Fit:
    """A number by all that lies below it: value and variance."""

    number: Number
    value: float
    variance: float
    sums: tuple[tuple["Fit", ...], ...]


def whole_range(free: Floats, error: Floats, most: float | Floats) -> tuple[Floats, Floats]:
    """Whole 90 % ranges within what is possible; below zero the upper end stays that of a zero."""
    lower = np.floor(free - _Z * error + _ROUNDING)
    upper = np.ceil(np.maximum(free, 0.0) + _Z * error - _ROUNDING)
    return np.clip(lower, 0.0, most), np.clip(upper, 0.0, most)


def ranged(estimate: Floats, free: Floats, error: Floats, most: float | Floats) -> pd.DataFrame:
    """Estimates with their 90 % ranges, from the unbiased numbers `free`: columns estimate, lower,
    upper and is_te_onzeker. An estimate lies within its range.
    """
    lower, upper = whole_range(free, error, most)
    lower = np.minimum(lower, np.floor(estimate + _ROUNDING))
    upper = np.maximum(upper, np.ceil(estimate - _ROUNDING))
    vague = upper - lower > np.maximum(estimate, _VAGUE_WIDTH)
    columns = {"estimate": estimate, "lower": lower, "upper": upper, "is_te_onzeker": vague}
    return pd.DataFrame(columns)


def observed(released: pd.DataFrame) -> list[tuple[float, float]]:
    """Each cell's noisy count and the variance of its noise."""
    counts = released["noisy_n"].astype(float)
    return list(zip(counts, cell_variances(released), strict=True))


def fit_up(number: Number, seen: Sequence[tuple[float, float]]) -> Fit:
    """What the cells at and below a number say of it, weighted by how little noise they carry."""
    sums = tuple(tuple(fit_up(part, seen) for part in parts) for parts in number.sums)
    guesses = [seen[cell] for cell in number.cells]
    guesses += [(_sum_of(parts), _variance_of(parts)) for parts in sums]
    precision = sum(1.0 / variance for _, variance in guesses)
    value = sum(guess / variance for guess, variance in guesses) / precision
    return Fit(number, value, 1.0 / precision, sums)


def agreed(
    fit: Fit, value: float, variance: float
) -> Iterator[tuple[Sequence[Fit], Floats, Floats]]:
    """The parts of every sum, with their values and covariance when all of the wave is heard.

    What the rest of the wave says of a number is shared over its parts by variance.
    """
    for parts in fit.sums:
        own, below = np.array([p.variance for p in parts]), np.array([p.value for p in parts])
        share = own / own.sum()
        values = below + share * (value - below.sum())
        given = np.diag(own) - np.outer(own, share) + np.outer(share, share) * variance
        yield parts, values, given
        for number, part in enumerate(parts):
            yield from agreed(part, float(values[number]), float(given[number, number]))


def bound_down(fit: Fit, value: float, estimate: Floats) -> None:
    """The nearest numbers that add up to `value` and are not below zero."""
    for cell in fit.number.cells:
        estimate[cell] = value
    for parts in fit.sums:
        for part, bounded in zip(parts, _nearest(parts, value), strict=True):
            bound_down(part, bounded, estimate)


def _nearest(parts: Sequence[Fit], total: float) -> Floats:
    """Least squares on {x >= 0, sum x = total}: x = max(value - lambda variance, 0)."""
    values = np.array([part.value for part in parts])
    variances = np.array([part.variance for part in parts])
    order = np.argsort(-values / variances)
    lambdas = (np.cumsum(values[order]) - total) / np.cumsum(variances[order])
    # The first is always kept: it is the whole total by itself, zero at least.
    kept = np.flatnonzero(values[order] - lambdas * variances[order] > 0)
    last = int(kept[-1]) if len(kept) else 0
    found: Floats = np.maximum(values - lambdas[last] * variances, 0.0)
    return found


def _sum_of(parts: Iterable[Fit]) -> float:
    return sum(part.value for part in parts)


def _variance_of(parts: Iterable[Fit]) -> float:
    return sum(part.variance for part in parts)
