"""From released tables to series: each from the table that carries the least noise for it.

A table that was dropped by the planner can often be summed from a finer one. Which source is used
depends on epsilons alone, never on a count, so the choice says nothing and biases nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.release.cells import NO_UNIT, is_late, table_dimensions
from pipeline.release.hours import vp_hours
from pipeline.release.lines import Lines, places_now
from pipeline.release.noise_law import Noise, noise_variance
from pipeline.signals.exposure import exposures, hours_behind
from pipeline.signals.references import cell_ids
from pipeline.signals.series import Kind, Point, Scope, Series
from pipeline.signals.touched import touched_periods
from pipeline.signals.windows import Year, whole_years

KINDS: tuple[Kind, ...] = ("totaal", "cluster", "hoofdcategorie", "relatie", "eenheid")
_SAYS_NOTHING = frozenset(("", NO_UNIT, "onbekend", "ov_onbekend"))
_UNIT_NOW = "eenheid_nu"
_POINT_COLUMNS = ("noisy_n", "epsilon", "cel")

Rows = Mapping[str, NDArray[np.int64]]  # row numbers in the table's frame, by period


@dataclass(frozen=True)
class _Source:
    """A released table with, per period of a scope, the rows to sum."""

    tabel: str
    rows: Rows
    variance: Mapping[str, float]
    years: tuple[Year, ...]

    @property
    def rank(self) -> tuple[int, float, str]:
        """Longest history first, then least noise in the comparison of the newest year."""
        window, *history = [sum(self.variance[p] for p in year) for year in self.years]
        spread = window + sum(history) / max(len(history), 1) ** 2
        return -len(self.years), spread, self.tabel


def collect(release: Release) -> tuple[Series, ...]:
    """All series of a release that have at least one whole year, in a fixed order."""
    lines = Lines.of(release)
    frames = {table: _prepared(release.tellingen, table, lines) for table in release.tabellen}
    sources: dict[Scope, _Source] = {}
    for kind in KINDS:
        for scope, source in _sources(kind, frames, release, lines):
            best = sources.get(scope)
            sources[scope] = source if best is None else min(best, source, key=lambda s: s.rank)
    return tuple(
        _series(lines, scope, sources[scope], frames)
        for scope in sorted(sources, key=lambda scope: (KINDS.index(scope.kind), scope))
    )


def cluster_of(category: str) -> str:
    """The cluster of a category; a category of the organisation's own carries it as its prefix."""
    try:
        return load_codelist("categorieen").get(category).cluster or ""
    except LookupError:
        prefix = category.partition("_")[0]
        return prefix if prefix in load_codelist("clusters").values() else ""


def _prepared(tellingen: pd.DataFrame, table: str, lines: Lines) -> pd.DataFrame:
    """One table's rows with their reference, noise variance, cluster and present unit."""
    frame = tellingen[tellingen["tabel"] == table].reset_index(drop=True)
    variances = {epsilon: noise_variance(epsilon) for epsilon in frame["epsilon"].unique()}
    frame = frame.assign(cel=cell_ids(frame), variance=frame["epsilon"].map(variances))
    if "eenheid" in table_dimensions(table):
        frame = frame.assign(**{_UNIT_NOW: lines.units_now(frame)})
    if "hoofdcategorie" not in table_dimensions(table):
        return frame
    clusters = {code: cluster_of(code) for code in frame["hoofdcategorie"].unique()}
    return frame.assign(cluster=frame["hoofdcategorie"].map(clusters))


def _holds(table: str, kind: Kind) -> bool:
    """Whether the series of this kind can be read or summed from a table."""
    dims = table_dimensions(table)
    if is_late(table):
        return False
    return kind == "totaal" or kind in dims or (kind == "cluster" and "hoofdcategorie" in dims)


