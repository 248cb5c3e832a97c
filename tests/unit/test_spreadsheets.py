"""Tables as an Excel file: header row, text that stays text, the same bytes every time."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pipeline.advice.documents.document import Paragraph, Table, words
from pipeline.advice.documents.spreadsheet import write_xlsx
from tests.advice_documents import document


def table(*rows, caption="Plan van aanpak", columns=("Risico", "Maatregel")):
    rows = rows or (("werkdruk", "gesprek"),)
    return Table(caption, columns, tuple(tuple(map(words, row)) for row in rows), (1, 2))


def opened(*blocks, **changes):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(document(*blocks, **changes))))


def values(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def test_a_table_is_a_sheet_with_its_header_row():
    sheet = opened(table())["Plan van aanpak"]
    assert values(sheet) == [["Risico", "Maatregel"], ["werkdruk", "gesprek"]]
    assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.bold and not sheet["A2"].font.bold
    assert sheet.tables["Tabel1"].ref == "A1:B2"
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert widths[1] > 1.5 * widths[0]


@pytest.mark.parametrize("typed", ["=1+1", "+31 6", "-5", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])
def test_what_people_typed_is_never_a_formula(typed):
    made = write_xlsx(document(table((typed, "x")), Paragraph(words(typed)), titel=typed))
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    found = [cell for cell in cells if cell.value == typed.replace("\t", " ")]
    assert len(found) == 3 and all(cell.quotePrefix for cell in found)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_words_outside_the_tables_are_on_a_sheet_of_their_own():
    said = values(opened(Paragraph(words("Lees dit.")), table())["Toelichting"])
    flat = [cell for row in said for cell in row]
    assert {"Lees dit.", "Voorbeeld BV", "CONCEPT - alleen na vrijgave door de vertrouwenspersoon"}
    assert "Lees dit." in flat and "Voorbeeldgegevens" in flat
    assert "werkdruk" not in flat


def test_the_status_is_on_every_printed_page():
    for sheet in opened(table(), status="CONCEPT & meer"):
        assert "CONCEPT && meer" in sheet.oddHeader.left.text
        assert sheet.page_setup.orientation == "landscape"


def test_sheets_have_short_names_of_their_own():
    caption = "Psychosociale arbeidsbelasting: alles [in] één lijst"
    book = opened(table(caption=caption), table(caption=caption), table(caption=""), table())
    assert len({name.casefold() for name in book.sheetnames}) == 5
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


@pytest.mark.parametrize("columns", [("a", "A"), ("", "b")])
def test_columns_without_names_of_their_own_make_no_broken_table(columns):
    assert not opened(table(columns=columns))["Plan van aanpak"].tables


def test_a_table_without_rows_says_so():
    empty = Table("Leeg", ("a", "b"), (), (1, 1))
    assert values(opened(empty)["Leeg"]) == [["a", "b"], ["geen", ""]]


def test_the_same_document_is_the_same_bytes_and_names_no_machine():
    made = write_xlsx(document(table()))
    assert made == write_xlsx(document(table()))
    properties = openpyxl.load_workbook(io.BytesIO(made)).properties
    assert properties.created.date() == properties.modified.date() == date(2026, 2, 2)
    assert properties.creator == properties.lastModifiedBy
    assert properties.language == "nl-NL"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(2026, 2, 2)}
        assert b"openpyxl" not in archive.read("docProps/core.xml")


def test_another_reader_sees_the_same():
    made = io.BytesIO(write_xlsx(document(table(("=1+1", "é & <b>")))))
    sheet = CalamineWorkbook.from_filelike(made).get_sheet_by_name("Plan van aanpak")
    assert sheet.to_python() == [["Risico", "Maatregel"], ["=1+1", "é & <b>"]]
