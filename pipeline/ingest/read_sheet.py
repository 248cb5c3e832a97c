"""Read the sheet with column headers from an XLSX, ODS or XLS file.

Why: calamine reads a million rows in seconds where other readers take minutes. What it gives are
typed cells; here they become text again, so that a file says the same whether it is sent as a
spreadsheet or as CSV.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pipeline.errors import RefusedInput
from pipeline.ingest.cell_text import cell_text
from pipeline.ingest.header_block import HeaderBlock, find_block, fit
from pipeline.ingest.header_doubts import refuse_data_as_headers, without_people
from pipeline.ingest.headers import (
    SEARCHED_ROWS,
    Scorer,
    filled_cells,
    refuse_repeated,
    refuse_too_many,
)
from pipeline.ingest.merged_cells import merged_cells
from pipeline.ingest.opened_file import OpenedFile
from pipeline.ingest.sheet_guard import damaged, refuse_unsafe_sheet, refuse_unsafe_xls
from pipeline.ingest.sheet_names import other_sheets_note, wanted_sheets
from pipeline.ingest.source_file import FileKind, refuse_too_large, shown_name
from pipeline.ingest.text_table import TEXT

_BATCH = 20_000


def open_sheet(
    path: Path, kind: FileKind, known: Scorer = filled_cells, wanted: str | None = None
) -> OpenedFile:
    """Find the sheet and the rows with column headers; `wanted` is the sheet's name or number.

    Raises RefusedInput.
    """
    refuse_too_large(path)
    extension = (refuse_unsafe_sheet if kind is FileKind.SHEET else refuse_unsafe_xls)(path)
    problem = None
    try:
        return _opened(path, extension, known, wanted)
    except RefusedInput as refused:
        problem = refused
    except BaseException as reader_problem:
        if not _is_from_reader(reader_problem):
            raise
        problem = damaged(path)
    raise problem


def _opened(path: Path, extension: str, known: Scorer, wanted: str | None) -> OpenedFile:
    name = shown_name(path)
    with _book(path, extension) as book:
        names = [sheet.name for sheet in book.sheets_metadata]
        visible = [i for i, sheet in enumerate(book.sheets_metadata) if _is_shown(sheet)]
        chosen = wanted_sheets(names, visible, wanted, name)
        number, block, sheet = _best(book, chosen, known)
    if block is None:
        raise _no_header(name)
    refuse_data_as_headers(block, _top(sheet), name)
    block = without_people(block)
    refuse_too_many(block.headers, name)
    refuse_repeated(block.headers, name, block.is_sure)
    notes = other_sheets_note(names, visible, number)
    return OpenedFile(name, block, lambda _: _batches(sheet, block), notes=notes, sheet=number + 1)


def _is_from_reader(problem: BaseException) -> bool:
    """Whether the reader failed; where its Rust code gives up, that is not an Exception."""
    return isinstance(problem, Exception) or type(problem).__name__ == "PanicException"


@contextmanager
def _book(path: Path, extension: str) -> Iterator[CalamineWorkbook]:
    """The workbook. calamine believes an extension it knows, so a wrong one is kept from it."""
    if path.suffix.lower() == extension:
        with CalamineWorkbook.from_path(path) as book:
            yield book
    else:
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as book:
            yield book


def _is_shown(sheet: object) -> bool:
    visible, kind = getattr(sheet, "visible", None), getattr(sheet, "typ", None)
    return visible == SheetVisibleEnum.Visible and kind == SheetTypeEnum.WorkSheet


def _best(
    book: CalamineWorkbook, numbers: Sequence[int], known: Scorer
) -> tuple[int, HeaderBlock | None, CalamineSheet]:
    """The sheet that fits best, the longest of equals. One sheet is in memory at a time."""
    if len(numbers) == 1:
        sheet = book.get_sheet_by_index(numbers[0])
        return numbers[0], _block(sheet, known), sheet
    fits = {number: _sheet_fit(book, number, known) for number in numbers}
    return _best(book, [max(numbers, key=lambda number: fits[number])], known)


def _sheet_fit(
    book: CalamineWorkbook, number: int, known: Scorer
) -> tuple[tuple[bool, int, int, int], int]:
    sheet = book.get_sheet_by_index(number)
    return fit(_block(sheet, known), known), sheet.height


def _block(sheet: CalamineSheet, known: Scorer) -> HeaderBlock | None:
    top = _top(sheet)
    block = find_block(top, known)
    return block and merged_cells(sheet.merged_cell_ranges).named(block, top)


def _top(sheet: CalamineSheet) -> list[list[str]]:
    return list(islice(_rows(sheet), SEARCHED_ROWS))


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """All rows from row 1 and column A on, as text."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    merged = merged_cells(sheet.merged_cell_ranges)
    rows = (before + [cell_text(cell) for cell in row] for row in sheet.iter_rows())
    return merged.filled(rows) if merged else rows


def _batches(sheet: CalamineSheet, block: HeaderBlock) -> Iterator[pa.RecordBatch]:
    rows = islice(_rows(sheet), block.last, None)
    names = [str(i) for i in range(len(block.headers))]
    while part := list(islice(rows, _BATCH)):
        columns: Sequence[Sequence[str]] = list(zip(*part, strict=True))
        arrays = [pa.array(column, pa.string()).dictionary_encode() for column in columns]
        yield pa.record_batch([array.cast(TEXT) for array in arrays], names=names)


def _no_header(name: str) -> RefusedInput:
    return RefusedInput(
        f"In het bestand {name} staan geen kolomkoppen op een zichtbaar blad.",
        "Zet in de eerste rij de namen van de kolommen. Ze staan in docs/velden.md.",
    )
