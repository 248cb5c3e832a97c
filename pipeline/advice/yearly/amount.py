"""A released number as it stands in the report: with its range, its cells and how it follows.

A single cell is written as it was frozen, so that report and dashboard agree; several cells are a
sum, with the range that their noise leaves. A number too uncertain to name is a range alone.
"""

from dataclasses import dataclass

import pandas as pd

from pipeline.advice.amounts import in_words
from pipeline.advice.concept import Fact, Line, Origin
from pipeline.advice.documents.document import Point
from pipeline.advice.yearly.texts import line, say
from pipeline.signals.numbers import whole
from pipeline.signals.references import cell_ids
from pipeline.signals.summed import sum_of

_FROZEN = (Origin.SCHATTING,) * 3
_SUMMED = (Origin.SOM, Origin.ONDERGRENS, Origin.BOVENGRENS)


@dataclass(frozen=True)
class Amount:
    """An estimate with its 90 % range. origins, names: of the estimate, its lower and upper end."""

    value: float
    lower: float
    upper: float
    is_te_onzeker: bool
    cells: tuple[str, ...]
    origins: tuple[Origin, Origin, Origin] = _SUMMED
    names: tuple[str, str, str] = ("", "", "")

    @property
    def line(self) -> Line:
        """The number in words, for a sentence or a cell of a table."""
        return in_words(*self._facts, self.is_te_onzeker)

    @property
    def short(self) -> Line:
        """The number and its range without words, for a narrow column."""
        value, lower, upper = self._facts
        return line("getal", "kort", waarde=value, laag=lower, hoog=upper)

    def point(self, label: str) -> Point:
        """Its place in a chart."""
        return Point(label, self.value, self.lower, self.upper, self.is_te_onzeker, self.cells)

    @property
    def _facts(self) -> tuple[Fact, Fact, Fact]:
        numbers = zip((self.value, self.lower, self.upper), self.origins, self.names, strict=True)
        one, two, three = (
            Fact(whole(value), value, self.cells, origin, name) for value, origin, name in numbers
        )
        return one, two, three


def amount_of(cells: pd.DataFrame) -> Amount | None:
    """The number of these released cells of talks together; None without cells."""
    if cells.empty:
        return None
    if len(cells) == 1:
        row = cells.iloc[0]
        return Amount(
            float(row["estimate"]),
            float(row["lower"]),
            float(row["upper"]),
            bool(row["is_te_onzeker"]),
            cell_ids(cells),
            _FROZEN,
            ("estimate", "lower", "upper"),
        )
    found = sum_of(cells)
    low, high = float(found["lower"]), float(found["upper"])
    doubtful = bool(found["is_te_onzeker"])
    return Amount(float(found["estimate"]), low, high, doubtful, cell_ids(cells))


def shown(amount: Amount | None) -> Line:
    """A cell of a table; that a number is not there is said."""
    return amount.line if amount else Line((say("getal", "geen"),))
