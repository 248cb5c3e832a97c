"""The tables of a document as an Excel file: one sheet each, and one with the words around them.

Why: a plan of action of the RI&E is worked on in a spreadsheet. What somebody typed is text in it,
never a formula, also when it starts with an equals sign.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Fact, Line
from pipeline.advice.documents.document import (
    Chart,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    shown_blocks,
)
from pipeline.advice.documents.same_zip import Change, same_zip
from pipeline.advice.documents.written import printable

_LANGUAGE = "nl-NL"
_CORE = "docProps/core.xml"
_LETTERS_ACROSS = 130
_NARROWEST = 10
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_NUMBER = "#,##0.##"
_LOOKS_LIKE_A_FORMULA = tuple("=+-@\t\r")
_FONT = "Arial"
_RULE = Border(bottom=Side("thin", "8A9BA5"))
_SHADE = PatternFill("solid", "E6EEF2")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_xlsx(document: Document) -> bytes:
    """The file. Its last sheet holds what the document says outside its tables."""
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(_tables(document), start=1):
        _sheet(book, table, number)
    _words_around(book, document)
    for sheet in book.worksheets:
        _page(sheet, document)
    _properties(book, document)
    buffer = io.BytesIO()
    book.save(buffer)
    return same_zip(buffer.getvalue(), document.datum, _of_day(document.datum))


def _of_day(day: date) -> Change:
    """The day of the last change is that of the dossier; openpyxl writes when it saved."""
    moment = f"{day.isoformat()}T00:00:00Z".encode()

    def change(name: str, part: bytes) -> bytes:
        return _MODIFIED.sub(rb"\g<1>" + moment, part) if name == _CORE else part

    return change


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in shown_blocks(document) if isinstance(block, Table))


def _sheet(book: Any, table: Table, number: int) -> None:
    sheet = book.create_sheet(_name(book, table.caption))
    _row(sheet, 1, table.columns)
    for n, row in enumerate(table.rows, start=2):
        _row(sheet, n, [cell.text for cell in row])
        _numbers(sheet, n, row)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(name=_FONT, size=10, bold=True), _SHADE
    for n, width in enumerate(table.widths, start=1):
        wide = max(_NARROWEST, round(_LETTERS_ACROSS * width / sum(table.widths)))
        sheet.column_dimensions[get_column_letter(n)].width = wide
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    if _has_own_names(table):
        _mark(sheet, number)


def _has_own_names(table: Table) -> bool:
    """Excel takes a table only when each column has a name, and each its own."""
    names = {printable(name).strip().casefold() for name in table.columns}
    return len(names) == len(table.columns) and "" not in names


def _mark(sheet: Any, number: int) -> None:
    """Tell Excel, and so a screen reader, that the first row names the columns."""
    marked = ExcelTable(displayName=f"Tabel{number}", ref=sheet.dimensions)
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(marked)


def _words_around(book: Any, document: Document) -> None:
    sheet = book.create_sheet(_name(book, text("werkblad", "toelichting")))
    rows = [(document.soort, document.titel), *_head(document), *_said(document)]
    for n, row in enumerate(rows, start=1):
        _row(sheet, n, row)
    for width, letter in ((24, "A"), (100, "B")):
        sheet.column_dimensions[letter].width = width


def _head(document: Document) -> Iterator[tuple[str, str]]:
    for name in ("organisatie", "kenmerk", "status", "voorbeeld"):
        if words := getattr(document, name):
            yield text("werkblad", name), words


def _said(document: Document) -> Iterator[tuple[str, str]]:
    for block in shown_blocks(document):
        match block:
            case Heading():
                yield block.text, ""
            case Paragraph():
                yield "", block.line.text
            case Items():
                yield from (("", line.text) for line in block.lines)
            case Fields():
                yield from ((name, line.text) for name, line in block.pairs)
            case Chart():
                yield block.caption, block.alt
            case _:
                pass


def _row(sheet: Any, number: int, values: Sequence[str]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        cell.value = printable(value)[:_LONGEST_CELL]
        cell.font, cell.border = Font(name=_FONT, size=10), _RULE
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if value:
            cell.data_type = "s"
        cell.quotePrefix = value.startswith(_LOOKS_LIKE_A_FORMULA)


def _numbers(sheet: Any, number: int, row: Sequence[Line]) -> None:
    """A cell that is a number and nothing else is one in Excel too."""
    for column, line in enumerate(row, start=1):
        match line.parts:
            case (Fact(value=value),):
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = value, _NUMBER
                cell.quotePrefix = False


def _name(book: Any, caption: str) -> str:
    """A caption as the name of a sheet: short enough, and of one sheet only."""
    plain = _NOT_IN_A_NAME.sub(" ", printable(caption)).strip(" '") or text("werkblad", "tabel")
    taken = {name.casefold() for name in book.sheetnames}
    name, number = plain[:_LONGEST_NAME].strip(), 2
    while name.casefold() in taken:
        after = f" ({number})"
        name, number = plain[: _LONGEST_NAME - len(after)].strip() + after, number + 1
    return name


def _page(sheet: Any, document: Document) -> None:
    """How it prints: landscape A4, as wide as the page, with the status on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddHeader.left.text = _in_header(document.status)
    sheet.oddHeader.right.text = _in_header(document.voorbeeld)
    sheet.oddFooter.left.text = _in_header(f"{document.organisatie} | {document.kenmerk}")
    sheet.oddFooter.right.text = "Pagina &P van &N"


def _in_header(words: str) -> str:
    """In a header of Excel an ampersand gives an order; two are the sign itself."""
    return printable(words).replace("&", "&&")


def _properties(book: Any, document: Document) -> None:
    properties = book.properties
    properties.title = printable(f"{document.soort}: {document.titel}")
    properties.creator = properties.lastModifiedBy = printable(document.van)
    properties.subject, properties.language = printable(document.organisatie), _LANGUAGE
    properties.created = datetime.combine(document.datum, time())
