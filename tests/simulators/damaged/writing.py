"""A grid as bytes: CSV in any dress, XLSX, ODS, and the parts of which those are made."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import openpyxl

from tests.simulators.damaged.variant import Grid

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_MIME = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_INLINE = re.compile(rb't="inlineStr"><is>(.*?)</is>', re.DOTALL)
_STRINGS_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="' + _MAIN + b'">'
_STRINGS_NAMED = {
    "[Content_Types].xml": (
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + _MIME + b'"/>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="' + _OFFICE + b'"/>',
    ),
}
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def as_csv(
    grid: Grid, sep: str = ";", encoding: str = "utf-8", end: str = "\r\n", is_quoted: bool = False
) -> bytes:
    """CSV as Excel in Dutch writes it, unless told otherwise."""
    stream = io.StringIO()
    quoting = csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL
    csv.writer(stream, delimiter=sep, lineterminator=end, quoting=quoting).writerows(grid)
    return stream.getvalue().encode(encoding)


def as_book(grid: Grid) -> openpyxl.Workbook:
    """A workbook with this grid on its only sheet."""
    book = openpyxl.Workbook()
    book.active.title = "Registratie"
    for row in grid:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as Excel saves it: texts in a part of their own, empty cells left out."""
    stream = io.BytesIO()
    book.save(stream)
    parts = parts_of(stream.getvalue())
    parts["docProps/core.xml"] = re.sub(
        rb">2\d{3}-[^<]*<", b">2025-01-01T00:00:00Z<", parts["docProps/core.xml"]
    )
    texts: dict[bytes, int] = {}
    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        filled = re.sub(rb'<c [^>]*t="inlineStr"(/>|></c>)', b"", parts[name])
        parts[name] = _INLINE.sub(
            lambda found: b't="s"><v>%d</v>' % texts.setdefault(found[1], len(texts)), filled
        )
    items = b"".join(b"<si>" + text + b"</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = _STRINGS_HEAD + items + b"</sst>"
    for name, (tail, entry) in _STRINGS_NAMED.items():
        parts[name] = parts[name].replace(tail, entry + tail)
    return packed(parts)


def as_xlsx(grid: Grid) -> bytes:
    return saved(as_book(grid))


def ods_table(grid: Grid, name: str = "Registratie") -> str:
    """One sheet of an ODS, as XML."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            + "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in grid
    )
    return f'<table:table table:name="{name}">{rows}</table:table>'


def as_ods(*tables: str) -> bytes:
    """An ODS with these sheets."""
    stream = io.BytesIO()
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(zipfile.ZipInfo("mimetype"), _ODS_TYPE)
        pack.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest)
        pack.writestr(zipfile.ZipInfo("content.xml"), _ODS_HEAD + "".join(tables) + _ODS_TAIL)
    return stream.getvalue()


def parts_of(pack: bytes) -> dict[str, bytes]:
    """The files inside a zip, in order."""
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def with_part(pack: bytes, name: str, content: bytes | None) -> bytes:
    """The same zip with one file put in, replaced, or taken out (None)."""
    parts = {**parts_of(pack), name: content}
    return packed({key: value for key, value in parts.items() if value is not None})
