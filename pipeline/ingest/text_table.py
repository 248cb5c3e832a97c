"""Put batches of text cells together into one `RawTable`.

Why: all readers have the same duties: number the rows as Excel does, leave out empty rows and
totals, keep only the wanted columns, and refuse content in a column that has no header.
"""

from collections.abc import Collection, Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import RefusedInput
from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.headers import column_letter
from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.row_lists import grouped, listed_rows
from pipeline.ingest.totals import Totals, totals_note

MAX_ROWS = 2_000_000
TEXT = pa.dictionary(pa.int32(), pa.string())


def assemble(
    batches: Iterable[pa.RecordBatch],
    block: HeaderBlock,
    keep: Collection[str] | None,
    name: str,
    notes: tuple[str, ...] = (),
) -> RawTable:
    """Batches with one `TEXT` column per header, by position, as a table of the kept columns.

    The first row of the first batch is the one below the headers. Raises RefusedInput when a column
    without header is filled, or when there are more than `MAX_ROWS` rows.
    """
    columns = tuple(h for h in block.headers if h and (keep is None or h in keep))
    schema = pa.schema([(ROW, pa.int64()), *((column, TEXT) for column in columns)])
    rows = _Rows(block, schema, name)
    table = pa.Table.from_batches(list(rows.read(batches)), schema).unify_dictionaries()
    totals = rows.totals.rows
    if totals:
        is_total = pc.is_in(table.column(ROW), value_set=pa.array(totals, pa.int64()))
        table = table.filter(pc.invert(is_total))
    said = (*block.notes, *notes, *rows.notes(), *totals_note(totals))
    return RawTable(columns, table, name, said)


class _Rows:
    """Numbered rows of the kept columns, and what was seen in the others."""

    def __init__(self, block: HeaderBlock, schema: pa.Schema, name: str) -> None:
        self.block, self.schema, self.name = block, schema, name
        self.totals = Totals()
        self._wanted = [block.headers.index(column) for column in schema.names[1:]]
        self._last_number = -1

    def read(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The filled rows. Raises RefusedInput."""
        first = row = self.block.last + 1
        for batch in batches:
            rows = pa.array(range(row, row + batch.num_rows), pa.int64())
            self._refuse_nameless(batch, rows)
            row += batch.num_rows
            if row - first > MAX_ROWS:
                raise _too_long(self.name)
            is_filled = pc.invert(_is_blank_row(batch))
            filled, numbers = batch.filter(is_filled), rows.filter(is_filled)
            self.totals.see(filled, numbers)
            arrays = [numbers, *(filled.column(i) for i in self._wanted)]
            yield pa.record_batch(arrays, schema=self.schema)

    def notes(self) -> tuple[str, ...]:
        """What is said about columns that were not read."""
        if self._last_number < 0:
            return ()
        return ("De eerste kolom heeft geen kop en bevat alleen rijnummers: zij is niet gelezen.",)

    def _refuse_nameless(self, batch: pa.RecordBatch, rows: pa.Int64Array) -> None:
        for position, header in enumerate(self.block.headers):
            if header or position in self.block.unread:
                continue
            column = batch.column(position)
            filled = rows.filter(pc.invert(_is_blank(column)))
            if len(filled) and not (position == 0 and self._counts_on(column)):
                raise RefusedInput(
                    f"In het bestand {self.name} heeft kolom {column_letter(position)} geen "
                    f"kolomkop, maar wel inhoud: {listed_rows(filled.to_pylist())}.",
                    "Geef de kolom een kop, of maak de hele kolom leeg.",
                )

    def _counts_on(self, column: pa.DictionaryArray) -> bool:
        """Whether a first column only numbers the rows, as R and pandas write it."""
        for cell in column.to_pylist():
            text = cell.strip()
            if text and not (text.isdecimal() and len(text) < 8 and int(text) > self._last_number):
                return False
            self._last_number = int(text) if text else self._last_number
        return True


def _is_blank_row(batch: pa.RecordBatch) -> pa.BooleanArray:
    blank = pa.repeat(pa.scalar(True), batch.num_rows)
    for column in batch.columns:
        blank = pc.and_(blank, _is_blank(column))
        if not blank.true_count:
            break
    return blank


def _is_blank(column: pa.DictionaryArray) -> pa.BooleanArray:
    is_blank_value = pc.equal(pc.utf8_trim_whitespace(column.dictionary), "")
    return is_blank_value.take(column.indices)


def _too_long(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} heeft meer dan {grouped(MAX_ROWS)} rijen.",
        "Kijk of dit het goede bestand is. Zo ja: verdeel het over meer bestanden, "
        "bijvoorbeeld een per jaar.",
    )
