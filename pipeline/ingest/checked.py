"""From an opened file to rows that keep the contract and rows that do not.

Why: `vip controleer`, `vip inlezen` and the public files all judge in the same way, and none of
them stores anything here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.checks import Check, checks_for
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.contracts.report import CheckReport, ColumnWords, make_report
from pipeline.contracts.stored import REASONS
from pipeline.engine import reasons_by_row, run_checks
from pipeline.errors import RefusedInput
from pipeline.ingest.headers import shown
from pipeline.ingest.identifiers import refuse_identifying
from pipeline.ingest.key_doubts import key_doubts
from pipeline.ingest.normalise import normalise
from pipeline.ingest.open_answers import OpenAnswers, deidentified
from pipeline.ingest.raw_table import ROW, Source
from pipeline.ingest.refuse_columns import match_columns
from pipeline.ingest.row_lists import listed
from pipeline.ingest.unknown_units import nobody_waits, waiting_notes, waiting_words
from pipeline.text import Deidentifier


@dataclass(frozen=True, repr=False)
class CheckedFile:
    """A file judged by its contract. Nothing of it is stored yet.

    good: the rows that may be stored, in contract columns (text, null where empty), and `rij`.
    bad: the other rows likewise, with `redenen` ("kolom:reden", joined by commas) and null where a
    value is the reason. fingerprint: SHA-256 of the file as it was read; content: of
    the file and its sheet alone. ignored: fields that were in the file and were not read. waiting:
    the bad rows that only wait for their unit (`rij`, `woord`; unknown_units.py). open_answers:
    what was replaced in open answers, in counts. fixed_wave: the wave that the mapping gave to all
    rows, "" for none.
    """

    contract: Contract
    good: pa.Table
    bad: pa.Table
    report: CheckReport
    fingerprint: bytes
    name: str = ""
    ignored: tuple[str, ...] = ()
    waiting: pa.Table = field(default_factory=nobody_waits)
    open_answers: OpenAnswers = field(default_factory=OpenAnswers)
    fixed_wave: str = ""
    content: bytes = b""

    def __repr__(self) -> str:
        return f"CheckedFile({self.contract.name}, {self.good.num_rows}, {self.bad.num_rows})"


def check_source(
    source: Source,
    contract: Contract,
    today: date,
    codelists: Mapping[str, CodeList],
    fingerprint: bytes,
    vanaf: str | None = None,
    unread: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    deidentify: Deidentifier | None = None,
) -> CheckedFile:
    """Read the columns of the contract and judge all rows; open answers are de-identified first.

    `unread` maps names of fields that must not be read to the Dutch sentence that says so. `places`
    says by header which column of the file it is, where the headers are not the file's own. Raises
    RefusedInput when columns may not come in or are missing, when cells point to people, or when
    the rows cannot be read.
    """
    fields = match_columns(source.headers, contract, source.name)
    left_out = {f.name: (unread or {}).get(f.name, "") for f in fields.values()}
    ignored = tuple(name for name, why in left_out.items() if why)
    raw = source.read([header for header, field in fields.items() if field.name not in ignored])
    raw, open_answers = deidentified(raw, fields, deidentify or Deidentifier())
    places = _places(source.headers) if places is None else places
    refuse_identifying(raw, places, fields, codelists)
    table = normalise(raw, fields, contract, codelists)
    columns = [name for name in table.column_names if name != ROW]
    checks = checks_for(contract, columns, today, codelists, vanaf)
    notes = (*raw.notes, *_unread_notes(left_out), *key_doubts(table, contract))
    notes = (*notes, *open_answers.notes())
    counts = run_checks(table, checks)
    judged = zip(checks, counts, strict=True)
    bad = _bad_rows(table, [check for check, (n, _) in judged if n and check.blocks])
    waiting = waiting_words(contract, table, bad)
    notes = (*notes, *waiting_notes(waiting, codelists.get("eenheden")))
    words = _column_words(places, fields, codelists)
    report = make_report(checks, counts, table.num_rows, bad.num_rows, notes, words)
    good = table.filter(pc.invert(pc.is_in(table.column(ROW), value_set=bad.column(ROW))))
    return CheckedFile(
        contract=contract,
        good=good,
        bad=bad,
        report=report,
        fingerprint=fingerprint,
        name=source.name,
        ignored=ignored,
        waiting=waiting,
        open_answers=open_answers,
    )


def refuse_no_rows(checked: CheckedFile) -> None:
    """Raise RefusedInput when a file has column headers and nothing under them."""
    if checked.report.rows_total == 0:
        raise RefusedInput(
            f"Het bestand {checked.name} heeft kolomkoppen, maar geen rijen.",
            "Vul het bestand in en probeer het opnieuw.",
        )


def _places(headers: Sequence[str]) -> Mapping[str, str]:
    return {header: shown(headers, i) for i, header in enumerate(headers)}


def _column_words(
    places: Mapping[str, str], fields: Mapping[str, Field], codelists: Mapping[str, CodeList]
) -> Mapping[str, ColumnWords]:
    return {
        field.name: ColumnWords(places.get(header, ""), codelists.get(field.codelist or ""))
        for header, field in fields.items()
    }


def _bad_rows(table: pa.Table, checks: Sequence[Check]) -> pa.Table:
    """The rows that break a check, with `redenen`, without the values that are the reason.

    Why: whatever somebody typed into a column of codes must not lie in the quarantine for years.
    """
    found = reasons_by_row(table, checks, [f"{check.column}:{check.reason}" for check in checks])
    rows = table.filter(pc.is_in(table.column(ROW), value_set=found.column(ROW)))
    reasons = found.column(REASONS)
    for position, name in enumerate(rows.column_names):
        if name != ROW:
            is_wrong = pc.match_substring_regex(reasons, rf"(^|,){name}:")
            values = rows.column(name).cast(pa.string())
            rows = rows.set_column(position, name, pc.if_else(is_wrong, None, values))
    return rows.append_column(REASONS, reasons)


def _unread_notes(left_out: Mapping[str, str]) -> list[str]:
    sentences = dict.fromkeys(why for why in left_out.values() if why)
    return [
        f"{sentence} Niet gelezen: {listed([n for n, why in left_out.items() if why == sentence])}."
        for sentence in sentences
    ]
