"""An opened file of any format: what its top says, and how its rows are read.

Why: formats differ in how they find their headers and in where batches come from, and in nothing
else; so there is one kind of opened file.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.raw_table import NO_LABELS, RawTable
from pipeline.ingest.text_table import assemble

Batches = Callable[[frozenset[str]], Iterator[pa.RecordBatch]]
"""All rows in batches of `TEXT` columns by position, given the headers that are kept."""


@dataclass(frozen=True, repr=False)
class OpenedFile:
    """A `Source`. `name` is that of the file as it may be shown; `row_batches` reads, each time."""

    name: str
    block: HeaderBlock
    row_batches: Batches
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NO_LABELS)
    notes: tuple[str, ...] = ()
    sheet: int = 0

    @property
    def headers(self) -> tuple[str, ...]:
        """The cleaned text of every column header; "" for a column without one."""
        return self.block.headers

    @property
    def header_row(self) -> int:
        """The row number of the column headers; 1 for a format that has none."""
        return self.block.row

    @property
    def questions(self) -> Mapping[str, str]:
        """Column header to the full text of its question."""
        return self.block.questions

    @property
    def tool(self) -> str:
        """What made the file, or ""; see `Source`."""
        return self.block.tool

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        """All rows. Raises RefusedInput when they cannot be read; see `Source.read`."""
        kept = frozenset(self.headers if keep is None else keep)
        return assemble(self.row_batches(kept), self.block, keep, self.name, self.notes)
