"""An opened file whose columns have names and types of their own: SPSS and Parquet.

Why: there is no header row to look for, and every column becomes text in the same way.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.errors import RefusedInput
from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.raw_table import NO_QUESTIONS, RawTable
from pipeline.ingest.row_lists import grouped
from pipeline.ingest.text_table import TEXT, assemble

Batches = Callable[[frozenset[str]], Iterator[pa.RecordBatch]]
"""All rows in batches of `TEXT` columns by position, given the headers that are kept."""


@dataclass(frozen=True, repr=False)
class TypedSource:
    """`row_batches` reads; `block` has the names of the columns, and row numbers count from 1."""

    name: str
    block: HeaderBlock
    labels: Mapping[str, Mapping[str, str]]
    row_batches: Batches
    notes: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The name of every column."""
        return self.block.headers

    @property
    def header_row(self) -> int:
        """There is no header row; messages say 1."""
        return self.block.row

    @property
    def questions(self) -> Mapping[str, str]:
        """Column name to the label of its variable."""
        return self.block.questions

    @property
    def tool(self) -> str:
        """spss or parquet."""
        return self.block.tool

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        """All rows. Raises RefusedInput when they cannot be read; see `Source.read`."""
        kept = frozenset(self.headers if keep is None else keep)
        return assemble(self.row_batches(kept), self.block, keep, self.name, self.notes)


def typed_block(
    names: Sequence[str],
    tool: str,
    questions: Mapping[str, str] = NO_QUESTIONS,
    unread: Collection[int] = (),
) -> HeaderBlock:
    """The block of a file whose first row of data is row 1."""
    return HeaderBlock(tuple(names), 1, 0, True, questions, tool, frozenset(unread))


def text_batch(columns: Sequence[tuple[Sequence[str], pa.Int32Array]]) -> pa.RecordBatch:
    """A batch of columns, each as its different texts (they may repeat) and the index per row."""
    arrays = []
    for texts, indices in columns:
        words = pa.array(texts, pa.string()).dictionary_encode()
        places = words.indices.take(indices).cast(pa.int32())
        arrays.append(pa.DictionaryArray.from_arrays(places, words.dictionary).cast(TEXT))
    return pa.record_batch(arrays, names=[str(i) for i in range(len(arrays))])


def damaged_data(name: str) -> RefusedInput:
    """What is said about a file of which the content cannot be read."""
    return RefusedInput(
        f"Het bestand {name} is beschadigd en kan niet worden gelezen.",
        "Maak het opnieuw in het programma waar het vandaan komt, of sla het op als CSV.",
    )


def too_large_data(path_name: str, rows: int) -> RefusedInput:
    """What is said about a file that would not fit in memory."""
    return RefusedInput(
        f"Het bestand {path_name} is te groot ({grouped(rows)} rijen).",
        "Laat de kolommen weg die niet nodig zijn, of verdeel het over meer bestanden.",
    )
