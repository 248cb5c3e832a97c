"""The multi-run audit: two workspaces that differ in one traject, again and again.

One table, one traject, one number: each cell of each quarter is a repetition of the one-table
mechanism. In each, a coin says which of the two workspaces has the traject; all else is the same in
both. The event that tells the two worlds apart best is chosen on one half of the repetitions and
judged on the other (Clopper & Pearson 1934). That repetitions are independent of each other is
taken for granted here; the one-run audit needs no such thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.audit.bounds import spent_by_event
from pipeline.audit.canaries import as_talks, places
from pipeline.audit.finding import ALPHA, Finding, Tell
from pipeline.audit.sightings import sight
from pipeline.audit.trial import QUARTERS, trial

MULTI_RUN, MULTI_RUN_PARTS = "twee_werelden", 2
_TABLE = {"hoofdcategorie_x_relatie_x_contactvorm": 1.0}
_LARGEST_BACKGROUND = 2
_REACH = 8
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Event:
    """A set of outcomes: noisy numbers from `low` to `high` above the background, or no number."""

    name: str
    low: float = 0.0
    high: float = 0.0

    def happened(self, above: NDArray[np.float64]) -> Booleans:
        """In which repetitions. `above`: the number above the background, NaN where none is."""
        if self.name == "ontbreekt":
            return np.isnan(above)
        return (above >= self.low) & (above <= self.high)


def multi_run(
    wanted: int, epsilon: float, rng: np.random.Generator, tell: Tell = lambda: None
) -> Finding:
    """At least `wanted` repetitions. `tell` is called MULTI_RUN_PARTS times.

    Raises ValueError when the calendar has no room for so many.
    """
    cells = places()
    quarters = QUARTERS[: -(-wanted // len(cells))]
    if wanted > len(QUARTERS) * len(cells):
        raise ValueError("more repetitions than the calendar can hold")
    frame = pd.concat([cells.assign(periode=quarter) for quarter in quarters], ignore_index=True)
    others = rng.integers(0, _LARGEST_BACKGROUND + 1, len(frame))
    frame = frame.assign(achtergrond=others, groep="", kanarie=[f"k{i}" for i in frame.index])
    in_first = rng.integers(0, 2, len(frame)).astype(bool)
    seen = []
    for is_there in (in_first, ~in_first):
        seen.append(_publish(frame, is_there, quarters[-1], epsilon))
        tell()
    return _judge(np.where(in_first, *seen), np.where(in_first, *reversed(seen)), epsilon)


def _publish(
    frame: pd.DataFrame, is_there: Booleans, last: str, epsilon: float
) -> NDArray[np.float64]:
    """One workspace from file to Parquet: the released number above the background."""
    with trial(epsilon, _TABLE) as place:
        place.read_in(as_talks(frame[is_there], frame))
        seen = sight(frame, [place.publish(last)], _TABLE, "periode")
    return seen["laagst"].to_numpy(dtype=float)


def _judge(with_it: NDArray[np.float64], without: NDArray[np.float64], claimed: float) -> Finding:
    """Choose on the even repetitions, judge on the odd ones."""
    worlds = {"met": (with_it, without), "zonder": (without, with_it)}
    name, event = max(
        ((world, event) for world in worlds for event in _events()),
        key=lambda choice: _bound(choice[1], *(w[::2] for w in worlds[choice[0]])),
    )
    judged = [w[1::2] for w in worlds[name]]
    found = _bound(event, *judged)
    return Finding(MULTI_RUN, found, claimed, f"{name}:{event.name}", len(judged[0]))


def _bound(event: Event, often: NDArray[np.float64], seldom: NDArray[np.float64]) -> float:
    seen, seen_else = int(event.happened(often).sum()), int(event.happened(seldom).sum())
    return spent_by_event(seen, len(often), seen_else, len(seldom), ALPHA)


def _events() -> Iterator[Event]:
    """Tails, single values, and no number at all."""
    for value in range(-_REACH, _REACH + 1):
        yield Event(f"minstens {value}", value, np.inf)
        yield Event(f"hooguit {value}", -np.inf, value)
        yield Event(f"precies {value}", value, value)
    yield Event("ontbreekt")
