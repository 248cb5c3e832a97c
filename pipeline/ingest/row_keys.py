"""A key for rows that have none, so that a file that has grown can be sent again.

Why: without a traject_sleutel every row is protected by itself, and a second copy of the same
sheet, with the new rows below, must not count the old rows twice. So a row is known by all that is
stored of it but for what is filled in later, with the number of the row among those that are alike
in this file: alike in all that is counted, so it does not matter which of them is which. An open
answer is no part of it: what is replaced in one may change with the program. It is a key, not a
pseudonym: it can be computed from the row, and it never leaves the kluis, where the row itself is.

A row that was changed gets another key. What then happens to the old one is in `sent_again.py`.
"""

import hashlib
from collections import Counter
from collections.abc import Collection

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import OWN_KEY, StoredKind
from pipeline.ingest.raw_table import ROW

_BETWEEN = "\x1f"


def with_row_keys(
    table: pa.Table, kind: StoredKind, fields: Collection[str]
) -> tuple[pa.Table, int]:
    """`table` with the key column filled everywhere, and the number of rows that got a key here.

    `table` has text columns (null where empty) and `rij`, in the order of the file; `fields` are
    the columns that will be stored.
    """
    key = kind.key
    given = (
        table.column(key) if key in table.column_names else pa.nulls(table.num_rows, pa.string())
    )
    given = given.cast(pa.string())
    own = pc.is_null(given)
    made = int(pc.sum(own).as_py() or 0)
    if made:
        names = [n for n in table.column_names if n in fields and n != ROW]
        lasting = [name for name in names if kind.is_lasting(name)]
        given = pc.coalesce(given, pc.if_else(own, _row_keys(table.select(lasting)), None))
    rest = table.drop_columns([key]) if key in table.column_names else table
    return rest.append_column(key, given), made


def with_later_rows(table: pa.Table, later: pa.Table, kind: StoredKind) -> pa.Table:
    """`table` as it is stored, with rows below it that were in the same file.

    Those without a key get one that goes on after the rows that are alike, so that they have the
    keys that they would have had.
    """
    taken = [
        later.column(column.name).cast(column.type)
        if column.name in later.column_names
        else pa.nulls(later.num_rows, column.type)
        for column in table.schema
    ]
    added = pa.table(taken, schema=table.schema)
    keys = added.column(kind.key)
    if not keys.null_count:
        return pa.concat_tables([table, added])
    lasting = [n for n in table.column_names if n != ROW and kind.is_lasting(n)]
    made = _keys_after(table, added, lasting, kind.key)
    place = table.column_names.index(kind.key)
    return pa.concat_tables([table, added.set_column(place, kind.key, pc.coalesce(keys, made))])


def _keys_after(table: pa.Table, added: pa.Table, lasting: list[str], key: str) -> pa.Array:
    """A key for each added row: after the rows that are alike, and after every key of theirs."""
    alike = Counter(contents_of(table.select(lasting)).to_pylist())
    texts = contents_of(added.select(lasting)).to_pylist()
    used: Counter[str] = Counter()
    for own in table.column(key).to_pylist():
        if own.startswith(OWN_KEY):
            first, _, rank = own.rpartition("-")
            used[first] = max(used[first], int(rank) + 1)
    found = []
    for text in texts:
        first = _hash(text)
        rank = max(alike[text], used[first])
        alike[text] += 1
        used[first] = rank + 1
        found.append(f"{first}-{rank}")
    return pa.array(found, pa.string())


def contents_of(table: pa.Table) -> pa.Array:
    """Each row as one text of its filled fields, by name: an extra empty column changes nothing."""
    parts = [
        pc.binary_join_element_wise(name, table.column(name).cast(pa.string()), "=")
        for name in sorted(table.column_names)
    ]
    if not parts:
        return pa.repeat("", table.num_rows)
    joined = pc.binary_join_element_wise(*parts, _BETWEEN, null_handling="skip")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def ranks(contents: pa.Array) -> pa.Array:
    """The number of each text among those that are the same, from 0, as text."""
    kinds = pd.Series(contents.dictionary_encode().indices.to_numpy(zero_copy_only=False))
    return pa.array(kinds.groupby(kinds).cumcount().to_numpy()).cast(pa.string())


def _row_keys(table: pa.Table) -> pa.Array:
    contents = contents_of(table)
    kinds = contents.dictionary_encode()
    hashes = pa.array([_hash(text) for text in kinds.dictionary.to_pylist()], pa.string())
    return pc.binary_join_element_wise(hashes.take(kinds.indices), ranks(contents), "-")


def _hash(text: str) -> str:
    return OWN_KEY + hashlib.sha256(text.encode()).hexdigest()[:32]
