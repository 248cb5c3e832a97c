"""How closely the methods follow R week by week, and what they score beside R's figures."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from benchmarks.field_methods import METHODS, alarms, judge
from tests.simulators.surveillance import (
    JUDGED,
    N_WEEKS,
    Series,
    pod_and_fpr,
    read_measured,
    read_oracle,
)

_CLOSE = 0.01


def agreement(method: str) -> dict[str, float]:
    """With R on the 24 series of the oracle, fractions of the judged weeks.

    `no_bound`: R and ours have a bound in the same weeks; `same_bound`, of the weeks with one: the
    bounds are within 1 % of one another; `equal_bound`: equal but for rounding; `same_alarm`. NaN
    for bounds that R has not.
    """
    oracle = read_oracle()
    found = judge(method, _by_series(oracle, "y").astype(int))
    theirs = _by_series(oracle, f"{method}.a")[:, JUDGED].astype(bool)
    said = {"same_alarm": float((found.alarms == theirs).mean())}
    if f"{method}.u" not in oracle:
        return said | dict.fromkeys(("no_bound", "same_bound", "equal_bound"), np.nan)
    bounds = _by_series(oracle, f"{method}.u")[:, JUDGED]
    there = ~np.isnan(bounds)
    apart = np.abs(found.bounds - bounds)[there]
    return said | {
        "no_bound": float((np.isnan(found.bounds) != there).mean()),
        "same_bound": float((apart <= _CLOSE * bounds[there]).mean()),
        "equal_bound": float((apart <= 1e-9 * np.maximum(bounds[there], 1)).mean()),
    }


def scores(series: Sequence[Series], methods: Sequence[str] = tuple(METHODS)) -> pd.DataFrame:
    """Score of each method on these series, and R's FPR and POD on its own 840: a row a method."""
    with_current = np.stack([one.with_current for one in series])
    without = np.stack([one.without_current for one in series])
    measured = read_measured()
    rows = {
        method: vars(pod_and_fpr(alarms(method, with_current), alarms(method, without), series))
        | {"r_fpr": measured.loc[method, "fpr"], "r_pod": measured.loc[method, "pod"]}
        for method in methods
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("method")


def _by_series(oracle: pd.DataFrame, column: str) -> np.ndarray:
    return oracle[column].to_numpy(dtype=float).reshape(-1, N_WEEKS)
