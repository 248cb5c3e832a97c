"""An empty sheet for who has nothing yet; reads no row and needs no key."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field, load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.empty_sheet import Choices, asked_fields, empty_sheet
from pipeline.ingest.public_files import read_codes
from pipeline.periods import end_of, quarter_of, quarters_between
from pipeline.steps.public_places import refuse_existing
from pipeline.workspace import Workspace

Kind = Literal[
    "gesprekken", "enquete", "organisatie", "golven", "gebeurtenissen", "beschikbaarheid"
]


def write_template(workspace: Workspace | None, path: Path, kind: Kind, today: date) -> list[Field]:
    """Write an empty sheet to `path` (.xlsx, or .csv for a bare header row); gives its columns.

    With a workspace the drop-downs have its units, waves and own codes. Raises RefusedInput when
    the file exists, cannot be written or has another extension.
    """
    form = path.suffix.lower()
    if form not in (".xlsx", ".csv"):
        raise RefusedInput(
            "Een leeg blad is een Excel-bestand (.xlsx), of een CSV-bestand met alleen koppen.",
            "Laat de naam eindigen op .xlsx.",
        )
    refuse_existing(path)
    contract = load_contract(kind)
    lists = lists_for(contract, None if workspace is None else read_codes(workspace.codes))
    fields = asked_fields(contract, lists, _keeps_persons(workspace))
    try:
        _write(path, contract, fields, Choices(lists, _quarters(workspace, today)))
    except OSError:
        raise RefusedInput(
            f"Het bestand {path.name} kan niet worden gemaakt.",
            "Kijk of de map bestaat en of u erin mag schrijven.",
        ) from None
    return fields


def choices_for(contract: Contract, workspace: Workspace, today: date) -> Choices:
    """What the drop-downs of a workspace offer for one contract."""
    lists: Mapping[str, CodeList] = lists_for(contract, read_codes(workspace.codes))
    return Choices(lists, _quarters(workspace, today))


def _write(path: Path, contract: Contract, fields: list[Field], choices: Choices) -> None:
    if path.suffix.lower() == ".csv":
        path.write_text(";".join(f.name for f in fields) + "\n", encoding="utf-8-sig")
    else:
        empty_sheet(contract, fields, choices).save(path)


def _keeps_persons(workspace: Workspace | None) -> bool:
    return workspace is not None and workspace.settings.privacy.beschermd == "persoon_per_jaar"


def _quarters(workspace: Workspace | None, today: date) -> tuple[str, ...]:
    """From the first of the calendar (else of this year) to the end of next year."""
    this = quarter_of(today)
    first = f"{today.year}-Q1" if workspace is None else workspace.settings.kalender.vanaf
    last = quarter_of(end_of(str(today.year + 1)))
    return quarters_between(min(first, this), last)
