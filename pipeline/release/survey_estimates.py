"""What the noisy numbers of a survey wave say together: estimates that could all be true at once.

Every histogram of a wave counts the same people, so all of them add up to one number of answers,
which is at most the number of invited people (public); the units add up to it too, the two answers
to an option add up to those who were asked, and no number is below zero. These are facts, not
assumptions about how people answer: nothing is shrunk to an average, so a peak stays a peak.

First the weighted least squares fit to the sums (exact on a tree, up and down as in Hay et al.
2010, "Boosting the accuracy of differentially private histograms through consistency"): unbiased,
with a known error, from which the 90 % ranges are made. Then, from the top down, the nearest
numbers that are not below zero (constrained least squares; "norm-sub" in Wang et al. 2020, "Locally
differentially private frequency estimation with consistency"). All of it is post-processing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.release.cell_noise import cell_variances

Floats = NDArray[np.float64]
LEVEL = 0.90
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
_VAGUE_WIDTH = 4
_NOT_ASKED = "onbekend"
_ROUNDING = 1e-6


@dataclass(frozen=True)
class _Number:
    """One unknown number: the released cells that show it, and the ways in which it is a sum."""

    cells: tuple[int, ...] = ()
    sums: tuple[tuple["_Number", ...], ...] = ()


@dataclass(frozen=True)
class _Fit:
    """A number by all that lies below it: value and variance."""

    number: _Number
    value: float
    variance: float
    sums: tuple[tuple["_Fit", ...], ...]


@dataclass(frozen=True)
class Respondents:
    """How many answered a wave, with a 90 % range for the privacy noise in that number."""

    value: float
    lower: int
    upper: int


def estimate_wave(released: pd.DataFrame, invited: int) -> pd.DataFrame:
    """Estimates for all cells of one wave; `invited` is a public number, 0 when not known.

    `released`: the columns of enquete.parquet up to the noise. Gives estimate, lower, upper (counts
    of respondents; the range is for privacy noise alone) and is_te_onzeker, index as `released`.
    """
    whole = _fit_up(_tree(released), _observed(released))
    free, variance = np.zeros(len(released)), np.zeros(len(released))
    for parts, values, covariance in _agreed(whole, whole.value, whole.variance):
        for number, part in enumerate(parts):
            cells = list(part.number.cells)
            free[cells], variance[cells] = values[number], covariance[number, number]
    estimate = np.zeros(len(released))
    answered = _respondents(whole, invited)
    _bound_down(whole, answered.value, estimate)
    most = answered.upper
    lower, upper = _range(free, np.sqrt(variance), most)
    lower = np.minimum(lower, np.floor(estimate + _ROUNDING))
    upper = np.maximum(upper, np.ceil(estimate - _ROUNDING))
    vague = upper - lower > np.maximum(estimate, _VAGUE_WIDTH)
    columns = {"estimate": estimate, "lower": lower, "upper": upper, "is_te_onzeker": vague}
    return pd.DataFrame(columns, index=released.index)


@dataclass(frozen=True)
class Joint:
    """The bins of one histogram as the whole wave sees them, before anything is bounded.

    `cells` are positions in the released frame; `values` are unbiased, with this `covariance`.
    """

    cells: tuple[int, ...]
    values: Floats
    covariance: Floats


def joint_histograms(released: pd.DataFrame) -> tuple[Joint, ...]:
    """Each histogram of a wave, made to agree with all others; an option has two bins, ja and nee.

    For shares and means: a bin that is small in itself is known better by what the others leave.
    """
    whole = _fit_up(_tree(released), _observed(released))
    return tuple(
        Joint(tuple(part.number.cells[0] for part in parts), values, covariance)
        for parts, values, covariance in _agreed(whole, whole.value, whole.variance)
        if all(len(part.number.cells) == 1 and not part.sums for part in parts)
    )


def count_respondents(released: pd.DataFrame, invited: int) -> Respondents:
    """How many answered, from all histograms of one wave together."""
    return _respondents(_fit_up(_tree(released), _observed(released)), invited)


def _respondents(whole: _Fit, invited: int) -> Respondents:
    most = invited or inf
    lower, upper = _range(np.array([whole.value]), np.sqrt([whole.variance]), most)
    return Respondents(min(max(whole.value, 0.0), most), int(lower[0]), int(upper[0]))


def _range(free: Floats, error: Floats, most: float) -> tuple[Floats, Floats]:
    """Whole 90 % ranges within what is possible; below zero the upper end stays that of a zero."""
    lower = np.floor(free - _Z * error + _ROUNDING)
    upper = np.ceil(np.maximum(free, 0.0) + _Z * error - _ROUNDING)
    return np.clip(lower, 0.0, most), np.clip(upper, 0.0, most)


def _observed(released: pd.DataFrame) -> list[tuple[float, float]]:
    """Each cell's noisy count and the variance of its noise."""
    counts = released["noisy_n"].astype(float)
    return list(zip(counts, cell_variances(released), strict=True))


