"""Random delivery orders of the same rows: several files, some late, some rows sent again.

A property test can then say that however the files came in, a traject counts at most once, and
exactly once when everything has been delivered and published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.periods import next_quarter


@dataclass(frozen=True)
class Delivery:
    """One file: the quarter in which it arrives, from which source, and its rows."""

    number: int
    arrives: str
    bron: str
    rows: pd.DataFrame


def random_deliveries(
    rows: pd.DataFrame,
    seed: int,
    *,
    sources: Sequence[str] = ("bron_a", "bron_b"),
    late_share: float = 0.15,
    max_late: int = 4,
    again_share: float = 0.05,
    max_files: int = 3,
) -> tuple[Delivery, ...]:
    """Files in order of arrival. Every row is delivered at least once, never before its quarter.

    Talks of one traject always come from one source. `late_share` of the rows come 1 to `max_late`
    quarters late, so later talks can come before the first one; `again_share` come a second time.
    """
    rng = np.random.default_rng(seed)
    placed = rows.assign(
        arrives=_arrivals(rows["periode"], late_share, max_late, rng),
        bron=_sources(rows["traject_sleutel"], sources, rng),
        file=rng.integers(0, max_files, size=len(rows)),
    )
    again = placed[rng.random(len(placed)) < again_share]
    again = again.assign(arrives=_later(again["arrives"], rng.integers(0, 3, size=len(again))))
    return _files(pd.concat([placed, again]), list(rows.columns), rng)


def _arrivals(
    periods: pd.Series, late_share: float, max_late: int, rng: np.random.Generator
) -> pd.Series:
    late = rng.random(len(periods)) < late_share
    return _later(periods, np.where(late, rng.integers(1, max_late + 1, size=len(periods)), 0))


def _later(periods: pd.Series, quarters: np.ndarray) -> pd.Series:
    moved = [_moved(period, int(n)) for period, n in zip(periods, quarters, strict=True)]
    return pd.Series(moved, index=periods.index, dtype="str")


def _moved(period: str, n: int) -> str:
    return period if n == 0 else _moved(next_quarter(period), n - 1)


def _sources(keys: pd.Series, sources: Sequence[str], rng: np.random.Generator) -> pd.Series:
    unique = keys.unique()
    chosen = rng.choice(np.array(sources, dtype=object), size=len(unique))
    return keys.map(dict(zip(unique, chosen, strict=True)))


def _files(
    placed: pd.DataFrame, columns: list[str], rng: np.random.Generator
) -> tuple[Delivery, ...]:
    files = []
    for arrives, in_quarter in placed.groupby("arrives", sort=True):
        groups = [(key, group) for key, group in in_quarter.groupby(["bron", "file"])]
        for place in rng.permutation(len(groups)):
            (bron, _), group = groups[place]
            shuffled = group.iloc[rng.permutation(len(group))][columns].reset_index(drop=True)
            files.append(Delivery(len(files), str(arrives), str(bron), shuffled))
    return tuple(files)
