"""Released numbers of talks that bear on a question: by year, or by period where a year is cut.

Each is a sum of cells of one table, the one with the least noise for it. Nothing is subtracted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.texts import said, sentence, words
from pipeline.advice.concept import Cijfer, Fact, Line, Origin, Term
from pipeline.advice.wording import subject_of
from pipeline.periods import quarters_in, start_of
from pipeline.release import Release
from pipeline.release.cells import is_late, table_dimensions
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise, noise_interval, noise_variance
from pipeline.signals.numbers import stretch_label, whole
from pipeline.signals.references import cell_ids
from pipeline.signals.sources import cluster_of

_MOST_ROWS = 4
_QUARTERS = 4


@dataclass(frozen=True)
class TalkFigures:
    """The released talks of one organisation, read for one question."""

    release: Release
    scope: AskedScope

    def subjects(self) -> tuple[Mapping[str, str], ...]:
        """What can be read, the finest first: the scope, or its parts where it was not counted,
        and all together."""
        asked = self.scope.talks
        found: list[Mapping[str, str]] = []
        for size in range(len(asked), 0, -1):
            parts = [dict(part) for part in combinations(asked.items(), size)]
            readable = [part for part in parts if self.can_read(part)]
            # A part that is within what can be read already adds context, but only one by one.
            found += readable if size == len(asked) or size == 1 or not found else []
        cluster = self.scope.above
        if self.scope.hoofdcategorie and {"hoofdcategorie": self.scope.hoofdcategorie} not in found:
            found += [{"cluster": cluster}] if self.can_read({"cluster": cluster}) else []
        return (*found, *([{}] if self.can_read({}) else []))

    def can_read(self, codes: Mapping[str, str]) -> bool:
        """Whether a table holds this, in whatever released period was asked about."""
        return any(True for _ in self._readings(codes))

    def rows(self, codes: Mapping[str, str]) -> tuple[Cijfer, ...]:
        """At most four numbers of one subject, the newest first."""
        cells = self._best(codes)
        if cells is None:
            return ()
        about = Line(tuple(_about(codes, self.release)))
        return tuple(
            _figure(about, periods, cells[cells["periode"].isin(periods)])
            for periods in _stretches(set(cells["periode"]), self.scope)[:_MOST_ROWS]
        )

    def _best(self, codes: Mapping[str, str]) -> pd.DataFrame | None:
        found = list(self._readings(codes))
        ranked = sorted(found, key=lambda one: (-one["periode"].nunique(), one["ruis"].sum()))
        return ranked[0] if ranked else None

    def _readings(self, codes: Mapping[str, str]) -> Iterator[pd.DataFrame]:
        """The cells of each table that add up to it, in the periods that were asked about."""
        for table in self.release.tabellen:
            if is_late(table) or not all(_has(table, name) for name in codes):
                continue
            frame = self.release.tellingen[self.release.tellingen["tabel"] == table]
            keep = frame["periode"].map(self.scope.holds)
            for name, code in codes.items():
                keep &= self._is(frame, name, code)
            found = frame[keep.astype(bool)]
            if not found.empty:
                yield found.assign(ruis=found["epsilon"].map(noise_variance))

    def _is(self, frame: pd.DataFrame, name: str, code: str) -> "pd.Series[bool]":
        lines = Lines.of(self.release)
        if name == "eenheid":
            return self._whole_unit(frame, code, lines)
        if name == "cluster" and "hoofdcategorie" in table_dimensions(str(frame["tabel"].iloc[0])):
            return frame["hoofdcategorie"].map(cluster_of) == code
        return frame[name].isin(lines.codes(name, code))

    def _whole_unit(self, frame: pd.DataFrame, code: str, lines: Lines) -> "pd.Series[bool]":
        """Cells of a unit, in periods in which (nearly) all that it now is was shown."""
        is_unit = lines.units_now(frame) == code
        shown = frame[is_unit].groupby("periode")["eenheid"].agg(set)
        whole_periods = {
            str(p) for p, units in shown.items() if lines.is_whole(code, str(p), units)
        }
        return is_unit & frame["periode"].isin(whole_periods)


def _has(table: str, name: str) -> bool:
    dims = table_dimensions(table)
    return name in dims or (name == "cluster" and "hoofdcategorie" in dims)


def _about(codes: Mapping[str, str], release: Release) -> tuple[str | Term, ...]:
    counted = counted_words(release)["geteld"].text
    if not codes:
        return (said("reeksen", "totaal").replace("{geteld}", counted),)
    return sentence(
        {"geteld": words(counted), "onderwerp": subject_of(codes, release)},
        "reeksen",
        "onderwerp",
    ).parts  # type: ignore[return-value]


def counted_words(release: Release) -> dict[str, Line]:
    """What is counted; talks as soon as one publication could not group them by person."""
    from pipeline.advice.catalogue import text

    units = {str(publication.belofte["eenheid"]) for publication in release.publicaties}
    unit = "gesprek" if "gesprek" in units else "traject"
    return {
        "geteld": words(text("geteld", unit, "meer")),
        "geteld_een": words(text("geteld", unit, "een")),
        "geteld_uitleg": words(text("geteld", unit, "uitleg")),
    }


def _stretches(periods: Iterable[str], scope: AskedScope) -> list[tuple[str, ...]]:
    """Whole years that were asked about as one; what is left period by period; newest first."""
    by_year: dict[str, list[str]] = {}
    for period in sorted(periods, key=start_of):
        by_year.setdefault(period[:4], []).append(period)
    found: list[tuple[str, ...]] = []
    for parts in by_year.values():
        quarters = [quarter for period in parts for quarter in quarters_in(period)]
        is_year = len(set(quarters)) == _QUARTERS == len(quarters)
        found += [tuple(parts)] if is_year else [(period,) for period in parts]
    return found[::-1]


def _figure(about: Line, periods: Sequence[str], cells: pd.DataFrame) -> Cijfer:
    total = int(cells["noisy_n"].sum())
    low, high = noise_interval(total, Noise.of(cells["epsilon"]))
    references = cell_ids(cells.drop(columns="ruis"))
    return Cijfer(about, words(stretch_label(periods)), *count_lines(total, low, high, references))


def count_lines(total: int, low: float, high: float, cells: tuple[str, ...]) -> tuple[Line, Line]:
    """A noisy count and its range; the count is not named where it can be nothing."""
    ends = (
        Fact(whole(low), low, cells, Origin.ONDERGRENS),
        Fact(whole(high), high, cells, Origin.BOVENGRENS),
    )
    if round(low) > 0:
        number = Line((Fact(whole(total), total, cells, Origin.SOM),))
        return number, Line(("tussen ", ends[0], " en ", ends[1]))
    unsure = words(str(said("te_onzeker")))
    if round(high) <= 0:
        return unsure, words("geen of heel weinig")
    return unsure, Line(("hoogstens ", ends[1]))
