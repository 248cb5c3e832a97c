"""A row of totals at the bottom of a sheet is not a row of data.

Why: "Totaal | | 340" would be judged as a talk without a subject, or counted as one.
"""

import re
from collections.abc import Sequence

import pyarrow as pa

from pipeline.ingest.row_lists import listed_rows

_SHOWN_ROWS = 3
_TOTALS = re.compile(
    r"(?:(?:sub|eind)-?)?tota(?:al|len)\b.*|(?:grand )?totals?\b.*|som|sum|gemiddelde|average",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[€\s+-]*\d[\d.,\s]*%?")


class Bottom:
    """The last filled rows of a file, seen while it is read in batches."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, list[str]]] = []
        self._seen = 0

    def see(self, batch: pa.RecordBatch, rows: pa.Int64Array) -> None:
        """The filled rows of the next batch, all columns, and their row numbers."""
        self._seen += batch.num_rows
        last = batch.slice(max(0, batch.num_rows - _SHOWN_ROWS))
        numbers = rows.slice(len(rows) - last.num_rows).to_pylist()
        cells = zip(*(column.to_pylist() for column in last.columns), strict=True)
        found = [(number, list(row)) for number, row in zip(numbers, cells, strict=True)]
        self._rows = [*self._rows, *found][-_SHOWN_ROWS:]

    def totals(self) -> list[int]:
        """Numbers of the rows of totals: the very last ones, with at least one row above them."""
        found: list[int] = []
        for number, cells in reversed(self._rows):
            if not is_totals(cells) or len(found) + 1 == self._seen:
                break
            found.append(number)
        return sorted(found)


def is_totals(cells: Sequence[str]) -> bool:
    """Whether a row begins with a word for a total, and has only numbers beside it.

    >>> is_totals(["", "Totaal", "340"]), is_totals(["Totaal", "Hele organisatie", "340"])
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not _TOTALS.fullmatch(filled[0].rstrip(":")):
        return False
    return all(_NUMBER.fullmatch(cell) for cell in filled[1:])


def totals_note(rows: Sequence[int]) -> tuple[str, ...]:
    """What is said about rows that were left out."""
    if not rows:
        return ()
    return (f"Een rij met totalen onderaan is niet gelezen: {listed_rows(rows)}.",)
