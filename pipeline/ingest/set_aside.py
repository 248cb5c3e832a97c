"""Rows that were set aside: which are still open, and taking them back once they are corrected.

Why: a corrected row comes back into the delivery that it was sent in. There it stands where it
would have stood, the receipt keeps adding up, and it cannot count beside itself. A row is not open
any more when a later file of its source has it again, or has taken the place of what it was about.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.model import load_contract
from pipeline.contracts.stored import REASONS, STORED, WAITS_FOR, StoredKind
from pipeline.errors import RefusedInput
from pipeline.ingest.checked import CheckedFile
from pipeline.ingest.corrected_rows import NUMBER
from pipeline.ingest.other_sources import refuse_shared_waves
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import with_later_rows
from pipeline.ingest.row_lists import listed, listed_rows
from pipeline.ingest.withdrawn import remember, withdrawn_in, without
from pipeline.vault.kluis import Contents, Delivery, Kluis
from pipeline.vault.live import Outdated, outdated
from pipeline.vault.set_aside import is_double

_ENOUGH_ALIKE = 2


@dataclass(frozen=True, repr=False)
class OpenRows:
    """The rows of one delivery that are still set aside, as they lie in the kluis."""

    delivery: Delivery
    rows: pa.Table

    @property
    def numbers(self) -> list[str]:
        """The number of each row, as it stands in the column `apart_nummer`."""
        return [f"{self.delivery.id}-{row}" for row in self.rows.column(ROW).to_pylist()]

    def wrong(self) -> Mapping[str, frozenset[str]]:
        """By number, the kept columns in which something was wrong."""
        return {
            number: frozenset(part.partition(":")[0] for part in str(reasons).split(","))
            & {*self.rows.column_names}
            for number, reasons in zip(
                self.numbers, self.rows.column(REASONS).to_pylist(), strict=True
            )
        }


@dataclass(frozen=True)
class TakenBack:
    """What became of a file of corrected rows: stored; closed already; still wrong; of which the
    cell that was wrong is still empty; withdrawn."""

    verbeterd: int
    al_gesloten: int
    nog_fout: int
    niet_ingevuld: int
    ingetrokken: int


def open_rows(kluis: Kluis) -> list[OpenRows]:
    """The open rows of every delivery that has any, in order of arrival.

    Rows that are in a file twice are not among them: the first of them counts.
    """
    deliveries = kluis.manifest.leveringen
    found = []
    for place, (delivery, old) in enumerate(zip(deliveries, outdated(deliveries), strict=True)):
        if delivery.apart:
            rows = kluis.quarantine_of(delivery)
            rows = rows.filter(pc.invert(is_double(rows)))
            rows = rows.filter(_not_replaced(rows, STORED[delivery.contract], old))
            later = [d for d in deliveries[place + 1 :] if is_same_source(d, delivery)]
            rows = rows.filter(_not_sent_again(kluis, rows, later, STORED[delivery.contract]))
            if rows.num_rows:
                found.append(OpenRows(delivery, rows))
    return found


def take_back(kluis: Kluis, checked: CheckedFile, bron: str) -> TakenBack:
    """Store the good rows of a file of corrected rows, and take them out of what is set aside.

    The manifest changes at once: broken off, nothing happened. Raises RefusedInput when rows have
    no number or one that is not of this source, and when a row cannot be put in its place without
    another one losing its own.
    """
    contract, kind = checked.contract.name, STORED[checked.contract.name]
    _refuse_numbers(kluis, checked, bron)
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
    _refuse_missing(checked, found)
    _refuse_out_of_place(kluis, checked.name, corrected, kind)
    _refuse_waves_of_others(kluis, checked, bron, corrected)
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


def is_same_source(one: Delivery, other: Delivery) -> bool:
    """Whether two deliveries are of one kind and from one source."""
    return (one.contract, one.bron) == (other.contract, other.bron)


def _not_replaced(rows: pa.Table, kind: StoredKind, old: Outdated) -> pa.Array:
    keys = _values(rows, kind.key)
    return pa.array(
        [
            moment not in old.alles and not (key is None and moment in old.zonder_sleutel)
            for moment, key in zip(_values(rows, kind.moment), keys, strict=True)
        ],
        pa.bool_(),
    )


def _not_sent_again(
    kluis: Kluis, rows: pa.Table, later: Collection[Delivery], kind: StoredKind
) -> pa.Array:
    """Whether no later file has the row: under the same number, and alike in all that both have."""
    again: set[int] = set()
    for delivery in later:
        for table in (kluis.rows_of(delivery), kluis.quarantine_of(delivery)):
            same = table.filter(pc.is_in(table.column(ROW), value_set=rows.column(ROW)))
            there = {row[ROW]: row for row in same.to_pylist()}
            again |= {
                row[ROW]
                for row in rows.to_pylist()
                if row[ROW] in there and is_alike(row, there[row[ROW]], kind)
            }
    return pa.array([row not in again for row in rows.column(ROW).to_pylist()], pa.bool_())


def is_alike(row: Mapping[str, object], other: Mapping[str, object], kind: StoredKind) -> bool:
    """Whether a row of a later file, under the same number, is this row again."""
    passing = (ROW, REASONS, WAITS_FOR, *kind.late)
    both = [
        value == other[name]
        for name, value in row.items()
        if name not in passing and value is not None and other.get(name) is not None
    ]
    return all(both) and len(both) >= _ENOUGH_ALIKE


def _values(table: pa.Table, column: str) -> list[str | None]:
    if column not in table.column_names:
        return [None] * table.num_rows
    values: list[str | None] = table.column(column).to_pylist()
    return values


def _refuse_numbers(kluis: Kluis, checked: CheckedFile, bron: str) -> None:
    rows = [
        (number, row)
        for table in (checked.good, checked.bad)
        for number, row in zip(_values(table, NUMBER), table.column(ROW).to_pylist(), strict=True)
    ]
    source_of = {
        d.id: d.bron for d in kluis.manifest.leveringen if d.contract == checked.contract.name
    }
    sources = {row: source_of.get(_delivery_of(number)) for number, row in rows if number}
    others = sorted({s for s in sources.values() if s not in (None, bron)} - {None})
    if others:
        raise RefusedInput(
            f"In {checked.name} staan rijen van de bron {listed([str(s) for s in others])}.",
            f"Lees het bestand in met --bron {others[0]}.",
        )
    strange = sorted({row for row, s in sources.items() if s is None} | _nameless(rows))
    if strange:
        raise RefusedInput(
            f"In {checked.name} is de kolom {NUMBER} niet goed in {listed_rows(strange)}. In dit "
            "bestand horen alleen rijen die apart zijn gezet.",
            "Zet het nummer terug, of haal de rij weg. Nieuwe rijen horen in uw eigen bestand.",
        )


def _refuse_missing(checked: CheckedFile, found: Collection[OpenRows]) -> None:
    """What must be there and is kept of every row, has to be in the file again."""
    needed = {f.name for f in load_contract(checked.contract.name).fields if f.required}
    kept = {name for one in found for name in one.rows.column_names}
    missing = sorted((needed & kept) - {*checked.good.column_names})
    if missing:
        raise RefusedInput(
            f"In {checked.name} ontbreekt een kolom: {listed(missing)}.",
            "Zet de kolom terug. U kunt ook een nieuw bestand maken met vip apart.",
        )


def _nameless(rows: list[tuple[str | None, int]]) -> set[int]:
    """Rows without a number, and those whose number stands in an earlier row too."""
    seen: set[str] = set()
    found = set()
    for number, row in sorted(rows, key=lambda item: item[1]):
        if number is None or number in seen:
            found.add(row)
        seen.add(number or "")
    return found


def _delivery_of(number: str) -> str:
    name, _, row = number.rpartition("-")
    return name if row.isdecimal() else ""


def _refuse_out_of_place(
    kluis: Kluis,
    name: str,
    corrected: Mapping[str, tuple[Delivery, pa.Table]],
    kind: StoredKind,
) -> None:
    """Rows without a key count from the newest delivery about a quarter. A row that comes back into
    an older one would not count; and about a quarter that its delivery had nothing of, it would
    make the rows of earlier deliveries not count."""
    deliveries = kluis.manifest.leveringen
    about = {id_: set(_values(rows, kind.moment)) - {None} for id_, (_, rows) in corrected.items()}
    wider = [replace(d, over=tuple({*d.over, *about.get(d.id, ())})) for d in deliveries]
    wrong: set[str | None] = set()
    for delivery, old, new in zip(deliveries, outdated(deliveries), outdated(wider), strict=True):
        if delivery.zonder_sleutel or delivery.wachtend:
            wrong |= (new.zonder_sleutel - old.zonder_sleutel) & {*delivery.over}
        if delivery.id in corrected:
            wrong |= set(_hidden(corrected[delivery.id][1], kind, new))
    if wrong:
        raise RefusedInput(
            f"De verbeterde rijen in {name} over {listed(sorted(map(str, wrong)))} passen niet "
            "meer in het bestand waar zij uit komen: van deze bron is over die tijd ook een ander "
            "bestand ingelezen, met rijen zonder sleutel.",
            "Verbeter deze rijen in uw eigen bestand en lees dat hele bestand opnieuw in. Haal ze "
            f"weg uit {name}.",
        )


def _hidden(rows: pa.Table, kind: StoredKind, old: Outdated) -> Iterator[str | None]:
    keys, moments = _values(rows, kind.key), _values(rows, kind.moment)
    for moment, key in zip(moments, keys, strict=True):
        if moment in old.alles or (key is None and moment in old.zonder_sleutel):
            yield moment


def _refuse_waves_of_others(
    kluis: Kluis,
    checked: CheckedFile,
    bron: str,
    corrected: Mapping[str, tuple[Delivery, pa.Table]],
) -> None:
    if checked.contract.name != "enquete":
        return
    moment = STORED["enquete"].moment
    waves = frozenset(
        str(wave) for _, rows in corrected.values() for wave in _values(rows, moment) if wave
    )
    others: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for delivery in kluis.manifest.leveringen:
        if delivery.contract == "enquete":
            others[delivery.bron] |= frozenset(delivery.over)
    refuse_shared_waves(checked.name, waves, bron, others)
