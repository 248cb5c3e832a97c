"""Store a checked file in the kluis: the only place where rows are written.

Why: what is not stored cannot leak, so only fields that the plan counts by go in; and the report
says what was left out, set aside or given a key, so that nothing is lost silently.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.stored import REASONS, STORED, WAITS_FOR
from pipeline.errors import RefusedInput
from pipeline.ingest.checked import CheckedFile
from pipeline.ingest.corrected_rows import NUMBER
from pipeline.ingest.delivery_report import DeliveryReport
from pipeline.ingest.fingerprint import delivery_fingerprint
from pipeline.ingest.other_sources import refuse_same_people, refuse_shared_waves
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import with_later_rows, with_row_keys
from pipeline.ingest.same_file import refuse_moved, refuse_other_name
from pipeline.ingest.sent_again import SentBefore, refuse_cleaned, refuse_doubles
from pipeline.ingest.source_names import refuse_source_name
from pipeline.ingest.waiting import waiting_rows, with_hashes
from pipeline.ingest.withdrawn import remember, withdrawn_in, without
from pipeline.vault.kluis import Delivery, Kluis, Receipt
from pipeline.vault.live import Outdated, live_rows, outdated, own_key_count
from pipeline.vault.set_aside import count, is_double

__all__ = ["DeliveryReport", "Sending", "deliver"]


def _nothing_booked() -> pa.Array:
    return pa.array([], pa.string())


@dataclass(frozen=True, repr=False)
class Sending:
    """How a file is delivered.

    bron: who delivers it. velden: the fields that the plan counts by. wens: what mag_meetellen is
    in this source where a row does not say. vervangt: the quarters or waves for which the file
    takes the place of what the source sent before. toch: also when it looks much like what another
    source sent. geboekt: the keys of this source that were published, asked for when needed.
    ontvangen_op: the day of today, as ISO text.
    """

    bron: str
    velden: frozenset[str]
    wens: str | None = None
    vervangt: frozenset[str] = frozenset()
    toch: bool = False
    geboekt: Callable[[], pa.Array] = _nothing_booked
    ontvangen_op: str = ""


def deliver(kluis: Kluis, checked: CheckedFile, sending: Sending) -> DeliveryReport:
    """Store the good rows (the fields in use, the key and `rij`) and the quarantine.

    The same file with the same outcome changes nothing. A file that was sent before and of which
    other rows are good now (a unit was added) is stored again; keys keep it from counting twice,
    and where rows have none, `sent_again.py` does. Raises RefusedInput for a contract that has no
    rows to store, a bad name of a source, and for rows that could count twice or be lost.
    """
    _refuse_unfit(checked, sending.bron)
    kind = STORED[checked.contract.name]
    good, bad, withdrawn = _without_withdrawn(kluis, checked, sending.bron)
    stored = _stored_fields(good, sending.velden | {kind.key})
    rows, own_keys = with_row_keys(good, kind, stored)
    kept = _plain(rows, [ROW, *dict.fromkeys((*stored, kind.key))])
    aside = with_hashes(bad, checked.waiting, kluis.keyed_hash)
    aside = _plain(aside, [ROW, REASONS, WAITS_FOR, *stored])
    waiting = waiting_rows(aside)
    report = DeliveryReport(
        name=checked.name,
        levering=None,
        rijen=kept.num_rows,
        apart=aside.num_rows,
        own_keys=own_keys,
        bewaard=stored,
        weggelaten=_left_out(checked, stored),
        controle=checked.report,
        wachtend=_waiting(kept) if _may_wait(checked, sending) else 0,
        ingetrokken=withdrawn,
        vervangt=tuple(sorted(sending.vervangt)),
        dubbel=count(is_double(aside)),
        wacht_op_eenheid=waiting.num_rows,
        open_antwoorden=checked.open_answers,
        bron=sending.bron,
    )
    file_sha256, contract = checked.fingerprint.hex(), checked.contract.name
    print_of_delivery = delivery_fingerprint(
        file_sha256, contract, kept.column_names, sending.bron, sending.vervangt, aside
    )
    if kluis.has_fingerprint(print_of_delivery):
        kluis.note_again(print_of_delivery)
        return report
    every = with_later_rows(kept, waiting, kind) if waiting.num_rows else kept
    _refuse_known_file(kluis, checked, every, sending)
    _refuse_other_sources(kluis, checked, every, sending)
    _refuse_doubles(kluis, checked, every, sending)
    levering = kluis.add_delivery(
        contract,
        sending.bron,
        print_of_delivery,
        kept,
        aside,
        sending.vervangt,
        Receipt(
            checked.report.rows_total,
            sending.ontvangen_op,
            file_sha256,
            withdrawn,
            inhoud_sha256=checked.content.hex(),
        ),
    )
    return replace(report, levering=levering)


def _without_withdrawn(
    kluis: Kluis, checked: CheckedFile, bron: str
) -> tuple[pa.Table, pa.Table, int]:
    """The good and the bad rows without those of who withdrew, and how many that were."""
    who = withdrawn_in(kluis, checked.contract.name, bron, (checked.good, checked.bad))
    remember(kluis, who)
    good, bad = without(checked.good, who), without(checked.bad, who)
    before = checked.good.num_rows + checked.bad.num_rows
    return good, bad, before - good.num_rows - bad.num_rows


def _refuse_doubles(kluis: Kluis, checked: CheckedFile, rows: pa.Table, sending: Sending) -> None:
    """Raise RefusedInput when rows of this source could count twice or be lost.

    Only where somebody delivered rows without a key is there anything to read.
    """
    contract = checked.contract.name
    refuse_cleaned(checked.name, rows, STORED[contract], kluis.manifest.opgeschoond_tot)
    before = _before(kluis, contract, _moments(rows, contract), {sending.bron})
    has_own_keys = any(delivery.zonder_sleutel or delivery.wachtend for delivery, _ in before)
    if not before or not (has_own_keys or own_key_count(rows, contract)):
        return
    tables = [_with_waiting(kluis, delivery) for delivery, _ in before]
    valid = [live_rows(t, contract, old) for t, (_, old) in zip(tables, before, strict=True)]
    refuse_doubles(
        checked.name,
        rows,
        SentBefore(tables, valid, sending.geboekt()),
        STORED[contract],
        sending.vervangt,
    )


def _refuse_known_file(
    kluis: Kluis, checked: CheckedFile, rows: pa.Table, sending: Sending
) -> None:
    """Raise RefusedInput when this very file was read in before, and its rows stand elsewhere."""
    contract, content = checked.contract.name, checked.content.hex()
    found = [d for d in kluis.manifest.leveringen if d.contract == contract]
    known = [
        (delivery.bron, live_rows(kluis.rows_of(delivery), contract, old))
        for delivery, old in zip(found, outdated(found), strict=True)
        if content and delivery.ontvangst.inhoud_sha256 == content
    ]
    if contract == "enquete" or not sending.toch:
        others = {bron for bron, there in known if there.num_rows} - {sending.bron}
        refuse_other_name(checked.name, others, contract)
    mine = [there for bron, there in known if bron == sending.bron]
    kind = STORED[contract]
    refuse_moved(checked.name, rows, mine, kind, sending.vervangt, sending.geboekt)


def _refuse_other_sources(
    kluis: Kluis, checked: CheckedFile, rows: pa.Table, sending: Sending
) -> None:
    """Raise RefusedInput when these people are counted under another name already."""
    contract, name, bron = checked.contract.name, checked.name, sending.bron
    moments = _moments(rows, contract)
    others = {d.bron for d in kluis.manifest.leveringen if d.contract == contract} - {bron}
    before = _before(kluis, contract, moments, others)
    if contract == "enquete":
        refuse_shared_waves(name, moments, bron, {d.bron: frozenset(d.over) for d, _ in before})
    elif not sending.toch:
        tables: dict[str, list[pa.Table]] = {}
        for delivery, old in before:
            rows_there = live_rows(kluis.rows_of(delivery), contract, old)
            tables.setdefault(delivery.bron, []).append(rows_there)
        refuse_same_people(name, rows, bron, tables, STORED[contract])


def _with_waiting(kluis: Kluis, delivery: Delivery) -> pa.Table:
    """The stored rows with those that wait for their unit: these must not be lost either."""
    rows = kluis.rows_of(delivery)
    if not delivery.wachtend:
        return rows
    waiting = waiting_rows(kluis.quarantine_of(delivery))
    return with_later_rows(rows, waiting, STORED[delivery.contract])


def _before(
    kluis: Kluis, contract: str, moments: frozenset[str], sources: Collection[str]
) -> list[tuple[Delivery, Outdated]]:
    """The earlier deliveries of these sources about these moments, and what is outdated in each."""
    found = [d for d in kluis.manifest.leveringen if d.contract == contract]
    return [
        (delivery, old)
        for delivery, old in zip(found, outdated(found), strict=True)
        if delivery.bron in sources and moments & {*delivery.over}
    ]


def _moments(rows: pa.Table, contract: str) -> frozenset[str]:
    return frozenset(pc.unique(rows.column(STORED[contract].moment)).to_pylist())


def _may_wait(checked: CheckedFile, sending: Sending) -> bool:
    return sending.wens is None and checked.contract.name == "gesprekken"


def _waiting(rows: pa.Table) -> int:
    """The rows that do not say whether they may count."""
    if "mag_meetellen" not in rows.column_names:
        return int(rows.num_rows)
    return int(rows.column("mag_meetellen").null_count)


def _refuse_unfit(checked: CheckedFile, bron: str) -> None:
    if checked.contract.name not in STORED:
        raise RefusedInput(
            f"Het bestand {checked.name} ({checked.contract.label}) is openbaar. Het hoort niet in "
            "de kluis.",
            f"Bewaar het als {checked.contract.name}.csv in de map codes.",
        )
    if NUMBER in checked.good.column_names:
        raise RefusedInput(
            f"In {checked.name} staan rijen die apart waren gezet.",
            "Lees dit bestand los van andere in, met: vip inlezen BESTAND --bron NAAM.",
        )
    refuse_source_name(bron)


def _stored_fields(rows: pa.Table, wanted: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in rows.column_names if name in wanted and name != ROW)


def _left_out(checked: CheckedFile, stored: tuple[str, ...]) -> tuple[str, ...]:
    read = [name for name in checked.good.column_names if name not in (ROW, *stored)]
    return (*read, *checked.ignored)


def _plain(table: pa.Table, names: list[str]) -> pa.Table:
    """These columns, as plain text instead of dictionaries (which would keep left-out words)."""
    kept = [name for name in names if name in table.column_names]
    return pa.table(
        {n: table.column(n) if n == ROW else table.column(n).cast(pa.string()) for n in kept}
    )
