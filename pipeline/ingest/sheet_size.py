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
# Patterns that begin with fixed bytes: five times as fast as general ones on a gigabyte of XML.
_FAR_CELL = re.compile(
    rb' r="(?:[A-Z]{2,3}[0-9]|[A-Z](?:[0-9]{8}|[2-9][0-9]{6}|1[1-9][0-9]{5}|10[5-9][0-9]{4}))'
)
_ROW_NUMBER = re.compile(rb'<row [^>]{0,200}?r="([0-9]{1,9})"')
_UNUSUAL = (b":row", b":c ", b":c>", b"r='", b"r =", b"\nr=", b"\tr=", b"\rr=")
_CELL_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})[0-9]""")
_ANY_ROW = re.compile(rb"""\br\s*=\s*["'][A-Z]{0,3}([0-9]{1,9})["']""")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")
_CELL_START = re.compile(rb"<(?:\w+:)?c\b")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_STRING_CELL = re.compile(rb"""\bt=["']s["'][^>]{0,200}>\s*<(?:\w+:)?v>([0-9]{1,9})<""")


@dataclass
class SheetSize:
    """The rectangle that holds all cells of a sheet."""

    rows: int = 0
    columns: int = 0
    _row_count: int = 0
    _cells_in_row: int = 0

    @property
    def cells(self) -> int:
        """Cells in the rectangle."""
        return self.rows * self.columns


def sheet_size(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> SheetSize:
    """The size of one sheet. Raises what zipfile raises for a damaged archive.

    Rows and cells are counted, which is fast. Only a sheet that is written in an unusual way, or
    has a cell beyond column Z or row 1,049,999, has the reference of every cell looked at: in any
    other sheet all references together fit in 27 million cells.
    """
    size = SheetSize()
    for part in _parts(archive, sheet):
        if _FAR_CELL.search(part) or any(sign in part for sign in _UNUSUAL):
            return _by_reference(archive, sheet)
        _count(size, *(row.count(b"<c ") + row.count(b"<c>") for row in part.split(b"<row")))
        size.rows = max(size.rows, *map(int, _ROW_NUMBER.findall(part)), 0)
    return size


def _by_reference(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> SheetSize:
    size = SheetSize()
    for part in _parts(archive, sheet):
        _count(size, *(len(_CELL_START.findall(row)) for row in _ROW_START.split(part)))
        columns = map(_column_number, set(_CELL_COLUMN.findall(part)))
        size.columns = max(size.columns, *columns, 0)
        size.rows = max(size.rows, *map(int, set(_ANY_ROW.findall(part))), 0)
    return size


def _count(size: SheetSize, rest_of_row: int, *rows: int) -> None:
    """Add the numbers of cells in the rows of one part, which may begin in the middle of a row."""
    size._row_count += len(rows)
    continued = size._cells_in_row + rest_of_row
    size._cells_in_row = rows[-1] if rows else continued
    size.columns = max(size.columns, continued, *rows)
    size.rows = max(size.rows, size._row_count)


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
