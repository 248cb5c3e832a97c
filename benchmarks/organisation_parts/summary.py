"""The figures of many lives for one reader, with standard errors between organisations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np

from benchmarks.organisation_parts.lives import TOLD, Life
from tests.simulators.pattern_measures import WITHIN, Reading, figures


@dataclass(frozen=True)
class Mean:
    """A mean with its standard error; nan where there is nothing to take it of."""

    value: float
    error: float

    @property
    def text(self) -> str:
        """The mean as it is printed."""
        return "-" if isnan(self.value) else f"{self.value:.2f}"


@dataclass(frozen=True)
class Summary:
    """`found` within each number of quarters, near the planted place; counts of what was judged."""

    false_quiet: Mean
    false_discovery: Mean
    found: Mapping[int, Mean]
    n_quiet: int
    n_publications: int
    n_wanted: int


def summary(reader: str, lives: Sequence[Life]) -> Summary:
    """What a reader made of these organisations."""
    all_of_them = [life.readings[reader] for life in lives]
    quiet = [life.readings[reader] for life in lives if life.is_quiet]
    within = {
        n: [_share_found(one, n) for one in all_of_them if one.found] for n in (*WITHIN, TOLD)
    }
    return Summary(
        _mean([_false(one) for one in quiet], [len(one.n_false) for one in quiet]),
        _mean([_discovery(one) for one in all_of_them], [len(one.n_false) for one in all_of_them]),
        {n: _mean(shares, [1] * len(shares)) for n, shares in within.items()},
        sum(len(one.n_false) for one in quiet),
        sum(len(one.n_false) for one in all_of_them),
        sum(len(one.found) for one in all_of_them),
    )


def _false(one: Reading) -> float:
    return figures([one]).false_per_publication


def _discovery(one: Reading) -> float:
    return figures([one]).false_discovery


def _share_found(one: Reading, within: int) -> float:
    return float(np.mean([found.near is not None and found.near <= within for found in one.found]))


def _mean(values: Sequence[float], weights: Sequence[int]) -> Mean:
    """The mean over publications, given that of each organisation and its number of them."""
    if not values or not sum(weights):
        return Mean(nan, nan)
    of_each, n = np.array(values), np.array(weights, float)
    mean = float((of_each * n).sum() / n.sum())
    if len(values) < 2:
        return Mean(mean, nan)
    spread = (n**2 * (of_each - mean) ** 2).sum() * len(values) / (len(values) - 1)
    return Mean(mean, float(np.sqrt(spread) / n.sum()))
