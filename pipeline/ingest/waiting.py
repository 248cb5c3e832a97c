"""Rows that wait for their unit: hidden when they are stored, taken in once the unit is known.

Why: what was typed may be anything, so the kluis holds a keyed hash of it and not the word. A name
that is added to codes/organisatie.csv gives the same hash, and so the row is found again. It comes
into the delivery that it was sent in: then it stands where it would have stood, and it is still
that delivery, and no later one, that says which earlier rows it replaces (vault/live.py).
"""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.codes import CodeList
from pipeline.contracts.reading import plain
from pipeline.contracts.stored import REASONS, STORED, WAITS_FOR
from pipeline.ingest.fingerprint import delivery_fingerprint
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import with_later_rows
from pipeline.ingest.unknown_units import UNIT, WORD
from pipeline.vault.kluis import Contents, Delivery, Kluis
from pipeline.vault.set_aside import is_waiting

Hash = Callable[[str], str]


def with_hashes(bad: pa.Table, waiting: pa.Table, keyed_hash: Hash) -> pa.Table:
    """The rows that were set aside, with what they wait for as a keyed hash; null where nothing."""
    if not waiting.num_rows:
        return bad
    places = pc.index_in(bad.column(ROW), value_set=waiting.column(ROW))
    hashes = pa.array([keyed_hash(plain(word)) for word in waiting.column(WORD).to_pylist()])
    return bad.append_column(WAITS_FOR, hashes.take(places.combine_chunks()))


def waiting_rows(aside: pa.Table) -> pa.Table:
    """The rows that wait, as they would be stored, with the hash for a unit."""
    rows = aside.filter(is_waiting(aside))
    if {UNIT, WAITS_FOR} <= {*rows.column_names}:
        rows = rows.set_column(rows.column_names.index(UNIT), UNIT, rows.column(WAITS_FOR))
    return rows.drop_columns([n for n in (REASONS, WAITS_FOR) if n in rows.column_names])


def take_in(kluis: Kluis, units: CodeList) -> int:
    """Store every row of which the unit is known by now; gives how many there were.

    The manifest changes at once: broken off, nothing happened.
    """
    hashes = {
        kluis.keyed_hash(plain(text)): found
        for code in units.codes
        for text in (code.code, code.label, *code.synonyms)
        if (found := units.find(text)) is not None
    }
    changed = []
    taken = 0
    for delivery in kluis.manifest.leveringen:
        if delivery.wachtend and (moved := _moved(kluis, delivery, hashes, units)) is not None:
            changed.append(moved)
            taken += moved[1].rows.num_rows - delivery.rijen
    if changed:
        kluis.rewrite(changed, lambda old: old)
    return taken


def _moved(
    kluis: Kluis, delivery: Delivery, hashes: dict[str, str], units: CodeList
) -> tuple[Delivery, Contents] | None:
    """A delivery with the rows taken in that have a known unit; None when there are none."""
    aside, kind = kluis.quarantine_of(delivery), STORED[delivery.contract]
    known = [
        code if code is not None and units.get(code).geldig_van <= str(moment) else None
        for code, moment in zip(
            map(hashes.get, aside.column(WAITS_FOR).to_pylist()),
            aside.column(kind.moment).to_pylist(),
            strict=True,
        )
    ]
    is_known = pa.array([code is not None for code in known])
    if not is_known.true_count:
        return None
    rows = aside.filter(is_known)
    if UNIT in rows.column_names:
        codes = pa.array([code for code in known if code is not None], pa.string())
        rows = rows.set_column(rows.column_names.index(UNIT), UNIT, codes)
    left = aside.filter(pc.invert(is_known))
    stored = with_later_rows(kluis.rows_of(delivery), rows.drop_columns([REASONS, WAITS_FOR]), kind)
    print_now = delivery_fingerprint(
        delivery.ontvangst.bestand_sha256,
        delivery.contract,
        stored.column_names,
        delivery.bron,
        delivery.vervangt,
        left,
    )
    return replace(delivery, vingerafdruk=print_now.hex()), Contents(stored, left)