def _sources(
    kind: Kind, frames: Mapping[str, pd.DataFrame], release: Release, lines: Lines
) -> Iterator[tuple[Scope, _Source]]:
    periods, touched = release.perioden, touched_periods(release)
    for table, frame in frames.items():
        if not _holds(table, kind):
            continue
        for scope, found in _grouped(kind, frame, lines):
            rows = _whole(scope, found, frame, lines)
            years = whole_years(_up_to_last(periods, rows), touched)
            if years:
                variance = frame["variance"].to_numpy()
                sums = {period: float(variance[index].sum()) for period, index in rows.items()}
                yield scope, _Source(table, rows, sums, years)


def _grouped(kind: Kind, frame: pd.DataFrame, lines: Lines) -> Iterable[tuple[Scope, Rows]]:
    if kind == "totaal":
        return [(Scope(), cast("Rows", frame.groupby("periode").indices))]
    found: dict[str, dict[str, NDArray[np.int64]]] = {}
    column = _UNIT_NOW if kind == "eenheid" else kind
    indices = frame.groupby([column, "periode"]).indices
    for (value, period), index in cast("dict[tuple[str, str], Any]", indices).items():
        if value not in _SAYS_NOTHING:
            found.setdefault(value, {})[period] = index
    return [(Scope(**{kind: value}), _read_under(kind, value, found, lines)) for value in found]


def _read_under(kind: Kind, value: str, found: Mapping[str, Rows], lines: Lines) -> Rows:
    """The rows of a code by period, with those of the own codes that came out of it."""
    codes = [code for code in lines.codes(kind, value) if code in found]
    periods = dict.fromkeys(period for code in codes for period in found[code])
    return {
        period: np.concatenate([found[code][period] for code in codes if period in found[code]])
        for period in periods
    }


def _whole(scope: Scope, rows: Rows, frame: pd.DataFrame, lines: Lines) -> Rows:
    """Without the periods in which only a part of what is now the unit was shown."""
    if not scope.eenheid:
        return rows
    codes = frame["eenheid"].to_numpy()
    return {p: i for p, i in rows.items() if lines.is_whole(scope.eenheid, p, set(codes[i]))}


def _up_to_last(periods: tuple[str, ...], rows: Rows) -> list[str]:
    """The scope's periods, none when it is not in the last published one: it has ended."""
    return [p for p in periods if p in rows] if periods[-1] in rows else []


def _series(
    lines: Lines, scope: Scope, source: _Source, frames: Mapping[str, pd.DataFrame]
) -> Series:
    periods = [period for year in source.years for period in year]
    heads = _heads(lines, scope, frames[source.tabel], periods)
    everyone = [lines.headcount("", period) for period in periods]
    hours = hours_behind([vp_hours(lines.publiek, p) for p in periods], heads, everyone)
    exposed = dict(zip(periods, zip(exposures(heads, periods), hours, strict=True), strict=True))
    columns = {name: frames[source.tabel][name].to_numpy() for name in _POINT_COLUMNS}
    points = {p: _point(p, source.rows[p], columns, *exposed[p]) for p in periods}
    years = tuple(tuple(points[p] for p in year) for year in source.years)
    return Series(scope, source.tabel, years)


def _heads(lines: Lines, scope: Scope, frame: pd.DataFrame, periods: Sequence[str]) -> list[int]:
    """Employees behind a scope at the end of each period."""
    if not scope.eenheid:
        return [lines.headcount("", period) for period in periods]
    behind = places_now(lines, frame)
    return [behind[scope.eenheid, period] for period in periods]


def _point(
    period: str,
    index: NDArray[np.int64],
    columns: Mapping[str, NDArray[Any]],
    exposure: float,
    hours: float | None,
) -> Point:
    return Point(
        periode=period,
        noisy_n=int(columns["noisy_n"][index].sum()),
        noise=Noise.of(columns["epsilon"][index]),
        exposure=exposure,
        cells=tuple(sorted(columns["cel"][index])),
        hours=hours,
    )
