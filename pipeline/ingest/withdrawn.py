"""Who does not want to count any more: their rows are removed, and rows that come later not stored.

Why: a person may change their mind, and the AVG gives a right to erasure (art. 17). So the rows
themselves go, out of the deliveries and out of the quarantine; only the key stays, sealed in the
manifest, because rows that come later are known by nothing else. What was published is frozen, and
the booking keeps that a key has counted, or it would count a second time.
"""

from collections.abc import Collection
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import STORED
from pipeline.vault.kluis import Contents, Delivery, Kluis, Manifest, Withdrawn


def withdraw(kluis: Kluis, who: Withdrawn) -> int:
    """Remember a withdrawal and remove the rows; gives how many there were.

    With a persoon_sleutel all trajecten go in which it stands. The manifest changes at once, so
    that a withdrawal that was broken off has not happened.
    """
    deliveries = [
        (d, Contents(kluis.rows_of(d), kluis.quarantine_of(d)))
        for d in kluis.manifest.leveringen
        if (d.contract, d.bron) == (who.contract, who.bron)
    ]
    wanted = {who}
    for _, contents in deliveries:
        wanted |= _with_trajecten((contents.rows, contents.quarantine), {who})
    changed: list[tuple[Delivery, Contents]] = []
    removed = 0
    for delivery, contents in deliveries:
        left = Contents(without(contents.rows, wanted), without(contents.quarantine, wanted))
        fewer = contents.rows.num_rows - left.rows.num_rows
        fewer += contents.quarantine.num_rows - left.quarantine.num_rows
        removed += fewer
        if fewer:
            receipt = delivery.ontvangst
            receipt = replace(receipt, ingetrokken=receipt.ingetrokken + fewer)
            changed.append((replace(delivery, ontvangst=receipt), left))
    kluis.rewrite(changed, lambda old: _remember(old, wanted))
    return removed


def withdrawn_in(
    kluis: Kluis, contract: str, bron: str, tables: Collection[pa.Table]
) -> frozenset[Withdrawn]:
    """Who withdrew, of this contract and source; with the trajecten of these tables that go too."""
    known = {w for w in kluis.manifest.ingetrokken if (w.contract, w.bron) == (contract, bron)}
    return frozenset(known | _with_trajecten(tables, known))


def remember(kluis: Kluis, who: Collection[Withdrawn]) -> None:
    """Keep in the manifest that these keys withdrew."""
    if not frozenset(who) <= frozenset(kluis.manifest.ingetrokken):
        kluis.update(lambda old: _remember(old, who))


def without(table: pa.Table, who: Collection[Withdrawn]) -> pa.Table:
    """The rows in which none of these keys stands."""
    for column in {w.kolom for w in who} & set(table.column_names):
        table = table.filter(pc.invert(_stands(table, column, who)))
    return table


def _stands(table: pa.Table, column: str, who: Collection[Withdrawn]) -> pa.ChunkedArray:
    keys = sorted(w.sleutel for w in who if w.kolom == column)
    values = table.column(column).cast(pa.string())
    return pc.is_in(values, value_set=pa.array(keys, pa.string()))


def _with_trajecten(tables: Collection[pa.Table], who: Collection[Withdrawn]) -> set[Withdrawn]:
    """The trajecten in which a withdrawn persoon_sleutel stands."""
    found: set[Withdrawn] = set()
    for one in who:
        key = STORED[one.contract].key
        if one.kolom == key:
            continue
        for table in tables:
            if {one.kolom, key} <= set(table.column_names):
                rows = table.filter(_stands(table, one.kolom, [one]))
                keys = pc.unique(pc.drop_null(rows.column(key).cast(pa.string())))
                found |= {replace(one, kolom=key, sleutel=k) for k in keys.to_pylist()}
    return found


def _remember(manifest: Manifest, who: Collection[Withdrawn]) -> Manifest:
    new = sorted(set(who) - set(manifest.ingetrokken), key=lambda w: (w.kolom, w.sleutel))
    return replace(manifest, ingetrokken=(*manifest.ingetrokken, *new))
