"""Rows that were set aside, told apart: they wait for their unit, are double, or are wrong.

Why: the manifest counts them, the receipt shows them, and a row that waits is taken in later.
"""

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.reasons import Reason
from pipeline.contracts.stored import REASONS, WAITS_FOR

_DOUBLE = rf"^[a-z0-9_]+:{Reason.DUBBEL}$"


def is_waiting(quarantine: pa.Table) -> pa.ChunkedArray:
    """For each row whether it waits for its unit."""
    if WAITS_FOR not in quarantine.column_names:
        return _never(quarantine)
    return pc.is_valid(quarantine.column(WAITS_FOR))


def is_double(quarantine: pa.Table) -> pa.ChunkedArray:
    """For each row whether all that is wrong is that an equal one stands above it."""
    if REASONS not in quarantine.column_names:
        return _never(quarantine)
    return pc.match_substring_regex(quarantine.column(REASONS).cast(pa.string()), _DOUBLE)


def count(mask: pa.ChunkedArray) -> int:
    """How many rows a mask points out."""
    return int(pc.sum(mask).as_py() or 0)


def _never(table: pa.Table) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(pa.scalar(False), table.num_rows)])
