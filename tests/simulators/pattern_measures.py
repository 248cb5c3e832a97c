"""How well signal tables read a planted organisation: what is found, how soon, what is false."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tests.simulators.planted_cells import Cell, Signal, Wanted, read_signals
from tests.simulators.planted_truth import PlantedTruth

WITHIN = (1, 2, 4)


@dataclass(frozen=True)
class Found:
    """When a wanted pattern was first said: 1 in the publication of its first quarter, None never.

    `at_cell`: at the very cell. `near`: there, at a parent, or at a part of it.
    """

    wanted: Wanted
    at_cell: int | None
    near: int | None


@dataclass(frozen=True)
class Reading:
    """One organisation's publications: what was wanted, and signals, false ones, wrong ones each.

    `n_wrong` counts those of the false that the scenario names as wrong.
    """

    found: tuple[Found, ...]
    n_signals: tuple[int, ...]
    n_false: tuple[int, ...]
    n_wrong: tuple[int, ...]


def read(truth: PlantedTruth, publications: Mapping[str, pd.DataFrame]) -> Reading:
    """Judge signal tables (columns of signalen) by the last quarter that each publishes."""
    tables = {quarter: read_signals(publications[quarter]) for quarter in sorted(publications)}
    false = [[s for s in signals if not truth.explains(s)] for signals in tables.values()]
    return Reading(
        tuple(_first_found(truth, wanted, tables) for wanted in truth.wanted),
        tuple(len(signals) for signals in tables.values()),
        tuple(len(signals) for signals in false),
        tuple(sum(truth.is_wrong(s) for s in signals) for signals in false),
    )


def _first_found(
    truth: PlantedTruth, wanted: Wanted, tables: Mapping[str, Sequence[Signal]]
) -> Found:
    def first(is_near: bool) -> int | None:
        hits = [
            _quarters_from(wanted.vanaf, quarter)
            for quarter, signals in tables.items()
            if quarter >= wanted.vanaf and any(_hits(truth, wanted, s, is_near) for s in signals)
        ]
        return min(hits, default=None)

    return Found(wanted, first(is_near=False), first(is_near=True))


def _hits(truth: PlantedTruth, wanted: Wanted, signal: Signal, is_near: bool) -> bool:
    """Whether a signal tells this change; near it, it must also be true where it stands."""
    if signal.golf < wanted.golf or (signal.quarters and signal.quarters[-1] < wanted.vanaf):
        return False
    targets = ((wanted.code, wanted.cell, wanted.richting), *wanted.also)
    return any(
        signal.code == code
        and (not richting or signal.richting in ("", richting))
        and (signal.cell == cell or (is_near and _related(truth, cell, signal)))
        for code, cell, richting in targets
    )


def _related(truth: PlantedTruth, cell: Cell, signal: Signal) -> bool:
    related = cell.holds(signal.cell, truth.chart) or signal.cell.holds(cell, truth.chart)
    return related and truth.explains(signal)


def _quarters_from(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 4 + int(last[-1]) - int(first[-1]) + 1


@dataclass(frozen=True)
class Figures:
    """Over many readings; fractions, NaN where nothing was wanted.

    `found_at_cell` and `found_near`: share of wanted patterns within each of WITHIN quarters.
    `false_discovery`: mean over publications of false / signals (0 without signals);
    `false_share`: all false of all signals.
    """

    found_at_cell: Mapping[int, float]
    found_near: Mapping[int, float]
    false_per_publication: float
    wrong_per_publication: float
    false_discovery: float
    false_share: float
    n_publications: int
    n_wanted: int


def figures(readings: Iterable[Reading]) -> Figures:
    """The figures of a benchmark. Raises ValueError without a publication."""
    made = list(readings)
    signals, false, wrong = (
        np.array([n for one in made for n in getattr(one, name)])
        for name in ("n_signals", "n_false", "n_wrong")
    )
    if not signals.size:
        raise ValueError("no publications")
    found = [one for reading in made for one in reading.found]
    return Figures(
        {n: _share_within(n, [one.at_cell for one in found]) for n in WITHIN},
        {n: _share_within(n, [one.near for one in found]) for n in WITHIN},
        float(false.mean()),
        float(wrong.mean()),
        float((false / np.maximum(signals, 1)).mean()),
        float(false.sum() / max(signals.sum(), 1)),
        len(signals),
        len(found),
    )


def _share_within(n: int, quarters: Sequence[int | None]) -> float:
    if not quarters:
        return float("nan")
    return float(np.mean([q is not None and q <= n for q in quarters]))
