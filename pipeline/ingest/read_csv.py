"""Read CSV in any encoding and with any usual delimiter, in bounded memory.

Why: pyarrow reads fast, but it silently takes a quote that is never closed for one huge cell, and
its errors quote the row. So a last row of our own closes the stream (if it does not come out again
as the last row, a quote swallowed it), and every error is rewritten.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from pipeline.errors import RefusedInput
from pipeline.ingest.csv_encoding import decoded, settle_encoding
from pipeline.ingest.csv_layout import CsvLayout, find_layout
from pipeline.ingest.csv_row_ends import RowEnds
from pipeline.ingest.headers import Scorer, filled_cells, refuse_repeated
from pipeline.ingest.opened_file import OpenedFile
from pipeline.ingest.row_lists import listed_rows
from pipeline.ingest.source_file import refuse_too_large, shown_name
from pipeline.ingest.text_table import TEXT

_BLOCK = 1 << 22
_LAST = "\x1feinde\x1f"


def open_csv(path: Path, known: Scorer = filled_cells) -> OpenedFile:
    """Look at the header row of a CSV file. Raises RefusedInput."""
    layout, name = find_layout(path, known), shown_name(path)
    refuse_repeated(layout.block.headers, name, layout.block.is_sure)
    return OpenedFile(name, layout.block, lambda _: _Rows(path, layout).batches())


class _Rows:
    """The rows of one file as record batches of text, columns named by position."""

    def __init__(self, path: Path, layout: CsvLayout) -> None:
        refuse_too_large(path)
        self.path, self.layout, self.name = path, layout, shown_name(path)
        self.encoding = settle_encoding(path, layout.encoding, layout.data_start)
        self.width = len(layout.block.headers)
        self.named = self.width - layout.spare
        self.ends = RowEnds(self.named, self.width, layout.delimiter)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches without our own last row. Raises RefusedInput."""
        held: pa.RecordBatch | None = None
        for batch in self.ends.put_back(self._all_batches()):
            if held is not None:
                yield held
            held = batch
        if self.ends.odd:
            raise self._ragged_rows()
        if held is None or held.column(0)[-1].as_py() != _LAST:
            raise self._open_quote()
        yield _without_last(held)

    def _all_batches(self) -> Iterator[pa.RecordBatch]:
        """Batches up to the end, or up to where pyarrow gives up (its error quotes the row)."""
        try:
            for batch in self._reader():
                if batch.num_rows:
                    yield batch
        except pa.ArrowException:
            return

    def _reader(self) -> pacsv.CSVStreamingReader:
        names = [str(i) for i in range(self.width)]
        return pacsv.open_csv(
            pa.PythonFile(_Utf8(self._text()), mode="r"),
            pacsv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
            pacsv.ParseOptions(
                delimiter=self.layout.delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=self.ends.see,
            ),
            pacsv.ConvertOptions(column_types=dict.fromkeys(names, TEXT), null_values=[]),
        )

    def _text(self) -> Iterator[str]:
        yield from decoded(self.path, self.encoding, self.layout.data_start)
        yield "\n" + self.layout.delimiter.join([_LAST] * self.width) + "\n"

    def _ragged_rows(self) -> RefusedInput:
        rows = [self.layout.block.last + number for number in self.ends.odd]
        return RefusedInput(
            f"In het bestand {self.name} hebben rijen meer of minder cellen dan er "
            f"kolomkoppen zijn ({self.named}): {listed_rows(rows)}.",
            "Kijk bij deze rijen of er een scheidingsteken te veel of te weinig staat. Staat het "
            "in een tekst, zet dan aanhalingstekens om die tekst.",
        )

    def _open_quote(self) -> RefusedInput:
        return RefusedInput(
            f'In het bestand {self.name} wordt een aanhalingsteken (") niet gesloten, of '
            f"is een cel veel te lang: rij {self._last_record()}.",
            "Sluit het aanhalingsteken bij deze rij, of haal het weg.",
        )

    def _last_record(self) -> int:
        """Row number of the record that does not end, found again with the csv module."""
        layout, number = self.layout, self.layout.block.last
        with self.path.open("rb") as stream:
            stream.seek(layout.data_start)
            lines = io.TextIOWrapper(stream, self.encoding, newline="")
            try:
                for _ in csv.reader(lines, delimiter=layout.delimiter):
                    number += 1
            except csv.Error:
                number += 1
        return number


def _without_last(batch: pa.RecordBatch) -> pa.RecordBatch:
    """All but the last row; that row's word is taken out of the dictionaries too."""
    kept = batch.slice(0, batch.num_rows - 1)
    words = [column.cast(pa.string()).dictionary_encode().cast(TEXT) for column in kept.columns]
    return pa.record_batch(words, names=batch.schema.names)


class _Utf8:
    """Parts of text as the binary stream that pyarrow reads."""

    closed = False

    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._rest = b""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; b"" at the end."""
        while len(self._rest) < size and (part := next(self._parts, None)) is not None:
            self._rest += part.encode()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def close(self) -> None:
        """Nothing to close: the file is closed where its text is read."""
