"""XLSX: typed cells become the text a CSV would hold; what would not fit is never opened."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import RefusedInput
from pipeline.ingest import sheet_guard
from pipeline.ingest.opened_file import OpenedFile
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.read_file import open_file
from pipeline.ingest.read_sheet import open_sheet
from pipeline.ingest.source_file import FileKind
from tests.refusals import refusal_of

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def book(path: Path, *rows: list[object], fill: Callable[[Worksheet], None] | None = None) -> Path:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    if fill is not None:
        fill(made.active)
    made.save(path)
    return path


def changed(path: Path, parts: dict[str, bytes]) -> Path:
    """The same XLSX with other content in some of its parts."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (content | parts).items():
            archive.writestr(name, data)
    return path


def sheet(rows: str) -> bytes:
    return (
        f'<?xml version="1.0"?><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


def open_xlsx(path: Path) -> OpenedFile:
    return open_sheet(path, FileKind.SHEET)


def refusal(path: Path) -> str:
    return refusal_of(lambda: open_xlsx(path).read())


def test_typed_cells_become_text(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ["dag", "moment", "heel", "deel", "akkoord", "woord"],
        [date(2024, 5, 3), datetime(2024, 5, 3, 12, 1), 1250, 1.25, True, " Pesten "],
        [datetime(2024, 5, 3), None, 1e15, -0.5, False, None],
    )
    table = open_xlsx(path).read().table
    assert [list(row.values()) for row in table.to_pylist()] == [
        [2, "2024-05-03", "2024-05-03 12:01", "1250", "1,25", "ja", " Pesten "],
        [3, "2024-05-03", "", "1e+15", "-0,5", "nee", ""],
    ]


def test_a_title_empty_rows_and_an_offset_keep_excels_row_numbers(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page["B2"] = "Overzicht 2024"
        page["B4"], page["C4"] = "soort", "ruimte"
        page["B5"], page["C7"] = "x", "y"

    source = open_xlsx(book(tmp_path / "a.xlsx", fill=fill))
    assert source.header_row == 4
    assert source.read().table.to_pylist() == [
        {ROW: 5, "soort": "x", "ruimte": ""},
        {ROW: 7, "soort": "", "ruimte": "y"},
    ]


def test_the_sheet_with_headers_is_read_and_hidden_sheets_are_not(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.append(["Uitleg"])
    hidden = made.create_sheet("lijsten")
    hidden.append(["soort", "ruimte", "verborgen"])
    hidden.sheet_state = "hidden"
    data = made.create_sheet("data")
    data.append(["soort", "ruimte"])
    data.append(["x", "y"])
    made.save(tmp_path / "a.xlsx")
    raw = open_xlsx(tmp_path / "a.xlsx").read()
    assert raw.columns == ("soort", "ruimte")
    assert raw.notes == (
        "Alleen blad 2 van de 2 zichtbare bladen is gelezen. Staan er ook rijen op een ander blad, "
        "lees dat dan apart, met --blad en het nummer.",
        "Onzichtbare bladen zijn niet gelezen: 1.",
    )


def test_content_beside_the_headers_is_refused_by_column_and_row(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["soort", "ruimte"], ["x", "y"], ["x", "y", "kanarie"])
    message = refusal(path)
    assert "kolom C" in message
    assert "rij 3" in message
    assert "kanarie" not in message


def test_no_headers_is_said(tmp_path: Path) -> None:
    assert "geen kolomkoppen" in refusal(book(tmp_path / "a.xlsx"))


def test_one_cell_in_the_last_corner_is_seen_before_opening(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page["XFD1048576"] = "x"

    assert "te groot" in refusal(book(tmp_path / "a.xlsx", ["soort", "ruimte"], fill=fill))


FAR = "XFD1048576"


@pytest.mark.parametrize(
    "cell",
    [
        f'<row r="9"><c r="{FAR}"><v>1</v></c></row>',
        f"<row r='9'><c r='{FAR}'><v>1</v></c></row>",
        f'<row r="9"><c s="1"\n r="{FAR}"><v>1</v></c></row>',
        f'<row r="9"><c\tr="{FAR}"><v>1</v></c></row>',
        f'<row r="9"><c r = "{FAR}"><v>1</v></c></row>',
        f'<x:row r="9"><x:c r="{FAR}"><x:v>1</x:v></x:c></x:row>',
        '<row r="9"><c r="A99999999"><v>1</v></c></row>',
        '<row r="99999999"><c><v>1</v></c></row>',
    ],
)
def test_a_far_cell_is_seen_however_it_is_written(tmp_path: Path, cell: str) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = changed(book(tmp_path / "a.xlsx", ["x"]), {SHEET: sheet(first + cell)})
    assert "te groot" in refusal(path)


def test_a_sheet_under_another_name_is_seen_too(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["x"])
    far = sheet(f'<row r="1"><c r="A1"/></row><row r="9"><c r="{FAR}"><v>1</v></c></row>')
    assert "te groot" in refusal(changed(path, {"xl/elders/blad.xml": far}))


def test_cells_without_reference_are_counted_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_guard, "MAX_CELLS", 500)
    rows = "<row>" + "<c><v>1</v></c>" * 100 + "</row>" + "<row><c><v>1</v></c></row>" * 9
    path = changed(book(tmp_path / "a.xlsx", ["x"]), {SHEET: sheet(rows)})
    assert "te groot" in refusal(path)


def test_a_zip_that_unpacks_to_gigabytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_guard, "MAX_UNPACKED", 10_000_000)
    path = changed(
        book(tmp_path / "a.xlsx", ["soort", "ruimte"]), {"xl/media/x": bytes(20_000_000)}
    )
    assert path.stat().st_size < 100_000
    assert "te groot" in refusal(path)


def test_one_text_shared_by_many_cells_counts_for_each_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_guard, "MAX_MEMORY", 1_000_000)
    strings = f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si><si><t>y</t></si></sst>".encode()

    def rows(index: int) -> bytes:
        cells = (f'<row r="{n}"><c r="A{n}" t="s"><v>{index}</v></c></row>' for n in range(1, 101))
        return sheet("".join(cells))

    parts = {"xl/sharedStrings.xml": strings}
    path = book(tmp_path / "a.xlsx", ["x"])
    assert "te groot" in refusal(changed(path, {**parts, SHEET: rows(0)}))
    sheet_guard.refuse_unsafe_sheet(changed(path, {**parts, SHEET: rows(1)}))


@pytest.mark.parametrize(
    ("name", "content"),
    [(SHEET, b"<worksheet"), (WORKBOOK, b"geen xml"), (SHEET, b""), ("xl/styles.xml", b"<a")],
)
def test_broken_parts_are_refused_or_read_but_never_a_crash(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = changed(book(tmp_path / "a.xlsx", ["soort", "ruimte"], ["x", "y"]), {name: content})
    try:
        open_xlsx(path).read()
    except RefusedInput as problem:
        assert problem.__context__ is None


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["soort", "ruimte"])
    path.write_bytes(path.read_bytes()[:-200])
    assert "beschadigd" in refusal(path)


def test_a_size_that_lies_is_noticed(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["soort", "ruimte"])
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    content = path.read_bytes()
    lied = (size // 2).to_bytes(4, "little")
    path.write_bytes(content.replace(size.to_bytes(4, "little"), lied))
    assert "beschadigd" in refusal(path)


def test_another_zip_is_no_sheet(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    path = tmp_path / "a.xlsx"
    path.write_bytes(stream.getvalue())
    assert "geen XLSX- of ODS-bestand" in refusal(path)


def test_the_content_decides_not_the_extension(tmp_path: Path) -> None:
    as_csv = book(tmp_path / "a.xlsx", ["soort", "ruimte"], ["x", "y"]).rename(tmp_path / "a.csv")
    as_xlsx = tmp_path / "b.xlsx"
    as_xlsx.write_bytes(b"soort;ruimte\nx;y\n")
    expected = [{ROW: 2, "soort": "x", "ruimte": "y"}]
    assert open_file(as_csv).read().table.to_pylist() == expected
    assert open_file(as_xlsx).read().table.to_pylist() == expected
