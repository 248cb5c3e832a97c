"""How large the sheets in an XLSX become once opened, found by streaming through their XML.

Why: the sizes that a sheet states about itself need not be true; the references of its cells are
what the reader obeys.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pipeline.ingest.headers import column_letter

_CHUNK = 1 << 20
_LONGEST_TAG = 4096
# Fixed bytes first: five times as fast as general patterns on a gigabyte of XML.
_NO_REFERENCE = re.compile(rb'<(?:c|row)(?! r=")(?![a-zA-Z])')
_UNUSUAL = (b":row", b":c ", b":c>")
_ROW_NUMBER = re.compile(rb'<row r="([0-9]{1,9})"')
_NO_ROW = rb"[0-9]{8}|[2-9][0-9]{6}|1[1-9][0-9]{5}|10[5-9][0-9]{4}"
_OWN_TEXT = re.compile(rb"""t=["'](?:inlineStr|str)["'][^>]*>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_CELL_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)[0-9]""")
_ANY_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]*([0-9]+)["']""")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")
_CELL_START = re.compile(rb"<(?:\w+:)?c\b")
_TAGS_OF_A_TEXT = len("<si><t></t>")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_PLAIN_STRING_CELL = re.compile(rb't="s"[^>]{0,200}><v>([0-9]{1,9})<')
_STRING_CELL = re.compile(rb"""\bt=["']s["'][^>]{0,200}>\s*<(?:\w+:)?v>([0-9]{1,9})<""")


@dataclass
class SheetSize:
    """The rectangle that holds all cells of a sheet, and the bytes of text written in the cells."""

    rows: int = 0
    columns: int = 0
    own_text: int = 0
    _row_count: int = 0
    _cells_in_row: int = 0

    @property
    def cells(self) -> int:
        """Cells in the rectangle."""
        return self.rows * self.columns


def sheet_size(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> SheetSize:
    """The size of one sheet. Raises what zipfile raises for a damaged archive.

    Programs write a reference in every row and cell. Then a search for a cell outside the columns
    seen so far, or with a longer row number, is enough; it finds one a few times in a file. In any
    other sheet every row and cell is looked at.
    """
    size, outside = SheetSize(), _outside(0, 0)
    for part in _parts(archive, sheet):
        if _NO_REFERENCE.search(part) or any(sign in part for sign in _UNUSUAL):
            return _by_reference(archive, sheet)
        if outside.search(part):
            _reach(size, part)
        size.rows = max(size.rows, *map(int, _ROW_NUMBER.findall(part)), 0)
        outside = _outside(size.columns, len(str(size.rows)))
        size.own_text += _own_text(part)
    return size


def _own_text(part: bytes) -> int:
    """Bytes of text that stands in the cells of a part; all of it where no cell ends."""
    return sum(map(len, _OWN_TEXT.findall(part))) if b"c>" in part else len(part)


@cache
def _outside(columns: int, digits: int) -> re.Pattern[bytes]:
    """Finds a cell right of so many columns, or with a row number of more digits than so many."""
    last = column_letter(columns - 1).encode() if columns else b""
    right = [rb"[A-Z]{%d,}" % (len(last) + 1), rb"[A-Z]*[a-z][A-Za-z]*"]
    for i, letter in enumerate(last):
        if letter < ord("Z"):
            rest = b"[A-Z]" * (len(last) - i - 1)
            right.append(last[:i] + b"[%c-Z]" % (letter + 1) + rest)
    below = rb"[0-9]{%d}|%s" % (digits + 1, _NO_ROW)
    return re.compile(rb' r="(?:(?:%s)[0-9]|[A-Z]+(?:%s))' % (b"|".join(right), below))


def _reach(size: SheetSize, part: bytes) -> None:
    """Widen the rectangle to all references in a part."""
    columns = map(_column_number, set(_CELL_COLUMN.findall(part)))
    size.columns = max(size.columns, *columns, 0)
    size.rows = max(size.rows, *map(int, set(_ANY_ROW.findall(part))), 0)


def _by_reference(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> SheetSize:
    size = SheetSize()
    for part in _parts(archive, sheet):
        _count(size, *(len(_CELL_START.findall(row)) for row in _ROW_START.split(part)))
        _reach(size, part)
        size.own_text += _own_text(part)
    return size


def _count(size: SheetSize, rest_of_row: int, *rows: int) -> None:
    """Add the numbers of cells in the rows of one part, which may begin in the middle of a row."""
    size._row_count += len(rows)
    continued = size._cells_in_row + rest_of_row
    size._cells_in_row = rows[-1] if rows else continued
    size.columns = max(size.columns, continued, *rows)
    size.rows = max(size.rows, size._row_count)


def text_lengths(archive: zipfile.ZipFile, strings: zipfile.ZipInfo) -> np.ndarray:
    """Bytes of every shared text, in the order in which cells refer to them."""
    return np.fromiter(_text_lengths(archive, strings), np.int64)


def text_total(
    archive: zipfile.ZipFile, lengths: np.ndarray, sheets: Sequence[zipfile.ZipInfo]
) -> int:
    """Bytes of the shared texts of all cells, in the sheet where they are most."""
    totals = (sum(_shared_text(p, lengths) for p in _parts(archive, s)) for s in sheets)
    return max(totals, default=0)


def _shared_text(part: bytes, lengths: np.ndarray) -> int:
    found = _PLAIN_STRING_CELL.findall(part)
    if len(found) < part.count(b't="s"') + part.count(b"t='s'"):
        found = _STRING_CELL.findall(part)
    used = np.fromstring(b" ".join(found).decode(), np.int64, sep=" ")
    return int(lengths[used[used < len(lengths)]].sum())


def _text_lengths(archive: zipfile.ZipFile, strings: zipfile.ZipInfo) -> Iterator[int]:
    length = 0
    for part in _parts(archive, strings):
        *ended, rest = _STRING_END.split(part)
        for text in ended:
            yield max(0, length + len(text) - max(text.find(b"<si"), 0) - _TAGS_OF_A_TEXT)
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
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
