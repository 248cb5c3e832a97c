"""A key for rows that have none, so that a file that has grown can be sent again.

Why: without a traject_sleutel every row is protected by itself, and a second copy of the same
sheet, with the new rows below, must not count the old rows twice; also not when `vervolg` was
filled in since or the gesprekspartner withdrew. So the key rests on what stays the same: for a
gesprek its quarter, category, relation and unit, for an answer sheet all of it; with the number of
the row among those that are alike in this file (alike in what is counted, so it does not matter
which of them is which). It is a key, not a pseudonym: it can be computed from the row, and it never
leaves the kluis, where the row itself is.
"""

import hashlib

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.model import Contract
from pipeline.ingest.raw_table import ROW

PREFIX = "rij:"
_LASTING = ("periode", "hoofdcategorie", "relatie", "eenheid")
_BETWEEN = "\x1f"


def key_field(contract: Contract) -> str | None:
    """The field that says which rows belong to one traject or respondent."""
    return next((field.name for field in contract.fields if field.kind == "sleutel"), None)


def with_row_keys(table: pa.Table, key: str) -> tuple[pa.Table, int]:
    """`table` with column `key` filled everywhere, and the number of rows that got a key here.

    `table` has all fields of the file (text, null where empty) and `rij`, in the order of the file.
    """
    given = (
        table.column(key) if key in table.column_names else pa.nulls(table.num_rows, pa.string())
    )
    given = given.cast(pa.string())
    own = pc.is_null(given)
    made = int(pc.sum(own).as_py() or 0)
    if made:
        given = pc.coalesce(given, pc.if_else(own, _row_keys(table, key), None))
    rest = table.drop_columns([key]) if key in table.column_names else table
    return rest.append_column(key, given), made


def _row_keys(table: pa.Table, key: str) -> pa.Array:
    contents = _contents(table.select(_lasting(table.column_names, key)))
    times = contents.groupby(contents).cumcount()
    keys = [_key(text, number) for text, number in zip(contents, times, strict=True)]
    return pa.array(keys, pa.string())


def _lasting(names: list[str], key: str) -> list[str]:
    """The fields by which the same row is known again in a later file."""
    if key == "traject_sleutel":
        return [name for name in names if name in _LASTING]
    return [name for name in names if name not in (ROW, key)]


def _contents(table: pa.Table) -> "pd.Series[str]":
    """Each row as one text of its filled fields, by name: an extra empty column changes nothing."""
    parts = [
        pc.binary_join_element_wise(name, table.column(name).cast(pa.string()), "=")
        for name in sorted(table.column_names)
    ]
    if not parts:
        return pd.Series([""] * table.num_rows, dtype="str")
    joined = pc.binary_join_element_wise(*parts, _BETWEEN, null_handling="skip")
    return pd.Series(joined.to_pylist(), dtype="object")


def _key(text: str, number: int) -> str:
    return PREFIX + hashlib.sha256(f"{text}{_BETWEEN}{number}".encode()).hexdigest()[:32]
