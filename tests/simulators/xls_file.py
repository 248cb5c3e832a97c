"""An old Excel workbook (.xls), made in code: BIFF8 records in an OLE2 compound file.

Follows [MS-XLS] 2.4 (BOF, BOUNDSHEET, SST, LABELSST, NUMBER) and [MS-CFB] version 3. Small: all
texts of a book have to fit in one record, and the book in one allocation sector.
"""

import struct
from collections.abc import Mapping, Sequence

from tests.simulators.encrypted_xlsx import SECTOR, chain, entry, header, sector

_END, _FAT = 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096
Cell = str | float
Sheets = Mapping[str, Sequence[Sequence[Cell]]]


def as_xls(sheets: Sheets, hidden: Sequence[str] = ()) -> bytes:
    """The bytes of a workbook with these sheets of rows; "" is an empty cell."""
    texts = list(dict.fromkeys(c for s in sheets.values() for r in s for c in r if c and _is(c)))
    bodies = [_sheet(rows, texts) for rows in sheets.values()]
    offset = len(_globals(sheets, hidden, texts, [0] * len(bodies)))
    starts = [offset + sum(map(len, bodies[:i])) for i in range(len(bodies))]
    stream = _globals(sheets, hidden, texts, starts) + b"".join(bodies)
    return _compound(stream + bytes(max(0, _SMALLEST - len(stream))))


def _is(cell: Cell) -> bool:
    return isinstance(cell, str)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _globals(sheets: Sheets, hidden: Sequence[str], texts: list[str], starts: list[int]) -> bytes:
    bounds = b"".join(
        _record(
            0x85,
            struct.pack("<IBBBB", start, name in hidden, 0, len(name), 1)
            + name.encode("utf-16-le"),
        )
        for name, start in zip(sheets, starts, strict=True)
    )
    strings = b"".join(struct.pack("<HB", len(t), 1) + t.encode("utf-16-le") for t in texts)
    shared = _record(0xFC, struct.pack("<II", len(texts), len(texts)) + strings)
    return _bof(0x0005) + _record(0x42, struct.pack("<H", 1200)) + bounds + shared + _record(0x0A)


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _sheet(rows: Sequence[Sequence[Cell]], texts: list[str]) -> bytes:
    width = max(map(len, rows), default=0)
    cells = [
        _record(0xFD, struct.pack("<HHHI", i, j, 0, texts.index(cell)))
        if isinstance(cell, str)
        else _record(0x203, struct.pack("<HHHd", i, j, 0, cell))
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if cell != ""
    ]
    size = _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    return _bof(0x0010) + size + b"".join(cells) + _record(0x0A)


def _compound(stream: bytes) -> bytes:
    """Sectors: 0 allocation table, 1 directory, 2 small allocation table (empty), then the book."""
    padded = stream + bytes(-len(stream) % SECTOR)
    table = [_FAT, _END, _END, *chain(3, len(padded) // SECTOR)]
    directory = (
        entry("Root Entry", 5, start=_END, size=0, child=1)
        + entry("Workbook", 2, start=3, size=len(stream))
        + entry("", 0, start=0, size=0) * 2
    )
    return header() + sector(table) + directory + sector([]) + padded
