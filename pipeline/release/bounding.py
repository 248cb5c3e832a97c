"""Bounding: each protected person counts once, in one cohort, with the codes of the first gesprek.

Rows are read here and in counting.py, and nowhere else on the way to a number. Booking fixes, in
the step that debits, which traject counts in which cohort; whatever arrives later changes nothing
about a booked traject, and rows for a published quarter count in the next one.

Who is protected, as vip.toml declares: all trajecten that belong to one `persoon_sleutel` and year,
else all rows of one traject, else one row. To which persoon_sleutel and year a traject belongs is
fixed for good by the earliest row of its first delivery. Neighbours differ in all rows of all
trajecten of one protected unit.
"""

from collections.abc import Iterable, Mapping

import pandas as pd
import pyarrow as pa

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
    known = rows[rows["mag_meetellen"].isin(_WISHES)]
    by_period = known.sort_values(["periode", *_ORDER], kind="stable")
    first = by_period.drop_duplicates("traject").drop(columns=[*_ORDER, "persoon"])
    first["beschermd"] = first["traject"].map(_owners(rows))
    first["mag_meetellen"] = first["traject"].map(_strictest_wish(known))
    return first[first["mag_meetellen"] != "nee"]


def _owners(rows: pd.DataFrame) -> "pd.Series[str]":
    """The protected unit behind each traject, by its earliest row in its first delivery.

    A persoon_sleutel is one unit a year, the year in which the traject began, so that a pseudonym
    that is kept over the years still counts once in each.
    """
    in_order = rows.sort_values(["levering", "periode", "rij"], kind="stable")
    first = in_order.drop_duplicates("traject").set_index("traject")
    own = pd.Series("traject:" + first.index, index=first.index)
    per_year = "persoon:" + first["persoon"] + ":" + first["periode"].str[:4]
    return per_year.where(first["persoon"] != "", own)


def _strictest_wish(rows: pd.DataFrame) -> "pd.Series[str]":
    rank = rows["mag_meetellen"].map({wish: i for i, wish in enumerate(_WISHES)})
    return rank.groupby(rows["traject"]).min().map(dict(enumerate(_WISHES)))


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
