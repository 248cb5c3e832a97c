"""Readers: ways to guess, from what was published, which canaries were there.

Each reader looks for one way in which a door can give more away than it says. The chance of a false
alarm is shared over them, most of it for the reader that a sound door leaves the most to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from pipeline.audit.bounds import spent_by_guesses
from pipeline.audit.canaries import LATE, SPREAD, UNWILLING
from pipeline.audit.finding import ALPHA, Finding
from pipeline.audit.later import ENDED, MOVED, REVISED
from pipeline.audit.persons import PERSON

Booleans: TypeAlias = "pd.Series[bool]"
_TOP = 0.1  # a reader of estimates guesses about the highest and the lowest tenth


@dataclass(frozen=True)
class Reading:
    """The guesses of one reader, and its share of the chance of a false alarm."""

    waaraan: str
    right: int
    guesses: int
    share: float

    @property
    def epsilon(self) -> float:
        """What these guesses rule out."""
        return spent_by_guesses(self.right, self.guesses, ALPHA * self.share)


def judge(proef: str, claimed: float, readings: list[Reading]) -> Finding:
    """The reader that saw most, at the confidence of all readers together."""
    if sum(reading.share for reading in readings) > 1 + 1e-9:
        raise ValueError("the shares of the readers add up to at most 1")
    best = max(readings, key=lambda reading: reading.epsilon)
    return Finding(proef, best.epsilon, claimed, best.waaraan, best.guesses)


def read_all(seen: pd.DataFrame) -> list[Reading]:
    """All readers on canaries that count. `seen`: groep, is_aanwezig and the columns of sight()."""
    counted = seen[seen["groep"] != UNWILLING]
    rest = [_big(counted), _estimate(counted), *_appeared(counted)]
    small = 0.2 / len(rest)
    return [
        _reading("alle_tabellen", counted, *_agree(counted, 1), 0.5),
        *(_echo(counted, group, 0.05) for group in (SPREAD, LATE, MOVED, PERSON)),
        *(_group(counted, group, 0.05) for group in (ENDED, REVISED)),
        *(_reading(name, frame, yes, no, small) for name, frame, yes, no in rest),
    ]


def read_unwilling(seen: pd.DataFrame) -> list[Reading]:
    """What can be seen of those who do not want to count: nothing at all, it should be."""
    group = seen[seen["groep"] == UNWILLING]
    appeared = [_reading(*guess, 0.5) for guess in _appeared(group)]
    return [_reading("alle_tabellen", group, *_agree(group, 1), 0.5), *appeared]


def _reading(name: str, frame: pd.DataFrame, yes: Booleans, no: Booleans, share: float) -> Reading:
    there = frame["is_aanwezig"]
    right = int((yes & there).sum() + (no & ~there).sum())
    return Reading(name, right, int(yes.sum() + no.sum()), share)


def _agree(frame: pd.DataFrame, margin: int) -> tuple[Booleans, Booleans]:
    """Guess only where all numbers say the same: then each adds its full epsilon."""
    return frame["laagst"] >= margin, frame["hoogst"] <= 1 - margin


def _big(frame: pd.DataFrame) -> tuple[str, pd.DataFrame, Booleans, Booleans]:
    """Only where all numbers are far off: a traject that counts more than once shows here."""
    return ("grote_uitslag", frame, *_agree(frame, 3))


def _group(frame: pd.DataFrame, group: str, share: float) -> Reading:
    """One group by itself: what would be lost among all others shows here."""
    chosen = frame[frame["groep"] == group]
    return _reading(group, chosen, *_agree(chosen, 1), share)


def _echo(frame: pd.DataFrame, group: str, share: float) -> Reading:
    """In its other quarter too: a traject that counts in two quarters shows here."""
    chosen = frame[frame["groep"] == group]
    yes, no = _agree(chosen, 1)
    also_yes, also_no = chosen["echo_laagst"] >= 1, chosen["echo_hoogst"] <= 0
    return _reading(group, chosen, yes & also_yes, no & also_no, share)


def _estimate(frame: pd.DataFrame) -> tuple[str, pd.DataFrame, Booleans, Booleans]:
    """By the estimate beside the noisy number, which may rest on noisy numbers alone."""
    rank = frame["schatting"].rank(pct=True, method="first")
    return "schatting", frame, rank > 1 - _TOP, rank <= _TOP


def _appeared(frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, Booleans, Booleans]]:
    """By whether cells are there: one reader a group, for each has its own background."""
    for name, group in frame.groupby("groep"):
        yield f"verschenen:{name}", group, group["is_gezien"], ~group["is_gezien"]
