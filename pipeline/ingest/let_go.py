"""Rows that were set aside and that the VP does not want to correct: removed, and counted as such.

Why: without this they would be told at every turn until their term is over. An earlier file may
have the same row with the same fault; it was not open any more because the later file has it again,
so it goes too, or it would take the place of the row that went. One with another fault stays, also
one that only waits for its unit.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import REASONS, STORED
from pipeline.ingest.open_rows import OpenRows, is_alike, is_same_source, open_rows
from pipeline.ingest.raw_table import ROW
from pipeline.vault.kluis import Contents, Delivery, Kluis


def let_go(kluis: Kluis, wanted: Collection[str]) -> int:
    """Remove the open rows with these numbers (`apart_nummer`) for good; gives how many.

    The fingerprints stay, so the same file changes nothing. The manifest changes at once: broken
    off, nothing happened.
    """
    gone: defaultdict[str, set[int]] = defaultdict(set)
    chosen = [(one, _chosen(one, wanted)) for one in open_rows(kluis)]
    for one, rows in chosen:
        gone[one.delivery.id] |= {int(str(row[ROW])) for row in rows}
        for earlier in _before(kluis, one.delivery):
            gone[earlier.id] |= _alike_in(kluis, earlier, rows)
    changed = [_without(kluis, d, gone[d.id]) for d in kluis.manifest.leveringen if gone.get(d.id)]
    if changed:
        kluis.rewrite(changed, lambda old: old)
    return sum(len(rows) for _, rows in chosen)


def _chosen(one: OpenRows, wanted: Collection[str]) -> list[dict[str, object]]:
    rows = zip(one.numbers, one.rows.to_pylist(), strict=True)
    return [row for number, row in rows if number in wanted]


def _before(kluis: Kluis, delivery: Delivery) -> list[Delivery]:
    """Earlier deliveries of the same source that have rows set aside."""
    every = kluis.manifest.leveringen
    before = every[: [one.id for one in every].index(delivery.id)]
    return [one for one in before if one.apart and is_same_source(one, delivery)]


def _alike_in(kluis: Kluis, delivery: Delivery, rows: list[dict[str, object]]) -> set[int]:
    there = {row[ROW]: row for row in kluis.quarantine_of(delivery).to_pylist()}
    kind = STORED[delivery.contract]
    return {
        int(str(row[ROW]))
        for row in rows
        if row[ROW] in there
        and there[row[ROW]][REASONS] == row[REASONS]
        and is_alike(row, there[row[ROW]], kind)
    }


def _without(kluis: Kluis, delivery: Delivery, rows: set[int]) -> tuple[Delivery, Contents]:
    aside = kluis.quarantine_of(delivery)
    goes = pc.is_in(aside.column(ROW), value_set=pa.array(sorted(rows), pa.int64()))
    left = aside.filter(pc.invert(goes))
    receipt = delivery.ontvangst
    went = receipt.losgelaten + aside.num_rows - left.num_rows
    return (
        replace(delivery, ontvangst=replace(receipt, losgelaten=went)),
        Contents(kluis.rows_of(delivery), left),
    )
