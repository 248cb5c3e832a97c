"""What formats with names and types of their own have in common: SPSS and Parquet.

Why: there is no header row to look for, and every column becomes text in the same way.
"""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa

from pipeline.errors import RefusedInput
from pipeline.ingest.header_block import HeaderBlock
from pipeline.ingest.raw_table import NO_QUESTIONS
from pipeline.ingest.row_lists import grouped
from pipeline.ingest.text_table import TEXT


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
