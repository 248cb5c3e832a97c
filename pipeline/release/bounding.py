"""Bounding: each protected person counts once, in one cohort, with the codes of the first gesprek.

Rows are read here and in counting.py, and nowhere else on the way to a number. Booking fixes, in
the step that debits, which traject counts in which cohort; whatever arrives later changes nothing
about a booked traject, and rows for a published quarter count in the next one.

Who is protected, as vip.toml declares: all trajecten that belong to one `persoon_sleutel` and year,
else all rows of one traject, else one row. To which persoon_sleutel and year a traject belongs is
fixed for good by the earliest row of its first delivery (that the VP did not replace). Neighbours
differ in all rows of all trajecten of one protected unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.periods import quarters_in
from pipeline.settings import Bron
from pipeline.vault.kluis import Delivery

# From the most to the least restrictive wish of the person.
_WISHES = ("nee", "alleen_organisatietotaal", "ja")
_ORDER = ["levering", "rij"]
BOOKED = ("traject", "beschermd", "cohort", "mag_meetellen")


def gather(
    deliveries: Iterable[tuple[Delivery, pa.Table]], bronnen: Mapping[str, Bron]
) -> pd.DataFrame:
    """All stored rows in order of arrival, keys kept apart by source.

    Columns: levering, rij, traject, persoon ("" when not recorded), periode, mag_meetellen, and the
    stored code fields. mag_meetellen is "" where neither the row nor the source says it.
    """
    frames = [_prepare(delivery, table, bronnen) for delivery, table in deliveries]
    if not frames:
        return pd.DataFrame(columns=[*_ORDER, "traject", "persoon", "periode", "mag_meetellen"])
    return pd.concat(frames, ignore_index=True).fillna("").sort_values(_ORDER, ignore_index=True)


def _prepare(delivery: Delivery, table: pa.Table, bronnen: Mapping[str, Bron]) -> pd.DataFrame:
    rows: pd.DataFrame = table.to_pandas().fillna("")
    default = bronnen.get(delivery.bron, Bron()).mag_meetellen or ""
    if "mag_meetellen" not in rows:
        rows["mag_meetellen"] = default
    rows["mag_meetellen"] = rows["mag_meetellen"].where(rows["mag_meetellen"] != "", default)
    if "persoon_sleutel" not in rows:
        rows["persoon_sleutel"] = ""
    prefix = f"{delivery.bron}:"
    rows["traject"] = prefix + rows.pop("traject_sleutel")
    person = rows.pop("persoon_sleutel")
    rows["persoon"] = (prefix + person).where(person != "", "")
    return rows.assign(levering=delivery.id)


def book(rows: pd.DataFrame, booked: pd.DataFrame, cohorts: tuple[str, ...]) -> pd.DataFrame:
    """The trajecten that count in `cohorts` (in order of time, all later than any booked one).

    `rows` as from `gather`; `booked` holds `traject` and `beschermd` of everything booked before.
    Gives one row a traject: as from `first_gesprekken`, with the cohort.
    """
    if not cohorts:
        return pd.DataFrame(columns=list(BOOKED))
    first = _landed(first_gesprekken(rows), cohorts)
    is_new = ~first["traject"].isin(booked["traject"])
    is_new &= ~first["beschermd"].isin(booked["beschermd"])
    return first[is_new].drop_duplicates("beschermd").reset_index(drop=True)


def first_gesprekken(rows: pd.DataFrame) -> pd.DataFrame:
    """The first gesprek of each traject that may count, by period and then by arrival.

    `rows` as from `gather`. Gives traject, beschermd, periode, mag_meetellen and the code fields,
    in order of period. Rows whose wish is unknown wait until the VP has set a default for their
    source.
    """
    rows = rows.reset_index(drop=True)
    traject, trajecten = pd.factorize(rows["traject"])
    wish = _wish_rank(rows["mag_meetellen"])
    place = {name: _place(rows[name]) for name in ("levering", "periode", "rij")}
    in_order = _sorted_by(place, ("periode", *_ORDER))
    known = in_order[wish[in_order] < len(_WISHES)]
    found = known[_is_first(traject[known], len(trajecten))]
    strictest = np.full(len(trajecten), len(_WISHES))
    np.minimum.at(strictest, traject, wish)
    may_count = found[strictest[traject[found]] != _WISHES.index("nee")]
    own = traject[may_count]
    first = rows.drop(columns=[*_ORDER, "persoon"]).take(may_count)
    first["beschermd"] = _owners(rows, _earliest(traject, len(trajecten), place)[own]).array
    first["mag_meetellen"] = pd.Series(_WISHES, dtype="str").take(strictest[own]).array
    return first


def _earliest(
    traject: NDArray[np.int64], n: int, place: Mapping[str, NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The row of each traject that is the earliest in its first delivery, by its number."""
    in_order = _sorted_by(place, ("levering", "periode", "rij"))
    first = in_order[_is_first(traject[in_order], n)]
    earliest = np.zeros(n, np.int64)
    earliest[traject[first]] = first
    return earliest


