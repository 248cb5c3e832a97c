"""Put batches of text cells together into one `RawTable`.

Why: both readers have the same duties: number the rows as Excel does, leave out empty rows, keep
only the wanted columns, and refuse content in a column that has no header.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import RefusedInput
from pipeline.ingest.headers import column_letter
from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.row_lists import listed_rows

MAX_ROWS = 2_000_000
TEXT = pa.dictionary(pa.int32(), pa.string())


def assemble(
    batches: Iterable[pa.RecordBatch],
    headers: Sequence[str],
    keep: Collection[str] | None,
    first_row: int,
    name: str,
    notes: tuple[str, ...] = (),
) -> RawTable:
    """Batches with one `TEXT` column per header, by position, as a table of the kept columns.

    `first_row` is the row number of the first row. Raises RefusedInput when a column without
    header is filled, or when there are more than `MAX_ROWS` rows.
    """
    columns = tuple(h for h in headers if h and (keep is None or h in keep))
    schema = pa.schema([(ROW, pa.int64()), *((column, TEXT) for column in columns)])
    parts = list(_numbered(batches, headers, schema, first_row, name))
    table = pa.Table.from_batches(parts, schema).unify_dictionaries()
    return RawTable(columns, table, name, notes)


def _numbered(
    batches: Iterable[pa.RecordBatch],
    headers: Sequence[str],
    schema: pa.Schema,
    first_row: int,
    name: str,
) -> Iterator[pa.RecordBatch]:
    wanted = [headers.index(column) for column in schema.names[1:]]
    row = first_row
    for batch in batches:
        rows = pa.array(range(row, row + batch.num_rows), pa.int64())
        _refuse_nameless(batch, headers, rows, name)
        row += batch.num_rows
        if row - first_row > MAX_ROWS:
            raise _too_long(name)
        arrays = [rows, *(batch.column(i) for i in wanted)]
        yield pa.record_batch(arrays, schema=schema).filter(pc.invert(_is_blank_row(batch)))


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


def _refuse_nameless(
    batch: pa.RecordBatch, headers: Sequence[str], rows: pa.Int64Array, name: str
) -> None:
    for position, header in enumerate(headers):
        if header:
            continue
        filled = rows.filter(pc.invert(_is_blank(batch.column(position))))
        if len(filled):
            raise RefusedInput(
                f"In het bestand {name} heeft kolom {column_letter(position)} geen kolomkop, maar "
                f"wel inhoud: {listed_rows(filled.to_pylist())}.",
                "Geef de kolom een kop, of maak de hele kolom leeg.",
            )


def _too_long(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} heeft meer dan {MAX_ROWS:_} rijen.".replace("_", "."),
        "Kijk of dit het goede bestand is. Zo ja: verdeel het over meer bestanden, "
        "bijvoorbeeld een per jaar.",
    )
