"""Whole columns at once: translate, take the first filled, join, and put in periods.

Why: a column is dictionary-encoded, so its few dozen words are translated and not its million
cells. Every function takes and gives columns of the shape of `RawTable`: text, "" where empty.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.ingest.text_table import TEXT

Indices = NDArray[np.int64]


def cells_of(column: pa.ChunkedArray) -> pa.DictionaryArray:
    """One array of text cells, "" for a null."""
    cells = column.combine_chunks()
    if isinstance(cells, pa.ChunkedArray):
        cells = pa.chunked_array([column.cast(pa.string()).combine_chunks()]).chunk(0)
    if not pa.types.is_dictionary(cells.type):
        cells = pc.fill_null(cells.cast(pa.string()), "").dictionary_encode()
    if cells.null_count or cells.dictionary.null_count:
        cells = pc.fill_null(cells.cast(pa.string()), "").dictionary_encode()
    return cells.cast(TEXT)


def each_word(cells: pa.DictionaryArray, meaning: Callable[[str], str]) -> pa.DictionaryArray:
    """The same cells with every word in the dictionary replaced by its meaning."""
    words = pa.array([meaning(word) for word in cells.dictionary.to_pylist()], pa.string())
    encoded = words.dictionary_encode()
    return pa.DictionaryArray.from_arrays(
        encoded.indices.take(cells.indices).cast(TEXT.index_type), encoded.dictionary
    )


def constant(text: str, n: int) -> pa.DictionaryArray:
    """A column of `n` equal cells."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(n, np.int32)), pa.array([text]))


def encoded(columns: Sequence[pa.DictionaryArray]) -> tuple[list[str], list[Indices]]:
    """All words of these columns, "" first, and each column as positions in them."""
    words: dict[str, int] = {"": 0}
    found = []
    for cells in columns:
        places = [words.setdefault(w, len(words)) for w in cells.dictionary.to_pylist()]
        table = np.array(places or [0], dtype=np.int64)
        found.append(table[np.asarray(cells.indices, dtype=np.int64)])
    return list(words), found


def decoded(words: Sequence[str], places: Indices) -> pa.DictionaryArray:
    """Positions in `words` as cells."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), pa.array(list(words)))


def first_filled(columns: Sequence[pa.DictionaryArray]) -> pa.DictionaryArray:
    """Of each row the first cell that is not empty."""
    words, places = encoded(columns)
    result = places[0].copy()
    for more in places[1:]:
        result = np.where(result == 0, more, result)
    return decoded(words, result)


def together(
    columns: Sequence[pa.DictionaryArray], join: Callable[[Sequence[str]], str]
) -> pa.DictionaryArray:
    """One cell a row out of several: `join` is asked once for each different combination."""
    words, places = encoded(columns)
    rows = np.zeros(len(places[0]), dtype=np.int64)
    combinations: list[tuple[str, ...]] = [()]
    for column in places:
        pairs, rows = np.unique(rows * len(words) + column, return_inverse=True)
        combinations = [
            (*combinations[pair // len(words)], words[pair % len(words)]) for pair in pairs.tolist()
        ]
    joined = pa.array([join(combination) for combination in combinations] or [""])
    cells = pa.DictionaryArray.from_arrays(pa.array(rows.astype(np.int32)), joined)
    return each_word(cells, str)


def in_slots(
    columns: Sequence[pa.DictionaryArray], slots: int
) -> tuple[list[pa.DictionaryArray], int]:
    """Of each row the first different filled cells, one a slot; and how many rows have more."""
    words, places = encoded(columns)
    n = len(places[0])
    taken = np.zeros((slots + 1, n), dtype=np.int64)
    count = np.zeros(n, dtype=np.int64)
    everyone = np.arange(n)
    for column in places:
        is_new = (column != 0) & (taken != column).all(axis=0) & (count <= slots)
        taken[count[is_new], everyone[is_new]] = column[is_new]
        count[is_new] += 1
    return [decoded(words, taken[slot]) for slot in range(slots)], int((count > slots).sum())
