"""Taking back rows that were set aside, once they are corrected.

Why: a corrected row comes back into the delivery that it was sent in. There it stands where it
would have stood, the receipt keeps adding up, and it cannot count beside itself.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import REASONS, STORED, WAITS_FOR, StoredKind
from pipeline.ingest.checked import CheckedFile
from pipeline.ingest.corrected_rows import NUMBER
from pipeline.ingest.open_rows import open_rows
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.refuse_corrected import (
    refuse_missing,
    refuse_numbers,
    refuse_out_of_place,
    refuse_waves_of_others,
)
from pipeline.ingest.row_keys import with_later_rows
from pipeline.ingest.withdrawn import remember, withdrawn_in, without
from pipeline.vault.kluis import Contents, Delivery, Kluis


@dataclass(frozen=True)
class TakenBack:
    """What became of a file of corrected rows: stored; closed already; still wrong; of which the
    cell that was wrong is still empty; withdrawn."""

    verbeterd: int
    al_gesloten: int
    nog_fout: int
    niet_ingevuld: int
    ingetrokken: int


def take_back(kluis: Kluis, checked: CheckedFile, bron: str) -> TakenBack:
    """Store the good rows of a file of corrected rows, and take them out of what is set aside.

    The manifest changes at once: broken off, nothing happened. Raises RefusedInput when rows have
    no number or one that is not of this source, and when a row cannot be put in its place without
    another one losing its own.
    """
    contract, kind = checked.contract.name, STORED[checked.contract.name]
    refuse_numbers(kluis, checked, bron)
    who = withdrawn_in(kluis, contract, bron, (checked.good,))
    remember(kluis, who)
    kept = without(checked.good, who)
    found = [one for one in open_rows(kluis) if one.delivery.contract == contract]
    still_open = {number: one for one in found for number in one.numbers}
    wrong = {number: columns for one in found for number, columns in one.wrong().items()}
    is_filled = pa.array([_is_filled(row, wrong) for row in kept.to_pylist()], pa.bool_())
    good = kept.filter(is_filled)
    places: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for at, number in enumerate(good.column(NUMBER).to_pylist()):
        if number in still_open:
            places[still_open[number].delivery.id][int(number.rpartition("-")[2])] = at
    corrected = {
        delivery.id: (delivery, _plain(good.take([*rows.values()]), [*rows]))
        for delivery in kluis.manifest.leveringen
        if (rows := places.get(delivery.id))
    }
    refuse_missing(checked, found)
    refuse_out_of_place(kluis, checked.name, corrected, kind)
    refuse_waves_of_others(kluis, checked, bron, corrected)
    if corrected:
        kluis.rewrite([_moved(kluis, *one, kind) for one in corrected.values()], lambda old: old)
    taken = sum(rows.num_rows for _, rows in corrected.values())
    return TakenBack(
        verbeterd=taken,
        al_gesloten=good.num_rows - taken,
        nog_fout=checked.bad.num_rows,
        niet_ingevuld=kept.num_rows - good.num_rows,
        ingetrokken=checked.good.num_rows - kept.num_rows,
    )


def _is_filled(row: Mapping[str, object], wrong: Mapping[str, frozenset[str]]) -> bool:
    """Whether every cell that was wrong has something in it now.

    Why: an empty wish would take that of the source, and an empty unit would count as not known;
    the row may have said otherwise.
    """
    columns = wrong.get(str(row[NUMBER]), frozenset())
    return all(row.get(column) is not None for column in columns)


def _moved(
    kluis: Kluis, delivery: Delivery, rows: pa.Table, kind: StoredKind
) -> tuple[Delivery, Contents]:
    """The fingerprint stays: the file as it was sent before is still the same file."""
    aside = kluis.quarantine_of(delivery)
    left = aside.filter(pc.invert(pc.is_in(aside.column(ROW), value_set=rows.column(ROW))))
    whole = _with_the_rest(rows, aside)
    return delivery, Contents(with_later_rows(kluis.rows_of(delivery), whole, kind), left)


def _with_the_rest(rows: pa.Table, aside: pa.Table) -> pa.Table:
    """The corrected rows with what was kept of them and is not in the file: open answers."""
    places = pc.index_in(rows.column(ROW), value_set=aside.column(ROW).combine_chunks())
    for name in aside.column_names:
        if name not in (*rows.column_names, REASONS, WAITS_FOR):
            rows = rows.append_column(name, aside.column(name).take(places))
    return rows


def _plain(rows: pa.Table, numbers: list[int]) -> pa.Table:
    """Text columns under the row numbers of the file in which the rows were sent first."""
    names = [name for name in rows.column_names if name not in (ROW, NUMBER)]
    columns = {name: rows.column(name).cast(pa.string()) for name in names}
    return pa.table({ROW: pa.array(numbers, pa.int64()), **columns})
