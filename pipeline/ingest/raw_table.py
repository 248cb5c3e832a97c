"""A file as it was read: the text of its cells and the row numbers that Excel shows.

Why: all readers hand over the same shape, so that only the readers know about formats. Nothing in
here prints a cell: a repr shows sizes only.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import pyarrow as pa

ROW = "rij"
NO_QUESTIONS: Mapping[str, str] = MappingProxyType({})
NO_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, repr=False)
class RawTable:
    """`table` has one dictionary-encoded text column per header in `columns`, and `rij` (int64).

    An empty cell is "". Rows without any filled cell are left out; `rij` keeps the numbers of the
    others right. `notes` are Dutch sentences about how the file was read.
    """

    columns: tuple[str, ...]
    table: pa.Table
    name: str
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"RawTable({len(self.columns)} columns, {self.table.num_rows} rows)"


class Source(Protocol):
    """An opened file of which only the header row was looked at."""

    @property
    def name(self) -> str:
        """The file's name, without its folder."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The cleaned text of every column header; "" for a column without one."""

    @property
    def header_row(self) -> int:
        """The row number of the column headers, as Excel shows it."""

    @property
    def questions(self) -> Mapping[str, str]:
        """Column header to the full text of its question; empty where the file has none."""

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """Column header to stored value to the label of that value; empty where there are none."""

    @property
    def tool(self) -> str:
        """What made the file: limesurvey, qualtrics, surveymonkey, forms, spss, parquet or ""."""

    @property
    def sheet(self) -> int:
        """The number of the sheet that is read, from 1, hidden ones too; 0 without sheets."""

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        """All rows, of the columns in `keep` only (None: of all named columns).

        Raises RefusedInput when the rows cannot be read.
        """
