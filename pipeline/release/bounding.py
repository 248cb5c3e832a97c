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
    traject = pd.Series(pd.factorize(rows["traject"])[0])
    wish = _wish_rank(rows["mag_meetellen"])
    place = {name: _place(rows[name]) for name in ("levering", "periode", "rij")}
    found = _first_of_each(traject[wish < len(_WISHES)], place, ("periode", *_ORDER))
    own = traject[found].to_numpy()
    strictest = pd.Series(wish).groupby(traject).min().to_numpy()
    first = rows.loc[found].drop(columns=[*_ORDER, "persoon"])
    first["beschermd"] = _owners(rows, traject, place).take(own).array
    first["mag_meetellen"] = pd.Series(_WISHES, dtype="str").take(strictest[own]).array
    return first[first["mag_meetellen"] != "nee"]


def _owners(
    rows: pd.DataFrame, traject: "pd.Series[int]", place: Mapping[str, NDArray[np.int64]]
) -> "pd.Series[str]":
    """The protected unit behind each traject, by its earliest row in its first delivery.

    In the order of the numbers of the trajecten. A persoon_sleutel is one unit a year, the year in
    which the traject began, so that a pseudonym that is kept over the years still counts once in
    each.
    """
    first = rows.loc[_first_of_each(traject, place, ("levering", "periode", "rij"))]
    own = "traject:" + first["traject"]
    per_year = "persoon:" + first["persoon"] + ":" + first["periode"].str[:4]
    owners = per_year.where(first["persoon"] != "", own)
    return owners.set_axis(traject[first.index]).sort_index()


def _wish_rank(wishes: "pd.Series[str]") -> NDArray[np.int64]:
    """The place of each wish in `_WISHES`; past its end where nobody said."""
    codes, values = pd.factorize(wishes)
    ranks = [_WISHES.index(w) if w in _WISHES else len(_WISHES) for w in values]
    return np.array(ranks, np.int64)[codes]


def _first_of_each(
    traject: "pd.Series[int]", place: Mapping[str, NDArray[np.int64]], order: Sequence[str]
) -> NDArray[np.int64]:
    """The row of each traject that comes first in this order, in this order.

    In whole numbers: to sort ten million rows by three columns of text takes half a minute.
    """
    together = pd.Series(0, traject.index)
    for name in order:
        column = place[name]
        together = together * (column.max(initial=0) + 1) + column[traject.index]
    first = np.sort(together.groupby(traject).idxmin().to_numpy())
    return first[np.argsort(together.loc[first].to_numpy(), kind="stable")]


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
