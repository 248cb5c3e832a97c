"""Booking a published cohort again, from the rows as they are now: for a correction.

The promise holds for each protected unit over its whole life, so a correction may count a unit in
this cohort only where

* it counted in this cohort before, and by the corrected rows still belongs to it;
* or its first gesprek lies in this cohort, and it counts in no other cohort now: it was never
  booked, or the correction of the other cohort has left it out;

and only while what it has cost in all publications together, plus this one, keeps to the ceiling.
Each of these looks at the unit's own rows and bookings and at public amounts, so adding or removing
one unit changes the booking of no other. In the newest version of all periods a unit counts once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.periods import quarters_in
from pipeline.release.bounding import BOOKED, first_gesprekken
from pipeline.release.entry import Entry

_KEYS = ("traject", "beschermd")


@dataclass(frozen=True)
class Booking:
    """What one debit booked: the trajecten, what each of its cohorts cost, and the ceiling then."""

    trajecten: pd.DataFrame
    kosten: dict[str, int]
    plafond: int

    @staticmethod
    def of(entry: Entry, trajecten: pd.DataFrame) -> "Booking":
        """Of a debit; rows that only end in a cohort cost what was set apart where they began."""
        kosten: dict[str, int] = {}
        for post in entry.posten:
            if post.stroom == "gesprekken":
                kosten[post.cohort] = kosten.get(post.cohort, 0) + post.micro_epsilon
        plafond = int(entry.inhoud["plafonds"]["gesprekken"]["epsilon"])
        return Booking(trajecten[trajecten["cohort"] != ""], kosten, plafond)


def rebook(
    rows: pd.DataFrame, bookings: Iterable[Booking], cohort: str, cost: int, ceiling: int
) -> pd.DataFrame:
    """The trajecten that count in the corrected `cohort`, in the columns of `bounding.book`.

    `rows` as from `bounding.gather`, `bookings` in order; `cost` and `ceiling` in micro-epsilon.
    """
    history = tuple(bookings)
    first = first_gesprekken(rows)
    here, elsewhere = _versions(history, cohort)
    is_own = first["periode"].isin(quarters_in(cohort))
    was_here = _among(first, here)
    landed_late = first["traject"].map(_first(here, "periode")) == first["periode"]
    counts = (
        (is_own | (was_here & landed_late))
        & ~_among(first, elsewhere)
        & (_left(first, history, ceiling) >= cost)
    )
    found = first[counts].drop_duplicates("beschermd")
    return found.assign(cohort=cohort).reset_index(drop=True)


def _versions(history: tuple[Booking, ...], cohort: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who counts in this cohort, and who in another, in the newest version of each."""
    newest: dict[str, pd.DataFrame] = {}
    for booking in history:
        for name in booking.kosten:
            newest[name] = booking.trajecten[booking.trajecten["cohort"] == name]
    nobody = pd.DataFrame(columns=[*BOOKED, "periode"])
    others = [frame for name, frame in newest.items() if name != cohort]
    return newest.get(cohort, nobody), pd.concat([nobody, *others], ignore_index=True)


def _among(first: pd.DataFrame, booked: pd.DataFrame) -> "pd.Series[bool]":
    found = pd.Series(False, first.index)
    for key in _KEYS:
        found |= first[key].isin(booked[key])
    return found


def _first(booked: pd.DataFrame, column: str) -> "pd.Series[str]":
    return booked.drop_duplicates("traject").set_index("traject")[column]


def _left(first: pd.DataFrame, history: tuple[Booking, ...], ceiling: int) -> NDArray[np.int64]:
    """What each unit may still cost: the lowest ceiling it was promised, less all it has cost."""
    paid, most = np.zeros(len(first), np.int64), np.full(len(first), ceiling, np.int64)
    for booking in history:
        cost = _costs(first, booking)
        paid += cost
        most = np.where(cost == 0, most, np.minimum(most, booking.plafond))
    return most - paid


def _costs(first: pd.DataFrame, booking: Booking) -> NDArray[np.int64]:
    """What each unit cost in one booking, also when its traject had another owner then."""
    booked = booking.trajecten.drop_duplicates("traject")
    cost = booked["cohort"].map(booking.kosten).astype("int64").to_numpy()
    owner, owners = pd.factorize(booked["beschermd"])
    per_owner = np.zeros(len(owners) + 1, np.int64)  # the last place is for who is not among them
    np.add.at(per_owner, owner, cost)
    now = pd.Index(owners).get_indexer(first["beschermd"])
    at = pd.Index(booked["traject"]).get_indexer(first["traject"])
    has_other_owner = np.append(owner, -1)[at] != now
    elsewhere = np.where(has_other_owner, np.append(cost, 0)[at], 0)
    total: NDArray[np.int64] = per_owner[now] + elsewhere
    return total
