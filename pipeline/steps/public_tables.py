"""The public files of codes/ as the werkplek shows and replaces them.

A new table takes the place of the old one only when all of codes/ is sound with it.
"""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from pipeline.contracts.model import load_contract
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.ingest.public_files import read_codes
from pipeline.ingest.raw_table import ROW
from pipeline.steps.files import check
from pipeline.steps.unit_codes import with_codes
from pipeline.workspace import Workspace

PublicName = Literal["organisatie", "golven", "gebeurtenissen", "beschikbaarheid"]
Row = Mapping[str, str]
PUBLIC_NAMES: tuple[PublicName, ...] = get_args(PublicName)


def table_columns(name: PublicName) -> tuple[tuple[str, str], ...]:
    """The columns of a public file: name and Dutch label."""
    return tuple((field.name, field.label) for field in load_contract(name).fields)


def read_table(workspace: Workspace, name: PublicName) -> tuple[Row, ...]:
    """The rows as they stand in the file; none when there is no file. Raises RefusedInput."""
    path = workspace.codes / f"{name}.csv"
    return _rows(workspace, path, name) if path.is_file() else ()


def rows_of_file(workspace: Workspace, path: Path, name: PublicName) -> tuple[Row, ...]:
    """The rows of a file that somebody sends, of any kind that can be read. Raises RefusedInput."""
    return _rows(workspace, path, name)


def save_table(workspace: Workspace, name: PublicName, rows: Iterable[Row]) -> int:
    """Put these rows in the place of the file; gives how many. Empty rows are left out; a unit
    without a code gets one.

    Raises RefusedInput, and changes nothing, when the public files are not sound with them.
    """
    columns = [column for column, _ in table_columns(name)]
    kept = [
        {column: " ".join(str(row.get(column) or "").split()) for column in columns} for row in rows
    ]
    kept = [row for row in kept if any(row.values())]
    if name == "organisatie":
        kept = with_codes(kept)
    if not kept and name == "organisatie":
        raise RefusedInput(
            "Er staat nog geen eenheid in de tabel.",
            "Vul minstens één regel in. Eén regel voor de hele organisatie mag ook.",
        )
    text = _as_csv(columns, kept)
    _refuse_unsound(workspace, name, text)
    replace_synced(workspace.codes / f"{name}.csv", text.encode())
    return len(kept)


def _rows(workspace: Workspace, path: Path, name: PublicName) -> tuple[Row, ...]:
    """Values as the contract reads them; a file with a wrong row is refused as a whole."""
    checked = check(workspace, path, name, date.max)
    if checked.bad.num_rows:
        raise RefusedInput(
            f"Het bestand {checked.name} klopt niet.\n{checked.report.to_text()}",
            "Verbeter deze rijen en kies het bestand opnieuw.",
        )
    return tuple(
        {k: "" if v is None else str(v) for k, v in row.items() if k != ROW}
        for row in checked.good.to_pylist()
    )


def _as_csv(columns: list[str], rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _refuse_unsound(workspace: Workspace, name: PublicName, text: str) -> None:
    """Read a copy of codes/ with the new text in it."""
    with tempfile.TemporaryDirectory() as folder:
        codes = Path(folder) / "codes"
        if workspace.codes.is_dir():
            shutil.copytree(workspace.codes, codes)
        codes.mkdir(exist_ok=True)
        (codes / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        read_codes(codes)
