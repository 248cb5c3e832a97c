"""Check one file against its contract; what `vip controleer` does, and `vip inlezen` first.

Why: a file is judged as a whole before anything is stored, and a user gets everything that is
wrong with it at once.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract
from pipeline.contracts.own_codes import OWN_LISTS
from pipeline.contracts.public import PublicInputs
from pipeline.contracts.stored import STORED
from pipeline.errors import RefusedInput
from pipeline.ingest.checked import CheckedFile, check_source, refuse_no_rows
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.corrected_rows import has_numbers, with_number
from pipeline.ingest.mapping import (
    MappedSource,
    SourceMapping,
    known_or_mapped,
    mapping_for,
    read_as,
)
from pipeline.ingest.own_words_file import own_words
from pipeline.ingest.public_files import GOLVEN, ORGANISATIE, read_codes, refuse_unsound
from pipeline.ingest.raw_table import Source
from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import chosen_contract, recognise
from pipeline.ingest.source_file import refuse_too_large, shown_name
from pipeline.text import Deidentifier

__all__ = ["CheckedFile", "check_file", "is_corrected"]


def check_file(
    path: Path,
    contract_name: str | None,
    today: date,
    codes_dir: Path | None = None,
    vanaf: str | None = None,
    mappings: Sequence[SourceMapping] = (),
    sheet: str | None = None,
    woorden: Collection[str] = (),
) -> CheckedFile:
    """Judge a file. Stores nothing.

    `contract_name` None: recognised by the column headers. `codes_dir`: the workspace's codes/, for
    units, waves and additions to the code lists. `vanaf`: first quarter of the calendar.
    `mappings`: how this source's foreign files are read; a file that fits none is read as it is.
    `sheet`: the name or number of the sheet of a spreadsheet; None is the one that fits best.
    `woorden`: names that must not stay in an open answer, such as the organisation's own.

    Raises RefusedInput when the file as a whole cannot be taken, or when the rows of a public file
    do not fit together; rows that break a rule are in `bad` and in the report.
    """
    try:
        return _checked(path, contract_name, today, codes_dir, vanaf, mappings, sheet, woorden)
    except OSError:
        pass
    raise RefusedInput(
        f"Het bestand {shown_name(path)} kan niet meer worden gelezen.",
        "Kijk of de schijf er nog is, sluit het bestand in andere programma's en probeer het "
        "opnieuw.",
    )


def _checked(
    path: Path,
    contract_name: str | None,
    today: date,
    codes_dir: Path | None,
    vanaf: str | None,
    mappings: Sequence[SourceMapping],
    sheet: str | None,
    woorden: Collection[str],
) -> CheckedFile:
    source = open_file(path, partial(known_or_mapped, mappings), sheet)
    corrected = has_numbers(source.headers)
    mapping = None if corrected else mapping_for(mappings, source.headers, source.name)
    if mapping is not None:
        contract = mapping.contract()
    elif contract_name is None:
        contract = recognise(source)
    else:
        contract = chosen_contract(contract_name, source)
    if corrected and contract.name in STORED:
        contract = with_number(contract, source.headers)
    public = _public_for(contract, codes_dir)
    codelists = lists_for(contract, public)
    places = None
    if mapping is not None:
        source = MappedSource(source, mapping, contract, codelists)
        places = source.places
    if codes_dir is not None:
        _refuse_missing_lists(source, contract, codelists)
    refuse_too_large(path)
    unread = _unread(contract, codelists)
    if contract.name not in STORED:
        vanaf = None  # what is public may tell of the time before the calendar
    content = fingerprint(path, source.sheet)
    checked = check_source(
        source,
        contract,
        today,
        codelists,
        read_as(content, mapping),
        vanaf,
        unread,
        places,
        Deidentifier(own_words(codes_dir, public, woorden)),
    )
    refuse_no_rows(checked)
    refuse_unsound(checked)
    return replace(checked, content=content, fixed_wave=mapping.fixed_wave if mapping else "")


def is_corrected(path: Path, sheet: str | None = None) -> bool:
    """Whether a file holds corrected rows that were set aside. Raises RefusedInput."""
    return has_numbers(open_file(path, partial(known_or_mapped, ()), sheet).headers)


def fingerprint(path: Path, sheet: int = 0) -> bytes:
    """SHA-256 of a file's content, and of the number of its sheet, from the second on.

    The same however `--blad` was spelled, and under whatever translation the file is read.
    """
    with path.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256")
    if sheet > 1:
        content.update(f"\0{sheet}".encode())
    return content.digest()


def _public_for(contract: Contract, codes_dir: Path | None) -> PublicInputs | None:
    """The public files, where this contract needs units, waves or own codes from them."""
    public = (*WORKSPACE_LISTS, *OWN_LISTS)
    needed = {field.codelist for field in contract.fields}.intersection(public)
    return read_codes(codes_dir) if codes_dir is not None and needed else None


def _unread(contract: Contract, codelists: Mapping[str, CodeList]) -> Mapping[str, str]:
    """Units that cannot be checked are not read: such a column may hold anything."""
    why = f"Zonder codes/{ORGANISATIE}.csv kunnen eenheden niet worden gecontroleerd."
    return {
        field.name: why
        for field in contract.fields
        if field.codelist == "eenheden" and "eenheden" not in codelists and not field.required
    }


def _refuse_missing_lists(
    source: Source, contract: Contract, codelists: Mapping[str, CodeList]
) -> None:
    """In a workspace the units and waves that a file refers to have to be known first.

    Why: rows that are read without their unit now, and with it later, would count twice.
    """
    present = {field for header in source.headers if (field := contract.find(header))}
    for name, file in (("eenheden", ORGANISATIE), ("golven", GOLVEN)):
        columns = [field.name for field in present if field.codelist == name]
        if columns and name not in codelists:
            raise RefusedInput(
                f"De kolom {columns[0]} in {source.name} kan niet worden gecontroleerd: in de map "
                f"codes staat geen {file}.csv, of er staat niets in.",
                f"Vul eerst codes/{file}.csv in.",
            )
