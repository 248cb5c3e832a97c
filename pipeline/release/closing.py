"""How a traject ended: known late, so counted late, once for life.

bounding.py books a traject where it began. What became of it may be known a year later, so the
tables about that (`cells.COUNTED_LATER`) count a traject in the cohort in which it ended: that of
its first row with a `vervolg`, or the next one when that was published already.

What it costs was set apart when it began: the plan of a cohort posts the epsilon of its late tables
on that cohort, and a traject that began there never costs more than that, whenever it ends. So
everything that trajecten of one cohort can ever cost is posted on that cohort, and the ledger's
ceiling holds for life. Under a later plan with more epsilon for the late tables these trajecten
stay out of them: a rule on public amounts alone. So does a traject that only a correction counted:
the correction spent what was left of its cohort, and nothing was set apart for this traject.

A row without a key of its own cannot be found again once its quarter was published: which of two
that began alike has ended since, nobody can tell. So such a row ends where it began or not at all.
"""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from pipeline.contracts.stored import OWN_KEY
from pipeline.periods import quarters_in
from pipeline.release.bounding import first_gesprekken
from pipeline.release.cells import COUNTED_LATER, is_late
from pipeline.release.post import Post

ENDS = "einde"
"""Column of a booking: the cohort in which the traject ends; empty as long as it runs."""
_SAYS_NOTHING = ("", "onbekend")
_ARRIVAL = ["periode", "levering", "rij"]


def set_apart(posten: Iterable[Post]) -> Counter[str]:
    """Micro-epsilon of the late tables by cohort, for the trajecten that began in it."""
    total: Counter[str] = Counter()
    for post in posten:
        if post.stroom == "gesprekken" and is_late(post.tabel):
            total[post.cohort] += post.micro_epsilon
    return total


def with_endings(
    booked: pd.DataFrame,
    before: pd.DataFrame,
    rows: pd.DataFrame,
    cohorts: tuple[str, ...],
    can_end: Iterable[str],
) -> pd.DataFrame:
    """This booking with column `einde`, and a row more for each earlier traject that ends in it.

    `booked` as from `bounding.book` for these `cohorts` (in order of time), `before` all earlier
    bookings but those of corrections, `rows` as from `bounding.gather`. A row that only ends has an
    empty `cohort`. Codes are those of the booking; what is known late, and the wish, are those of
    now. `can_end`: the cohorts whose trajecten had enough set apart.
    """
    began = _began(before)
    ends = _ends(rows, cohorts).drop(_ended(before), errors="ignore")
    here = _ended_in(booked, ends, can_end)
    earlier = _ended_in(began[~began["traject"].isin(booked["traject"])], ends, can_end)
    earlier = earlier[earlier[ENDS] != ""]
    if len(earlier):
        theirs = rows[rows["traject"].isin(earlier["traject"])]
        wish = first_gesprekken(theirs).set_index("traject")["mag_meetellen"]
        earlier = earlier[earlier["traject"].isin(wish.index)]
        earlier = earlier.assign(mag_meetellen=earlier["traject"].map(wish))
    return pd.concat([here, earlier.assign(cohort="")], ignore_index=True).fillna("")


def _began(before: pd.DataFrame) -> pd.DataFrame:
    return before[before["cohort"] != ""].drop_duplicates("traject")


def _ended(before: pd.DataFrame) -> list[str]:
    return list(before.loc[before[ENDS].fillna("") != "", "traject"]) if ENDS in before else []


def _ends(rows: pd.DataFrame, cohorts: tuple[str, ...]) -> pd.DataFrame:
    """By traject: how its first row with a vervolg says it ended, and the cohort that counts it."""
    quarters = {quarter: cohort for cohort in cohorts for quarter in quarters_in(cohort)}
    if "vervolg" not in rows or not quarters:
        return pd.DataFrame(columns=["traject", ENDS]).set_index("traject")
    said = rows[~rows["vervolg"].isin(_SAYS_NOTHING) & (rows["periode"] <= max(quarters))]
    has_own_key = said["traject"].str.contains(f":{OWN_KEY}", regex=False)
    said = said[~has_own_key | said["periode"].isin(quarters)]
    first = said.sort_values(_ARRIVAL, kind="stable").drop_duplicates("traject")
    landing = {p: min(q for q in quarters if q >= p) for p in first["periode"].unique()}
    first = first.assign(**{ENDS: first["periode"].map(landing).map(quarters)})
    return first.set_index("traject")[[ENDS, *(name for name in COUNTED_LATER if name in first)]]


def _ended_in(begun: pd.DataFrame, ends: pd.DataFrame, can_end: Iterable[str]) -> pd.DataFrame:
    may = begun["cohort"].isin(list(can_end))
    found = begun.drop(columns=[*COUNTED_LATER, ENDS], errors="ignore")
    return found.join(ends[ends.index.isin(begun.loc[may, "traject"])], on="traject").fillna("")
