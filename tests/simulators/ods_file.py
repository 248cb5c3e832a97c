"""A LibreOffice sheet (.ods), made in code.

Follows OpenDocument 1.3, part 3: table:table, table:table-row, table:table-cell, and the attributes
that repeat rows and cells.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
)
_HIDDEN = (
    '<style:style style:name="weg" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
Cell = str | float | bool | date


def as_ods(sheets: Mapping[str, Sequence[Sequence[Cell]]], hidden: Sequence[str] = ()) -> bytes:
    """The bytes of a workbook with these sheets of rows; "" is an empty cell."""
    tables = (
        f'<table:table table:name="{escape(name)}" table:style-name="{style}">'
        f"{''.join(map(row, rows))}</table:table>"
        for name, rows in sheets.items()
        for style in ["weg" if name in hidden else "gewoon"]
    )
    return with_content("".join(tables))


def row(cells: Sequence[Cell], repeat: int = 1) -> str:
    """One row, or as many equal ones as `repeat` says."""
    inside = "".join(map(cell, cells))
    return f'<table:table-row table:number-rows-repeated="{repeat}">{inside}</table:table-row>'


def cell(value: Cell, repeat: int = 1) -> str:
    """One cell, or as many equal ones as `repeat` says."""
    many = f'table:number-columns-repeated="{repeat}"'
    if value == "":
        return f"<table:table-cell {many}/>"
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    shown = escape(str(value))
    return f"<table:table-cell {many} {kind}><text:p>{shown}</text:p></table:table-cell>"


def with_content(tables: str, before: str = "") -> bytes:
    """The bytes of a workbook with these tables as XML; `before` stands above the document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {_SPACES}>'
            f"<office:automatic-styles>{_HIDDEN}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return stream.getvalue()
