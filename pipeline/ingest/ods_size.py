"""How large the sheets in an ODS become once opened, found by streaming through their XML.

Why: an ODS says "repeat this cell a million times" in one line; the reader does as it is told.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

_CHUNK = 1 << 20
_TABLE = "table:"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROW = f"{_TABLE}table-row"
_SHEET = f"{_TABLE}table"
MAX_COLUMNS, MAX_ROWS = 16_384, 1_048_576


class UnsafeXml(ValueError):
    """A document type, which can blow up, or repeats that are no numbers."""


@dataclass
class OdsSize:
    """The largest rectangle of filled cells of a sheet, and the bytes of text of all sheets."""

    cells: int = 0
    text: int = 0
    _rows: int = 0
    _filled_rows: int = 0
    _columns: int = 0
    _row_repeats: int = 1
    _position: int = 0
    _cell_repeats: int = 0
    _is_filled: bool = field(default=False)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _CELLS:
            self._cell_repeats = _repeats(attributes, "number-columns-repeated", MAX_COLUMNS)
            self._position += self._cell_repeats
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._is_filled = True
                self._columns = max(self._columns, min(self._position, MAX_COLUMNS))
        elif tag == _ROW:
            self._row_repeats = _repeats(attributes, "number-rows-repeated", MAX_ROWS)
            self._position, self._is_filled = 0, False
        elif tag == _SHEET:
            self._rows = self._filled_rows = self._columns = 0

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == _ROW:
            self._rows += self._row_repeats
            self._filled_rows = self._rows if self._is_filled else self._filled_rows
        elif tag in _CELLS:
            self._cell_repeats = 0
        elif tag == _SHEET:
            self.cells = max(self.cells, self._filled_rows * self._columns)

    def characters(self, text: str) -> None:
        """Text, which every repeat of its cell gets a copy of."""
        self.text += len(text) * self._cell_repeats * self._row_repeats


def ods_size(archive: zipfile.ZipFile, content: zipfile.ZipInfo) -> OdsSize:
    """The size of the sheets. Raises what zipfile raises, ExpatError and UnsafeXml."""
    size, parser = OdsSize(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = size.start
    parser.EndElementHandler = size.end
    parser.CharacterDataHandler = size.characters
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with archive.open(content) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return size


def _repeats(attributes: Mapping[str, str], name: str, most: int) -> int:
    number = attributes.get(_TABLE + name, "1")
    if not (number.isdecimal() and len(number) < 10):
        raise UnsafeXml
    return min(int(number), most)


def _refuse_doctype(*_: object) -> None:
    raise UnsafeXml
