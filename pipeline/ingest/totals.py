"""A row of totals, at the bottom of a sheet or below each year in it, is not a row of data.

Why: "Totaal | | 340" would be judged as a talk without a subject, or counted as one.
"""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.ingest.row_lists import listed_rows

_TOTALS = re.compile(
    r"(?:(?:sub|eind)-?)?tota(?:al|len)\b.*|(?:grand )?totals?\b.*|som|sum|gemiddelde|average",
    re.IGNORECASE,
)
_MAYBE = r"^\s*(sub|eind|grand|tota|som|sum|gemiddelde|average)"
_NUMBER = re.compile(r"[€\s+-]*\d[\d.,\s]*%?")


class Totals:
    """The rows of totals of a file, found while it is read in batches.

    A file with nothing but totals keeps its first row: then they are what it is about.
    """

    def __init__(self) -> None:
        self._found: list[int] = []
        self._seen = 0

    def see(self, batch: pa.RecordBatch, rows: pa.Int64Array) -> None:
        """The filled rows of the next batch, all columns, and their row numbers."""
        self._seen += batch.num_rows
        maybe = pa.repeat(pa.scalar(False), batch.num_rows)
        for column in batch.columns:
            is_word = pc.match_substring_regex(column.dictionary, _MAYBE, ignore_case=True)
            if is_word.true_count:
                maybe = pc.or_(maybe, is_word.take(column.indices))
        if not maybe.true_count:
            return
        numbers = rows.filter(maybe).to_pylist()
        cells = zip(*(c.to_pylist() for c in batch.filter(maybe).columns), strict=True)
        self._found += [n for n, row in zip(numbers, cells, strict=True) if is_totals(row)]

    @property
    def rows(self) -> list[int]:
        """Numbers of the rows of totals."""
        return self._found[1:] if len(self._found) == self._seen else self._found


def _is_word(text: str) -> bool:
    return bool(_TOTALS.fullmatch(text.strip().rstrip(":")))


def is_totals(cells: Sequence[str]) -> bool:
    """Whether a row begins with a word for a total, and has only numbers beside it.

    >>> is_totals(["", "Totaal", "340"]), is_totals(["Totaal", "Hele organisatie", "340"])
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not _is_word(filled[0]):
        return False
    return all(_NUMBER.fullmatch(cell) for cell in filled[1:])


def totals_note(rows: Sequence[int]) -> tuple[str, ...]:
    """What is said about rows that were left out."""
    if not rows:
        return ()
    what = "Een rij met totalen is" if len(rows) == 1 else "Rijen met totalen zijn"
    return (f"{what} niet gelezen: {listed_rows(rows)}.",)