def _owners(rows: pd.DataFrame, earliest: NDArray[np.int64]) -> "pd.Series[str]":
    """The protected unit behind each traject, by its earliest row in its first delivery.

    A persoon_sleutel is one unit a year, the year in which the traject began, so that a pseudonym
    that is kept over the years still counts once in each.
    """
    persoon = rows["persoon"].take(earliest)
    own = "traject:" + rows["traject"].take(earliest)
    per_year = "persoon:" + persoon + ":" + rows["periode"].take(earliest).str[:4]
    return per_year.where(persoon != "", own)


def _wish_rank(wishes: "pd.Series[str]") -> NDArray[np.int64]:
    """The place of each wish in `_WISHES`; past its end where nobody said."""
    codes, values = pd.factorize(wishes)
    ranks = [_WISHES.index(w) if w in _WISHES else len(_WISHES) for w in values]
    return np.array(ranks, np.int64)[codes]


def _sorted_by(place: Mapping[str, NDArray[np.int64]], order: Sequence[str]) -> NDArray[np.int64]:
    """The numbers of all rows in this order.

    In whole numbers: to sort ten million rows by three columns of text takes half a minute.
    """
    together = np.zeros(len(place[order[0]]), np.int64)
    for name in order:
        together = together * (place[name].max(initial=0) + 1) + place[name]
    return np.argsort(together, kind="stable")


def _is_first(traject: NDArray[np.int64], n: int) -> NDArray[np.bool_]:
    """For each of these numbers of trajecten (below `n`) whether it was not there before."""
    numbers = np.arange(len(traject))
    first = np.full(n, len(traject))
    np.minimum.at(first, traject, numbers)
    found: NDArray[np.bool_] = first[traject] == numbers
    return found


def _place(values: "pd.Series[Any]") -> NDArray[np.int64]:
    """Numbers from 0 in the order of these values."""
    if pd.api.types.is_integer_dtype(values):
        return values.to_numpy(np.int64) - values.min() if len(values) else np.zeros(0, np.int64)
    return pd.factorize(values, sort=True)[0].astype(np.int64)


def _landed(first: pd.DataFrame, cohorts: tuple[str, ...]) -> pd.DataFrame:
    """Those that can count by now, each with the first of the cohorts that it can count in.

    Its own cohort when that is among them; a row for a published quarter counts in the next one.
    """
    quarters = [quarter for cohort in cohorts for quarter in quarters_in(cohort)]
    cohort_of = {quarter: cohort for cohort in cohorts for quarter in quarters_in(cohort)}
    by_now = first[first["periode"] <= quarters[-1]].copy()
    landing = {p: min(q for q in quarters if q >= p) for p in by_now["periode"].unique()}
    by_now["cohort"] = by_now["periode"].map(landing).map(cohort_of)
    return by_now
