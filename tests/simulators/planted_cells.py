"""Cells, what is wanted and wrong in them, and the signals of a table as a reader takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.profile import cluster_of
from pipeline.demo.generator.survey_profile import OG_ITEMS, SCORED_ITEMS
from pipeline.periods import quarters_in

FORMAL = ("formele_klacht", "integriteitsmelding", "aangifte")
INDEX_ITEMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"og": OG_ITEMS}
    | {
        index: tuple(item for item in SCORED_ITEMS if item.startswith(prefixes))
        for index, prefixes in (
            ("mb", ("mb_",)),
            ("pv", ("pv_",)),
            ("psa", ("wd_", "au_", "ss_", "ro_", "ve_")),
            ("lc", ("lc_",)),
        )
    }
)


@dataclass(frozen=True)
class Cell:
    """Where a pattern is; "" sums over a dimension. `item` is a question or an index."""

    eenheid: str = ""
    cluster: str = ""
    hoofdcategorie: str = ""
    relatie: str = ""
    vervolg: str = ""
    item: str = ""

    def holds(self, inner: "Cell", chart: Chart) -> bool:
        """Whether `inner` is this cell or a part of it."""
        cluster = inner.cluster or (cluster_of(inner.hoofdcategorie) * bool(inner.hoofdcategorie))
        return (
            is_inside(chart, self.eenheid, inner.eenheid)
            and self.cluster in ("", cluster)
            and self.hoofdcategorie in ("", inner.hoofdcategorie)
            and self.relatie in ("", inner.relatie)
            and self.vervolg in ("", inner.vervolg)
            and (self.item in ("", inner.item) or inner.item in INDEX_ITEMS.get(self.item, ()))
        )


def is_inside(chart: Chart, outer: str, inner: str) -> bool:
    """Whether unit `inner` is `outer` or below it; everything is inside ""."""
    if not outer or outer == inner:
        return True
    scope = Change("", 1.0, "", "", eenheid=outer)
    return is_known(chart, inner) and scope.touches_unit(chart, inner)


def is_known(chart: Chart, eenheid: str) -> bool:
    """Whether the chart has this unit; `niet_toegedeeld` is in none."""
    return any(u.eenheid == eenheid for u in chart.units)


@dataclass(frozen=True)
class Wanted:
    """A pattern that is there: from quarter `vanaf` on (for a survey: the quarter of its wave).

    `richting` "" stands for either. `also`: (code, cell, richting) that find the same change.
    """

    code: str
    cell: Cell
    richting: str
    vanaf: str
    golf: str = ""
    also: tuple[tuple[str, Cell, str], ...] = ()


@dataclass(frozen=True)
class Wrong:
    """A signal that would be a false alarm even where the numbers move: `waarom` says why.

    `code` of a pattern or "*"; anywhere inside `cell`, in quarters `vanaf` to `tot`, any direction
    when `richting` is "".
    """

    code: str
    waarom: str
    cell: Cell = field(default_factory=Cell)
    richting: str = ""
    vanaf: str = "2021-Q1"
    tot: str = "2025-Q4"


@dataclass(frozen=True)
class Signal:
    """One row of a signal table as a reader takes it."""

    code: str
    cell: Cell
    richting: str
    quarters: tuple[str, ...]
    golf: str


def read_signals(table: pd.DataFrame) -> tuple[Signal, ...]:
    """What a table in the columns of signalen calls a signal: `signaal` or `sterk_signaal`."""
    called = table[
        table["niveau"].isin(["signaal", "sterk_signaal"]) & (table["code"] != "geen_patroon")
    ]
    return tuple(_read_signal(row) for row in called.to_dict("records"))


def _read_signal(row: Mapping[str, object]) -> Signal:
    def text(name: str) -> str:
        value = row.get(name, "")
        return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]

    cell = Cell(*(text(name) for name in Cell.__dataclass_fields__))
    venster = int(float(text("venster") or 1))
    quarters = _window(text("periode"), venster) if text("periode") else ()
    return Signal(text("code"), cell, text("richting"), quarters, text("golf"))


def _window(periode: str, venster: int) -> tuple[str, ...]:
    last = quarters_in(periode)
    n = venster * len(last)
    end = int(last[-1][:4]) * 4 + int(last[-1][-1]) - 1
    return tuple(f"{i // 4}-Q{i % 4 + 1}" for i in range(end - n + 1, end + 1))
