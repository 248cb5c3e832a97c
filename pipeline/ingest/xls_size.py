"""How much an old Excel workbook becomes once opened, found by walking through its records.

Why: the reader makes room for what a sheet says its size is, for the whole rectangle of its cells,
and for a copy of a shared text in every cell that has it; and it opens all sheets at once. A wrong
size ends the program, without an error that could be caught.

Follows [MS-XLS] 2.1.4 (records and their continuation), 2.4.28 BoundSheet8, 2.4.90 Dimensions,
2.4.265 SST, 2.5.293 XLUnicodeRichExtendedString; [MS-CFB] is olefile's.
"""

import struct
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import olefile

_HEAD, _PLACE, _NUMBER = struct.Struct("<HH"), struct.Struct("<HH"), struct.Struct("<I")
_SHEET, _EOF, _CONTINUE, _SHARED, _PASSWORD = 0x85, 0x0A, 0x3C, 0xFC, 0x2F
_DIMENSIONS, _FORMULA, _ROW_OF_NUMBERS, _SHARED_TEXT = 0x200, 0x06, 0xBD, 0xFD
_OWN_TEXT = {0x204: 6, 0x207: 0}
"""Records with a text of their own, and where in them its length stands."""
_CELLS = frozenset((0x203, 0x204, 0x205, 0x27E, _FORMULA, _ROW_OF_NUMBERS, _SHARED_TEXT))
_MOST_CELLS = 65_536 * 256


class UnsafeXls(ValueError):
    """Records that contradict each other or the format."""


class LockedXls(ValueError):
    """A workbook with a password."""


@dataclass
class XlsSize:
    """Cells in the rectangles of all sheets, and the bytes of text in those cells."""

    cells: int = 0
    text: int = 0


def xls_size(path: Path) -> XlsSize:
    """The size of all sheets together. Raises UnsafeXls, LockedXls, and whatever olefile and
    struct raise."""
    with olefile.OleFileIO(path) as container:
        name = "Workbook" if container.exists("Workbook") else "Book"
        with container.openstream(name) as content:
            return _size(memoryview(content.getvalue()))


def _size(stream: memoryview) -> XlsSize:
    sheets, lengths = _globals(stream)
    known: dict[int, XlsSize] = {}
    size = XlsSize()
    for place in sheets:
        if place not in known:
            known[place] = _sheet(stream, place, lengths)
        size.cells += known[place].cells
        size.text += known[place].text
    return size


def _globals(stream: memoryview) -> tuple[list[int], list[int]]:
    """Where each sheet begins, and the bytes of every shared text."""
    sheets, shared, last = [], [], 0
    for kind, start, end in _records(stream, 0):
        if kind == _PASSWORD and any(stream[start : start + 2]):
            raise LockedXls
        if kind == _SHEET:
            sheets.append(int.from_bytes(stream[start : start + 4], "little"))
        if kind == _SHARED or (kind == _CONTINUE and last == _SHARED):
            shared.append((start, end))
        last = last if kind == _CONTINUE else kind
    return sheets, _Texts(stream, shared).lengths() if shared else []


def _sheet(stream: memoryview, place: int, lengths: Sequence[int]) -> XlsSize:
    rows: set[int] = set()
    columns: set[int] = set()
    formula_rows: set[int] = set()
    formula_columns: set[int] = set()
    text = 0
    for kind, start, end in _records(stream, place):
        if kind in _CELLS:
            row, column = _PLACE.unpack_from(stream, start)
            rows.add(row)
            columns.add(column)
            if kind == _SHARED_TEXT:
                (which,) = _NUMBER.unpack_from(stream, start + 6)
                text += lengths[which] if which < len(lengths) else 0
            elif kind == _ROW_OF_NUMBERS:
                columns.add(int.from_bytes(stream[end - 2 : end], "little"))
            elif kind == _FORMULA:
                formula_rows.add(row)
                formula_columns.add(column)
        if kind in _OWN_TEXT:
            at = start + _OWN_TEXT[kind]
            text += int.from_bytes(stream[at : at + 2], "little")
        elif kind == _DIMENSIONS:
            _refuse_impossible(stream[start:end])
    cells = _span(rows) * _span(columns) + _span(formula_rows) * _span(formula_columns)
    return XlsSize(cells, text)


def _span(places: Collection[int]) -> int:
    """From the first to the last of these rows or columns; the reader fills what is between."""
    return max(places) - min(places) + 1 if places else 0


def _refuse_impossible(stated: memoryview) -> None:
    """Raise UnsafeXls for a size that no sheet can have."""
    numbers = struct.unpack_from("<IIHH" if len(stated) == 14 else "<HHHH", stated)
    first_row, end_row, first_column, end_column = numbers
    if not (end_row and end_column):
        return
    rows, columns = end_row - first_row, end_column - first_column
    if rows < 0 or columns < 0 or rows * columns > _MOST_CELLS:
        raise UnsafeXls


def _records(stream: memoryview, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start and end of the content of every record, up to the end of a part."""
    kind, whole, head = 0, len(stream), _HEAD.unpack_from
    while kind != _EOF and at + 4 <= whole:
        kind, length = head(stream, at)
        start = at + 4
        at = start + length
        if at > whole:
            raise UnsafeXls
        yield kind, start, at


class _Texts:
    """The shared texts: one list over a record and those that continue it."""

    def __init__(self, stream: memoryview, parts: Sequence[tuple[int, int]]) -> None:
        self._stream, self._parts = stream, iter(parts)
        self._at, self._end = next(self._parts)

    def lengths(self) -> list[int]:
        """The bytes of each text, as far as they go: programs do not always count them right.

        Raises UnsafeXls when there would be more than there can be cells.
        """
        self._number(4)
        number = self._number(4)
        found: list[int] = []
        if number > _MOST_CELLS:
            raise UnsafeXls
        with suppress(UnsafeXls):
            while len(found) < number:
                found.append(self._length())
        return found

    def _length(self) -> int:
        characters, flags = self._number(2), self._number(1)
        runs = self._number(2) if flags & 8 else 0
        more = self._number(4) if flags & 4 else 0
        width = 1 + (flags & 1)
        self._pass_text(characters, width)
        self._skip(4 * runs + more)
        return characters * width

    def _number(self, size: int) -> int:
        if self._at == self._end:
            self._next()
        value = int.from_bytes(self._stream[self._at : self._at + size], "little")
        self._skip(size)
        return value

    def _pass_text(self, characters: int, width: int) -> None:
        """A text that goes on in the next record begins there with its width anew."""
        while True:
            here = min(characters, (self._end - self._at) // width)
            self._at += here * width
            characters -= here
            if not characters:
                return
            self._next()
            width = 1 + (self._number(1) & 1)

    def _skip(self, size: int) -> None:
        while size:
            if self._at == self._end:
                self._next()
            step = min(size, self._end - self._at)
            self._at += step
            size -= step

    def _next(self) -> None:
        part = next(self._parts, None)
        if part is None:
            raise UnsafeXls
        self._at, self._end = part