def _tree(released: pd.DataFrame) -> _Number:
    """The number of answers, and every way in which the released cells add up to it."""
    cells = released.reset_index(drop=True)
    organisation = cells[cells["eenheid"] == ""]
    units = cells[cells["eenheid"] != ""]
    sums = [_histogram(rows) for _, rows in organisation.groupby(["index", "item"], sort=False)]
    for _, rows in units.groupby(_division(units), sort=False):
        sums.append(tuple(_unit(part) for _, part in rows.groupby("eenheid", sort=False)))
    return _Number(sums=tuple(sums))


def _division(units: pd.DataFrame) -> "pd.Series[str]":
    """Over which units each row's histogram is counted: `niet_toegedeeld` is the same in those."""
    places = units.groupby(["index", "item"])["eenheid"]
    return places.transform(lambda codes: "|".join(sorted(set(codes))))


def _unit(rows: pd.DataFrame) -> _Number:
    histograms = rows.groupby(["index", "item"], sort=False)
    return _Number(sums=tuple(_histogram(part) for _, part in histograms))


def _histogram(rows: pd.DataFrame) -> tuple[_Number, ...]:
    """The bins; for a question with options: who was asked, by each option, and who was not."""
    if (rows["optie"] == "").all():
        return tuple(_Number((int(cell),)) for cell in rows.index)
    not_asked = rows["antwoord"] == _NOT_ASKED
    options = rows[~not_asked].groupby("optie", sort=False)
    asked = tuple(tuple(_Number((int(cell),)) for cell in part.index) for _, part in options)
    return _Number(sums=asked), _Number(tuple(int(cell) for cell in rows.index[not_asked]))


def _fit_up(number: _Number, observed: Sequence[tuple[float, float]]) -> _Fit:
    """What the cells at and below a number say of it, weighted by how little noise they carry."""
    sums = tuple(tuple(_fit_up(part, observed) for part in parts) for parts in number.sums)
    guesses = [observed[cell] for cell in number.cells]
    guesses += [(_sum_of(parts), _variance_of(parts)) for parts in sums]
    precision = sum(1.0 / variance for _, variance in guesses)
    value = sum(guess / variance for guess, variance in guesses) / precision
    return _Fit(number, value, 1.0 / precision, sums)


def _agreed(
    fit: _Fit, value: float, variance: float
) -> Iterator[tuple[Sequence[_Fit], Floats, Floats]]:
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
            yield from _agreed(part, float(values[number]), float(given[number, number]))


def _bound_down(fit: _Fit, value: float, estimate: Floats) -> None:
    """The nearest numbers that add up to `value` and are not below zero."""
    for cell in fit.number.cells:
        estimate[cell] = value
    for parts in fit.sums:
        for part, bounded in zip(parts, _nearest(parts, value), strict=True):
            _bound_down(part, bounded, estimate)


def _nearest(parts: Sequence[_Fit], total: float) -> Floats:
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


def _sum_of(parts: Iterable[_Fit]) -> float:
    return sum(part.value for part in parts)


def _variance_of(parts: Iterable[_Fit]) -> float:
    return sum(part.variance for part in parts)
