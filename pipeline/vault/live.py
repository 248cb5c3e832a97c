"""Which stored rows still count, now that later deliveries came from the same source.

Rows with a key add up: the key tells what is the same. A row without one is known by nothing that
lasts, so of those the newest delivery about a quarter or wave counts and not the earlier ones.
Whether that delivery may take their place was asked when it was stored (ingest/sent_again.py).
What the VP declared to be replaced does not count any more, with a key or without.

Only the manifest decides, so it is the same whoever is in the rows: taking all rows of one gesprek
out of every delivery changes what counts by that gesprek alone.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import OWN_KEY, STORED
from pipeline.vault.manifest import Delivery


@dataclass(frozen=True)
class Outdated:
    """The quarters or waves of which rows of one delivery no longer count.

    alles: all of its rows about them; zonder_sleutel: those that have no key of their own.
    """

    alles: frozenset[str]
    zonder_sleutel: frozenset[str]


def outdated(deliveries: Sequence[Delivery]) -> tuple[Outdated, ...]:
    """What is outdated in each of these deliveries, in order of arrival.

    A wave is delivered by one source, so for the survey all sources count as one.
    """
    newer: defaultdict[tuple[str, str], Outdated] = defaultdict(_nothing)
    found = []
    for delivery in reversed(deliveries):
        source = "" if delivery.contract == "enquete" else delivery.bron
        group = (delivery.contract, source)
        later = newer[group]
        found.append(later)
        replaced = frozenset(delivery.vervangt)
        newer[group] = Outdated(
            later.alles | replaced, later.zonder_sleutel | replaced | frozenset(delivery.over)
        )
    return tuple(reversed(found))


def _nothing() -> Outdated:
    return Outdated(frozenset(), frozenset())


def live_rows(table: pa.Table, contract: str, old: Outdated) -> pa.Table:
    """The rows of a delivery that still count."""
    return table.filter(pc.invert(is_replaced(table, contract, old))) if table.num_rows else table


def is_replaced(table: pa.Table, contract: str, old: Outdated) -> pa.ChunkedArray:
    """For each row of a delivery whether it does not count any more; one without a key has null."""
    kind = STORED[contract]
    if not old.zonder_sleutel or kind.moment not in table.column_names:
        return pa.chunked_array([pa.repeat(pa.scalar(False), table.num_rows)])
    moments = table.column(kind.moment)
    gone = _among(moments, old.zonder_sleutel)
    if kind.key in table.column_names:
        keys = table.column(kind.key)
        gone = pc.and_(pc.or_(pc.is_null(keys), _is_own_key(keys)), gone)
    return pc.or_(gone, _among(moments, old.alles))


def own_key_count(table: pa.Table, contract: str) -> int:
    """How many rows have a key that was made here."""
    key = STORED[contract].key
    if key not in table.column_names:
        return 0
    return int(pc.sum(_is_own_key(table.column(key))).as_py() or 0)


def _is_own_key(keys: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.starts_with(keys, OWN_KEY), False)


def _among(values: pa.ChunkedArray, wanted: frozenset[str]) -> pa.ChunkedArray:
    return pc.is_in(values, value_set=pa.array(sorted(wanted), pa.string()))
