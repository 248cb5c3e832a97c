"""Store a checked file in the kluis: the only place where rows are written.

Why: what is not stored cannot leak, so only fields that the plan counts by go in; and the report
says what was left out, set aside or given a key, so that nothing is lost silently.
"""

import hashlib
from dataclasses import replace

import pyarrow as pa

from pipeline.errors import RefusedInput
from pipeline.ingest.checked import REASONS, CheckedFile
from pipeline.ingest.delivery_report import DeliveryReport
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_keys import key_field, with_row_keys
from pipeline.vault.kluis import Kluis

__all__ = ["DeliveryReport", "deliver"]

_STORED_CONTRACTS = ("gesprekken", "enquete")
_MAX_BRON = 60


def deliver(
    kluis: Kluis,
    checked: CheckedFile,
    bron: str,
    used_fields: frozenset[str],
    wens: str | None = None,
) -> DeliveryReport:
    """Store the good rows (fields in `used_fields`, the key and `rij`) and the quarantine.

    The same file with the same outcome changes nothing. A file that was sent before and of which
    other rows are good now (a unit was added) is stored again: keys keep it from counting twice.
    `wens`: what mag_meetellen is in this source where a row does not say.
    Raises RefusedInput for a contract that has no rows to store, or a bad name of a source.
    """
    key = _refused_or_key(checked, bron)
    rows, own_keys = with_row_keys(checked.good, key)
    stored = _stored_fields(rows, used_fields | {key})
    print_of_delivery = _fingerprint(checked, stored)
    report = DeliveryReport(
        name=checked.name,
        levering=None,
        rijen=rows.num_rows,
        apart=checked.bad.num_rows,
        own_keys=own_keys,
        bewaard=stored,
        weggelaten=_left_out(checked, stored),
        controle=checked.report,
        wachtend=_waiting(rows) if wens is None and checked.contract.name == "gesprekken" else 0,
    )
    if kluis.has_fingerprint(print_of_delivery):
        return report
    quarantine = _plain(checked.bad, [ROW, REASONS, *stored])
    levering = kluis.add_delivery(
        checked.contract.name, bron, print_of_delivery, _plain(rows, [ROW, *stored]), quarantine
    )
    return replace(report, levering=levering)


def _waiting(rows: pa.Table) -> int:
    """The rows that do not say whether they may count."""
    if "mag_meetellen" not in rows.column_names:
        return int(rows.num_rows)
    return int(rows.column("mag_meetellen").null_count)


def _refused_or_key(checked: CheckedFile, bron: str) -> str:
    if checked.contract.name not in _STORED_CONTRACTS:
        raise RefusedInput(
            f"Het bestand {checked.name} ({checked.contract.label}) is openbaar. Het hoort niet in "
            "de kluis.",
            f"Bewaar het als {checked.contract.name}.csv in de map codes.",
        )
    if not bron.strip() or len(bron) > _MAX_BRON or not bron.isprintable() or ":" in bron:
        raise RefusedInput(
            "De naam van de bron is niet goed.",
            f"Gebruik hoogstens {_MAX_BRON} tekens, en geen dubbele punt.",
        )
    return key_field(checked.contract) or ROW


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


def _fingerprint(checked: CheckedFile, stored: tuple[str, ...]) -> bytes:
    """Of the file and of what becomes of it."""
    outcome = hashlib.sha256(checked.fingerprint)
    outcome.update(repr((checked.contract.name, stored)).encode())
    for row, reasons in zip(
        *(checked.bad.column(n).to_pylist() for n in (ROW, REASONS)), strict=True
    ):
        outcome.update(f"{row}:{reasons}\n".encode())
    return outcome.digest()
