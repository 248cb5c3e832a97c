"""Series out of a release: which there are, and one of them in the order of time.

Why: a page asks for "the subject werkdruk" and gets periods, words and ranges; it never filters
released numbers itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboards.wording.labels import TOO_UNCERTAIN, codes_of, number_words
from dashboards.wording.numbers import between
from pipeline.periods import block_of, period_label, quarter_of, start_of
from pipeline.release import Release
from pipeline.release.lines import Lines
from pipeline.signals.summed import (
    CLUSTER,
    TOTAL,
    added_up,
    can_sum,
    cells_on_line,
    summed_rows,
)

DIMENSION_WORDS = {
    "cluster": "Soort onderwerp",
    "hoofdcategorie": "Onderwerp",
    "eenheid": "Eenheid",
    "relatie": "Over wie het gaat",
    "rol_gesprekspartner": "Rol van de gesprekspartner",
    "contactvorm": "Hoe het contact ging",
    "doorlooptijd": "Hoe lang het duurde",
    "vervolg": "Wat erop volgde",
}
WHOLE = "Hele organisatie"


@dataclass(frozen=True)
class Table:
    """A released table that can be shown as series."""

    name: str
    label: str
    dimensions: tuple[str, ...]


def tables(release: Release) -> tuple[Table, ...]:
    """The tables of talks, released or summed, the whole organisation first, crossings last."""
    added = [name for name in (TOTAL, CLUSTER) if can_sum(release, name)]
    found = [_table(name) for name in (*release.tabellen, *added)]
    order = ["", *DIMENSION_WORDS]
    return tuple(sorted(found, key=lambda t: (len(t.dimensions), _places(t, order))))


def values_of(release: Release, table: str, dimension: str, **fixed: str) -> tuple[str, ...]:
    """The codes a table has for a dimension, in the order of the code list."""
    codes = codes_of(dimension, release)
    if table not in release.tabellen:
        return codes.values() if codes else ()
    rows = cells_on_line(release, table, fixed)
    found = Lines.of(release).units_now(rows) if dimension == "eenheid" else rows[dimension]
    order = {code: place for place, code in enumerate(codes.values())} if codes else {}
    return tuple(sorted(set(found), key=lambda code: (order.get(code, 999), code)))


def series(release: Release, table: str, fixed: Mapping[str, str]) -> pd.DataFrame:
    """One series in the order of time.

    `fixed` gives a code for each dimension of the table; a unit that was renamed or merged is read
    with what it was before. Columns: periode, label, axis_label, year, estimate, lower, upper
    (counts, 90 %), is_te_onzeker, words. Empty when there is none.
    """
    key = ("series", table, *sorted(fixed.items()))
    return release.once(key, lambda: _series(release, table, fixed))


def _series(release: Release, table: str, fixed: Mapping[str, str]) -> pd.DataFrame:
    rows = added_up(cells_on_line(release, table, fixed))
    if table in (TOTAL, CLUSTER):
        summed = summed_rows(release, table, fixed)
        rows = pd.concat([rows, summed[~summed["periode"].isin(rows["periode"])]])
    rows = rows.assign(start=[start_of(period) for period in rows["periode"]])
    rows = rows.sort_values(["start", "publicatie"]).drop_duplicates("periode", keep="first")
    return pd.DataFrame(
        {
            "periode": rows["periode"],
            "label": [period_label(period) for period in rows["periode"]],
            "axis_label": [axis_label(period) for period in rows["periode"]],
            "year": [period[:4] for period in rows["periode"]],
            "estimate": rows["estimate"].astype(float),
            "lower": rows["lower"].astype(float),
            "upper": rows["upper"].astype(float),
            "is_te_onzeker": rows["is_te_onzeker"].astype(bool),
            "words": [number_words(row) for _, row in rows.iterrows()],
        }
    ).reset_index(drop=True)


def last_words(shown: pd.DataFrame, unit: str) -> str:
    """The newest number of a series, as the part of a sentence."""
    last = shown.iloc[-1]
    if not last["is_te_onzeker"]:
        return f"{last['words']} {unit}"
    return f"{between(last['lower'], last['upper'])} {unit}, {TOO_UNCERTAIN}"


def breaks_of(release: Release, shown: pd.DataFrame) -> tuple[str, ...]:
    """The labels of the periods where a series starts anew: what is counted changed.

    Two things do that: another length of period, and another unit that is protected.
    """
    counted = {
        period: str(publication.belofte.get("eenheid", ""))
        for publication in release.publicaties
        for period in publication.perioden
    }
    kinds = [(period[5:6], counted.get(period, "")) for period in shown["periode"]]
    return tuple(
        label
        for label, before, now in zip(shown["label"].iloc[1:], kinds, kinds[1:], strict=False)
        if before != now
    )


def events_of(release: Release, shown: pd.DataFrame, unit: str = "") -> pd.DataFrame:
    """Public events in the periods shown, for the organisation and for `unit`.

    Columns: label (of the period), word (its kind, short), what, day.
    """
    lines, periods = Lines.of(release), dict(zip(shown["periode"], shown["label"], strict=True))
    rows = [
        {"label": label, "word": _kind_word(event.soort), "what": event.label, "day": event.datum}
        for event in sorted(release.publiek.events, key=lambda event: event.datum)
        if lines.now(event.eenheid or "", event.datum) in ("", unit)
        and (label := _period_holding(quarter_of(event.datum), periods)) is not None
    ]
    return pd.DataFrame(rows, columns=["label", "word", "what", "day"])


def axis_label(period: str) -> str:
    """A period, short enough for an axis.

    >>> axis_label("2024-Q3"), axis_label("2024-H1"), axis_label("2024")
    ('kw 3 2024', 'helft 1 2024', '2024')
    """
    year, _, part = period.partition("-")
    return f"{'kw' if part[0] == 'Q' else 'helft'} {part[1]} {year}" if part else year


def _kind_word(kind: str) -> str:
    """The kind of an event in one word: what stands beside its line in a chart."""
    return "VP-team" if kind == "vp_team" else kind.replace("_", " ").capitalize()


def _table(name: str) -> Table:
    dimensions = () if name == TOTAL else tuple(name.split("_x_"))
    words = [DIMENSION_WORDS.get(d, d) for d in dimensions]
    label = words[0] + "".join(f" per {w.lower()}" for w in words[1:]) if words else WHOLE
    return Table(name, label, dimensions)


def _places(table: Table, order: list[str]) -> list[int]:
    return [order.index(d) if d in order else len(order) for d in table.dimensions]


def _period_holding(quarter: str, periods: Mapping[str, str]) -> str | None:
    blocks = [block_of(quarter, grain) for grain in ("kwartaal", "halfjaar", "jaar")]
    return next((periods[block] for block in blocks if block in periods), None)
