"""Read the sheet with column headers from an XLSX file.

Why: calamine reads a million rows in seconds where other readers take minutes. What it gives are
typed cells; here they become text again (dates as ISO, decimals with a comma), so that a file says
the same whether it is sent as XLSX or as CSV.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pipeline.errors import RefusedInput
from pipeline.ingest.headers import (
    SEARCHED_ROWS,
    SURE_SCORE,
    Scorer,
    filled_cells,
    find_header,
    refuse_repeated,
    sound_headers,
)
from pipeline.ingest.raw_table import NO_LABELS, NO_QUESTIONS, RawTable
from pipeline.ingest.source_file import refuse_too_large, shown_name
from pipeline.ingest.text_table import TEXT, assemble
from pipeline.ingest.xlsx_guard import refuse_unsafe_sheet

_BATCH = 20_000


@dataclass(frozen=True, repr=False)
class XlsxSource:
    """One opened sheet of which the header row is known; `header_row` counts from 1."""

    name: str
    headers: tuple[str, ...]
    header_row: int
    sheet: CalamineSheet
    notes: tuple[str, ...] = ()
    questions: Mapping[str, str] = field(default_factory=lambda: NO_QUESTIONS)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NO_LABELS)
    tool: str = ""

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        """All rows. Raises RefusedInput when they cannot be read; see `Source.read`."""
        rows = islice(_rows(self.sheet), self.header_row, None)
        batches = _batches(rows, len(self.headers))
        first_row = self.header_row + 1
        return assemble(batches, self.headers, keep, first_row, self.name, self.notes)


def open_xlsx(path: Path, known: Scorer = filled_cells, sheet: str | None = None) -> XlsxSource:
    """Find the sheet and the row with column headers; `sheet` names the one to read.

    Raises RefusedInput.
    """
    refuse_too_large(path)
    refuse_unsafe_sheet(path)
    name, sheets = shown_name(path), _wanted(_visible_sheets(path), sheet, shown_name(path))
    tops = [list(islice(_rows(sheet), SEARCHED_ROWS)) for sheet in sheets]
    places = [(number, find_header(top, known)) for number, top in enumerate(tops)]
    found = [(number, row) for number, row in places if row is not None]
    if not found:
        raise _no_header(name)
    number, row = max(found, key=lambda place: known(sound_headers(tops[place[0]][place[1]], name)))
    headers = sound_headers(tops[number][row], name)
    refuse_repeated(headers, name, known(headers) >= SURE_SCORE)
    notes = _sheet_note(number + 1, len(sheets))
    return XlsxSource(name, headers, row + 1, sheets[number], notes)


def _visible_sheets(path: Path) -> list[CalamineSheet]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return [
                book.get_sheet_by_index(number)
                for number, sheet in enumerate(book.sheets_metadata)
                if sheet.visible == SheetVisibleEnum.Visible
                and sheet.typ == SheetTypeEnum.WorkSheet
            ]
    except BaseException as problem:
        if not _is_from_reader(problem):
            raise
    raise RefusedInput(
        f"Het bestand {shown_name(path)} is beschadigd en kan niet worden gelezen.",
        "Open het in Excel en sla het opnieuw op als XLSX.",
    )


def _wanted(sheets: list[CalamineSheet], name: str | None, file: str) -> list[CalamineSheet]:
    """The sheets to choose from: all, or only the one with this name (capitals do not matter)."""
    if name is None:
        return sheets
    found = [one for one in sheets if one.name.strip().casefold() == name.strip().casefold()]
    if found:
        return found
    raise RefusedInput(
        f"In het bestand {file} staat geen zichtbaar blad met die naam.",
        "Kijk onder in het scherm van Excel hoe het blad heet.",
    )


def _is_from_reader(problem: BaseException) -> bool:
    """Whether the reader failed; where its Rust code gives up, that is not an Exception."""
    return isinstance(problem, Exception) or type(problem).__name__ == "PanicException"


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """All rows from row 1 and column A on, as text."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield before + [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < 1e15
        return str(int(cell)) if whole else f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.strftime("%Y-%m-%d") if isinstance(cell, date) else str(cell)


def _batches(rows: Iterator[list[str]], width: int) -> Iterator[pa.RecordBatch]:
    names = [str(i) for i in range(width)]
    while part := list(islice(rows, _BATCH)):
        columns: Sequence[Sequence[str]] = list(zip(*part, strict=True))
        arrays = [pa.array(column, pa.string()).dictionary_encode() for column in columns]
        yield pa.record_batch([array.cast(TEXT) for array in arrays], names=names)


def _sheet_note(number: int, total: int) -> tuple[str, ...]:
    if total == 1:
        return ()
    return (f"Alleen blad {number} van de {total} zichtbare bladen is gelezen.",)


def _no_header(name: str) -> RefusedInput:
    return RefusedInput(
        f"In het bestand {name} staan geen kolomkoppen op een zichtbaar blad.",
        "Zet in de eerste rij de namen van de kolommen. Ze staan in docs/velden.md.",
    )
