"""What the noisy numbers of a survey wave say together: estimates that could all be true at once.

Every histogram of a wave counts the same people, so all of them add up to one number of answers,
which is at most the number of invited people (public); the units add up to it too, the two answers
to an option add up to those who were asked, and no number is below zero. These are facts, not
assumptions about how people answer: nothing is shrunk to an average, so a peak stays a peak.

The fit to these sums and the nearest numbers above zero are sum_tree.py; all is post-processing.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd

from pipeline.release.sum_tree import (
    Fit,
    Floats,
    Number,
    agreed,
    bound_down,
    fit_up,
    observed,
    ranged,
    whole_range,
)

_NOT_ASKED = "onbekend"


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
    whole = fit_up(_tree(released), observed(released))
    free, variance = np.zeros(len(released)), np.zeros(len(released))
    for parts, values, covariance in agreed(whole, whole.value, whole.variance):
        for number, part in enumerate(parts):
            cells = list(part.number.cells)
            free[cells], variance[cells] = values[number], covariance[number, number]
    estimate = np.zeros(len(released))
    answered = _respondents(whole, invited)
    bound_down(whole, answered.value, estimate)
    return ranged(estimate, free, np.sqrt(variance), answered.upper).set_index(released.index)


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
    whole = fit_up(_tree(released), observed(released))
    return tuple(
        Joint(tuple(part.number.cells[0] for part in parts), values, covariance)
        for parts, values, covariance in agreed(whole, whole.value, whole.variance)
        if all(len(part.number.cells) == 1 and not part.sums for part in parts)
    )


def count_respondents(released: pd.DataFrame, invited: int) -> Respondents:
    """How many answered, from all histograms of one wave together."""
    return _respondents(fit_up(_tree(released), observed(released)), invited)


def _respondents(whole: Fit, invited: int) -> Respondents:
    most = invited or inf
    lower, upper = whole_range(np.array([whole.value]), np.sqrt([whole.variance]), most)
    return Respondents(min(max(whole.value, 0.0), most), int(lower[0]), int(upper[0]))


def _tree(released: pd.DataFrame) -> Number:
    """The number of answers, and every way in which the released cells add up to it."""
    cells = released.reset_index(drop=True)
    organisation = cells[cells["eenheid"] == ""]
    units = cells[cells["eenheid"] != ""]
    sums = [_histogram(rows) for _, rows in organisation.groupby(["index", "item"], sort=False)]
    for _, rows in units.groupby(_division(units), sort=False):
        sums.append(tuple(_unit(part) for _, part in rows.groupby("eenheid", sort=False)))
    return Number(sums=tuple(sums))


def _division(units: pd.DataFrame) -> "pd.Series[str]":
    """Over which units each row's histogram is counted: `niet_toegedeeld` is the same in those."""
    places = units.groupby(["index", "item"])["eenheid"]
    return places.transform(lambda codes: "|".join(sorted(set(codes))))


def _unit(rows: pd.DataFrame) -> Number:
    histograms = rows.groupby(["index", "item"], sort=False)
    return Number(sums=tuple(_histogram(part) for _, part in histograms))


def _histogram(rows: pd.DataFrame) -> tuple[Number, ...]:
    """The bins; for a question with options: who was asked, by each option, and who was not."""
    if (rows["optie"] == "").all():
        return tuple(Number((int(cell),)) for cell in rows.index)
    not_asked = rows["antwoord"] == _NOT_ASKED
    options = rows[~not_asked].groupby("optie", sort=False)
    asked = tuple(tuple(Number((int(cell),)) for cell in part.index) for _, part in options)
    return Number(sums=asked), Number(tuple(int(cell) for cell in rows.index[not_asked]))
