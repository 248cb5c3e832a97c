"""What is planted: changes with a known place, time and size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.profile import cluster_of


@dataclass(frozen=True)
class Change:
    """From `vanaf` to `tot` (quarters, both included) the expected number is `factor` times usual.

    An empty dimension means all of it. `eenheid` includes the units below it. With `vervolg` the
    number of trajecten stays the same: that outcome becomes `factor` times as likely.
    """

    naam: str
    factor: float
    vanaf: str
    tot: str
    eenheid: str = ""
    cluster: str = ""
    hoofdcategorie: str = ""
    relatie: str = ""
    vervolg: str = ""

    def holds_in(self, quarter: str) -> bool:
        """Whether the change is on in this quarter."""
        return self.vanaf <= quarter <= self.tot

    def touches_unit(self, chart: Chart, eenheid: str) -> bool:
        """Whether a unit is the changed one or lies below it."""
        current = eenheid
        while current and self.eenheid:
            if current == self.eenheid:
                return True
            current = chart.unit(current).bovenliggend
        return not self.eenheid

    def touches_category(self, hoofdcategorie: str) -> bool:
        """Whether a category is the changed one or lies in the changed cluster."""
        return self.hoofdcategorie in ("", hoofdcategorie) and self.cluster in (
            "",
            cluster_of(hoofdcategorie),
        )


@dataclass(frozen=True)
class Extra:
    """Exactly `n` trajecten of one talk each, on top of what the rates give."""

    naam: str
    n: int
    periode: str
    eenheid: str
    hoofdcategorie: str
    relatie: str = "collega"


CHANGE_COLUMNS = (
    "naam",
    "periode",
    "eenheid",
    "cluster",
    "hoofdcategorie",
    "relatie",
    "vervolg",
    "factor",
    "extra",
)


def changed_cells(
    changes: Iterable[Change], extras: Iterable[Extra], quarters: Sequence[str]
) -> pd.DataFrame:
    """One row per change and quarter: dimensions ("" where summed over), factor, extra."""
    rows: list[tuple[str | float | int, ...]] = [
        (c.naam, q, c.eenheid, c.cluster, c.hoofdcategorie, c.relatie, c.vervolg, c.factor, 0)
        for c in changes
        for q in quarters
        if c.holds_in(q)
    ]
    rows += [
        (e.naam, e.periode, e.eenheid, "", e.hoofdcategorie, e.relatie, "", 1.0, e.n)
        for e in extras
    ]
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))
