"""How large the sheets in an XLSX become once opened, found by streaming through their XML.

Why: the sizes that a sheet states about itself need not be true; the references of its cells are
what the reader obeys.
"""

import re
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CHUNK = 1 << 20
_LONGEST_TAG = 4096
_CELL_COLUMN = re.compile(rb"""\br=["']([A-Z]{1,3})[0-9]""")
_ROW_NUMBER = re.compile(rb"""\br=["'][A-Z]{0,3}([0-9]{1,9})["']""")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")
_CELL_START = re.compile(rb"<(?:\w+:)?c\b")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_STRING_CELL = re.compile(rb"""\bt=["']s["'][^>]{0,200}>\s*<(?:\w+:)?v>([0-9]{1,9})<""")


@dataclass
class SheetSize:
    """The rectangle that holds all cells of a sheet, counted from the first cell."""

    rows: int = 0
    columns: int = 0
    _row_count: int = 0
    _cells_in_row: int = 0

    @property
    def cells(self) -> int:
        """Cells in the rectangle."""
        return self.rows * self.columns

    @classmethod
    def of(cls, archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> "SheetSize":
        """The size of one sheet. Raises what zipfile raises for a damaged archive."""
        size = cls()
        for part in _parts(archive, sheet):
            size._add(part)
        return size

    def _add(self, part: bytes) -> None:
        columns = map(_column_number, set(_CELL_COLUMN.findall(part)))
        numbers = map(int, set(_ROW_NUMBER.findall(part)))
        first, *others = _ROW_START.split(part)
        self._row_count += len(others)
        self._cells_in_row += len(_CELL_START.findall(first))
        widest = self._cells_in_row
        for row in others:
            self._cells_in_row = len(_CELL_START.findall(row))
            widest = max(widest, self._cells_in_row)
        self.columns = max(self.columns, widest, *columns)
        self.rows = max(self.rows, self._row_count, *numbers)


def largest_text(archive: zipfile.ZipFile, strings: zipfile.ZipInfo) -> int:
    """Bytes of the longest shared text."""
    return max(_text_lengths(archive, strings), default=0)


def text_total(
    archive: zipfile.ZipFile, strings: zipfile.ZipInfo, sheets: Sequence[zipfile.ZipInfo]
) -> int:
    """Bytes of the shared texts of all cells together, in the sheet where they are most."""
    lengths = array("q", _text_lengths(archive, strings))
    return max((_sheet_text(archive, sheet, lengths) for sheet in sheets), default=0)


def _sheet_text(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo, lengths: Sequence[int]) -> int:
    used = (int(i) for part in _parts(archive, sheet) for i in _STRING_CELL.findall(part))
    return sum(lengths[i] for i in used if i < len(lengths))


def _text_lengths(archive: zipfile.ZipFile, strings: zipfile.ZipInfo) -> Iterator[int]:
    length = 0
    for part in _parts(archive, strings):
        *ended, rest = _STRING_END.split(part)
        for text in ended:
            yield length + len(text)
            length = 0
        length += len(rest)


def _parts(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content in parts that are cut before a tag, never within one."""
    rest = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            cut = max(rest.rfind(b"<"), len(rest) - _LONGEST_TAG)
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
