"""Read Parquet, a batch at a time.

Why: who works with R or Python sends it. What stands in a file about its own size is checked before
a row is read.
"""

import re
from collections.abc import Iterator
from os import SEEK_END
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import RefusedInput
from pipeline.ingest.cell_text import cell_text
from pipeline.ingest.exports.block import without_repeats
from pipeline.ingest.headers import refuse_repeated, refuse_too_many
from pipeline.ingest.opened_file import OpenedFile
from pipeline.ingest.row_lists import listed
from pipeline.ingest.source_file import refuse_too_large, shown_name
from pipeline.ingest.text_table import MAX_ROWS
from pipeline.ingest.typed_columns import (
    damaged_data,
    text_batch,
    too_large_data,
    typed_block,
)

_BATCH = 20_000
_MAX_UNPACKED = 1_000_000_000
_MAX_CELLS = 20_000_000
_INDEX = re.compile(r"__index_level_\d+__")
_PROBLEMS = (pa.ArrowException, OSError, ValueError, OverflowError, TypeError)


def open_parquet(path: Path) -> OpenedFile:
    """Look at the columns of a Parquet file. Raises RefusedInput."""
    refuse_too_large(path)
    name, opened = shown_name(path), None
    try:
        opened = pq.ParquetFile(path)
        names, schema, size = opened.schema_arrow.names, opened.schema_arrow, opened.metadata
    except _PROBLEMS:
        opened = None
    if opened is None or size.serialized_size != _footer_length(path):
        raise damaged_data(name)
    unpacked = sum(size.row_group(i).total_byte_size for i in range(size.num_row_groups))
    too_long = size.num_rows > MAX_ROWS or size.num_rows * max(len(names), 1) > _MAX_CELLS
    if too_long or unpacked > _MAX_UNPACKED:
        raise too_large_data(name, size.num_rows)
    headers = without_repeats(["" if _INDEX.fullmatch(n) else n for n in names])
    refuse_too_many(headers, name)
    refuse_repeated(headers, name, sure=True)
    block = typed_block(headers, "parquet", unread={i for i, h in enumerate(headers) if not h})
    file = _Rows(path, schema, headers)
    return OpenedFile(name, block, file.batches)


def _footer_length(path: Path) -> int:
    """What the file says about the length of its own description; damaged ones end earlier."""
    with path.open("rb") as stream:
        stream.seek(-8, SEEK_END)
        return int.from_bytes(stream.read(4), "little")


class _Rows:
    """The rows of one file as text."""

    def __init__(self, path: Path, schema: pa.Schema, headers: tuple[str, ...]) -> None:
        self.path, self.schema, self.headers = path, schema, headers

    def batches(self, kept: frozenset[str]) -> Iterator[pa.RecordBatch]:
        """All rows. Raises RefusedInput."""
        self._refuse_unreadable(kept)
        is_whole = True
        texts = [f.name for f in self.schema if pa.types.is_string(f.type)]
        try:
            file = pq.ParquetFile(self.path, read_dictionary=texts)
            for batch in file.iter_batches(_BATCH, use_threads=False):
                yield text_batch([_texts(column) for column in batch.columns])
        except _PROBLEMS:
            is_whole = False
        if not is_whole:
            raise damaged_data(shown_name(self.path))

    def _refuse_unreadable(self, kept: frozenset[str]) -> None:
        fields = zip(self.headers, self.schema, strict=True)
        odd = [header for header, field in fields if header in kept and not _is_plain(field.type)]
        if odd:
            raise RefusedInput(
                f"In het bestand {shown_name(self.path)} hebben deze kolommen geen gewone waarden, "
                f"maar lijsten of bestanden: {listed(odd)}.",
                "Laat deze kolommen weg, of maak er tekst of getallen van.",
            )


def _is_plain(kind: pa.DataType) -> bool:
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    return not (pa.types.is_nested(inner) or "binary" in str(inner))


def _texts(column: pa.Array) -> tuple[list[str], pa.Int32Array]:
    """The different values of a column as text, and which one each row has."""
    if not _is_plain(column.type):
        column = pc.if_else(column.is_valid(), "gevuld", "")
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    words = [cell_text(value) for value in encoded.dictionary.to_pylist()]
    return [*words, ""], encoded.indices.cast(pa.int32()).fill_null(len(words))
