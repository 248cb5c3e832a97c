"""Rows of a CSV file that have other empty cells at their end than its other rows have.

Why: programs and people leave delimiters behind at the end of some rows. With nothing in those
cells nothing is unclear, and the row is as good as any. pyarrow hands such rows over apart from the
others; here they are put back where they stood. Other rows of another length are only listed.
"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from pipeline.ingest.text_table import TEXT

_MAX_ODD = 10_000
_PART = 20_000


class RowEnds:
    """Rows of another length: those that can be mended, and `odd`, the numbers of the others.

    named: how many cells a row must have. width: how many it gets. Rows count from 1.
    """

    def __init__(self, named: int, width: int, delimiter: str) -> None:
        self.odd: list[int] = []
        self._named, self._width, self._delimiter = named, width, delimiter
        self._held: deque[tuple[int, str]] = deque()

    def see(self, row: pacsv.InvalidRow) -> str:
        """What pyarrow asks about a row of another length."""
        if self._mended(row.text) is None:
            self.odd.append(int(row.number or 0))
        else:
            self._held.append((int(row.number or 0), row.text))
        return "skip" if len(self.odd) < _MAX_ODD else "error"

    def put_back(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """All rows in their order. pyarrow has shown the rows that belong in a batch before it."""
        first = 1
        for batch in batches:
            numbers, parts = self._rows_up_to(first + batch.num_rows)
            yield _in_order([batch, *parts], first, numbers) if numbers else batch
            first += batch.num_rows + len(numbers)

    def _rows_up_to(self, end: int) -> tuple[list[int], list[pa.RecordBatch]]:
        """The rows that stand before row `end`, which moves up with each; taken off the list."""
        numbers: list[int] = []
        parts = []
        rows: list[list[str]] = []
        while self._held and self._held[0][0] < end + len(numbers):
            number, text = self._held.popleft()
            numbers.append(number)
            rows.append(self._mended(text) or [])
            if len(rows) == _PART:
                parts.append(_batch(rows))
                rows = []
        return numbers, [*parts, _batch(rows)] if rows else parts

    def _mended(self, text: str) -> list[str] | None:
        """The cells of a row at the right length; None where that would lose something."""
        try:
            cells = next(csv.reader([text], delimiter=self._delimiter), [])
        except csv.Error:
            return None
        if len(cells) < self._named or any(cell.strip() for cell in cells[self._width :]):
            return None
        return [*cells, *([""] * self._width)][: self._width]


def spare_cells(rows: Sequence[Sequence[str]], named: int) -> int:
    """How many empty cells most of these rows have beyond the named ones.

    >>> spare_cells([["1", "2", ""], ["3", "4", ""], ["5", "6"]], 2)
    1
    """
    lengths = [len(cells) for cells in rows if any(cells)]
    usual = max(lengths, key=lengths.count, default=named)
    beyond = [cell for cells in rows if len(cells) == usual for cell in cells[named:]]
    return 0 if any(cell.strip() for cell in beyond) else max(usual - named, 0)


def _batch(rows: Sequence[Sequence[str]]) -> pa.RecordBatch:
    columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)]
    names = [str(i) for i in range(len(columns))]
    return pa.record_batch([c.dictionary_encode().cast(TEXT) for c in columns], names=names)


def _in_order(
    parts: Sequence[pa.RecordBatch], first: int, numbers: Sequence[int]
) -> pa.RecordBatch:
    """One batch from row `first` on; `numbers` are those of all parts but the first, in order."""
    total = parts[0].num_rows + len(numbers)
    others = np.setdiff1d(np.arange(first, first + total), numbers)
    order = np.argsort(np.concatenate([others, numbers]))
    table = pa.Table.from_batches(parts).unify_dictionaries().combine_chunks()
    (batch,) = table.to_batches()
    return batch.take(pa.array(order))
