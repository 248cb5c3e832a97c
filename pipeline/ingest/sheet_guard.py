"""Look inside a spreadsheet before it is opened: would it fit in memory?

Why: an XLSX or ODS is a zip, so a small file can hold gigabytes; and the reader makes room for the
whole rectangle from the first to the last cell, so one cell in the last corner of a sheet is enough
to end the program. Both are seen here by streaming through the zip, or through the records of an
XLS.
"""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from pipeline.errors import RefusedInput
from pipeline.ingest.ods_size import ods_size
from pipeline.ingest.row_lists import grouped
from pipeline.ingest.source_file import locked, shown_name
from pipeline.ingest.xls_size import LockedXls, xls_size
from pipeline.ingest.xlsx_size import sheet_size, text_lengths, text_total

MAX_UNPACKED = 1_000_000_000
MAX_CELLS = 10_000_000
MAX_MEMORY = 900_000_000
# Measured on sheets of 4 to 10 million cells: what a cell takes in the reader, what a shared text
# takes beside its length, and how many copies of a text there are while it becomes a table.
_CELL, _TEXT, _COPIES = 70, 45, 3
_CHUNK = 1 << 20
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedstrings.xml"
_CONTENT, _MANIFEST = "content.xml", "meta-inf/manifest.xml"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    ValueError,
    ExpatError,
)
_Members = Mapping[str, zipfile.ZipInfo]


def refuse_unsafe_sheet(path: Path) -> str:
    """The extension that fits the content: .xlsx or .ods.

    Raises RefusedInput when a file is not a sound XLSX or ODS, or would be too large when opened.
    """
    problem, is_ods = None, False
    try:
        with zipfile.ZipFile(path) as archive:
            is_ods = _CONTENT in archive.namelist()
            problem = _problem(archive, path)
    except _BROKEN:
        problem = damaged(path)
    except RuntimeError:  # what zipfile raises for a member with a password
        problem = locked(path)
    if problem is not None:
        raise problem
    return ".ods" if is_ods else ".xlsx"


def refuse_unsafe_xls(path: Path) -> str:
    """The extension that fits the content: .xls.

    Raises RefusedInput when a file is not a sound XLS, or would be too large when opened.
    """
    problem = None
    try:
        size = xls_size(path)
        memory = size.cells * _CELL + size.text * (_COPIES + 1)
        if size.cells > MAX_CELLS or memory > MAX_MEMORY:
            problem = _too_large(shown_name(path))
    except LockedXls:
        problem = locked(path)
    except Exception:  # noqa: BLE001 - whatever the reader makes of a damaged file
        problem = damaged(path)
    if problem is not None:
        raise problem
    return ".xls"


def damaged(path: Path) -> RefusedInput:
    """What is said about a spreadsheet that cannot be read."""
    return RefusedInput(
        f"Het bestand {shown_name(path)} is beschadigd en kan niet worden gelezen.",
        "Open het in Excel en sla het opnieuw op als XLSX.",
    )


def _problem(archive: zipfile.ZipFile, path: Path) -> RefusedInput | None:
    members = {member.filename.lower(): member for member in archive.infolist()}
    is_ods = _CONTENT in members
    if not is_ods and _BOOK not in members:
        return _not_a_sheet(shown_name(path))
    if len(members) < len(archive.infolist()):
        return damaged(path)
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        return _too_large(shown_name(path))
    if is_ods and _is_locked(archive, members):
        return locked(path)
    if not (_fits_ods(archive, members) if is_ods else _fits_xlsx(archive, members)):
        return _too_large(shown_name(path))
    for part, member in members.items():
        if part != _CONTENT and not _may_be_sheet(part):
            _read_through(archive, member)
    return None


def _fits_xlsx(archive: zipfile.ZipFile, members: _Members) -> bool:
    sheets = [member for part, member in members.items() if _may_be_sheet(part)]
    sizes = [sheet_size(archive, sheet) for sheet in sheets]
    cells = max((size.cells for size in sizes), default=0)
    own = max((size.own_text for size in sizes), default=0)
    if cells > MAX_CELLS:
        return False
    room = MAX_MEMORY - cells * _CELL - own * (_COPIES + 1)
    strings = members.get(_STRINGS)
    return room >= 0 if strings is None else _fits_shared(archive, strings, sheets, cells, room)


def _fits_shared(
    archive: zipfile.ZipFile,
    strings: zipfile.ZipInfo,
    sheets: Sequence[zipfile.ZipInfo],
    cells: int,
    room: int,
) -> bool:
    """Whether shared texts fit once every cell has its own: by a bound, or exact if that fails."""
    lengths = text_lengths(archive, strings)
    room -= len(lengths) * _TEXT + int(lengths.sum()) * _COPIES
    if room < 0 or int(lengths.max(initial=0)) * cells <= room:
        return room >= 0
    return text_total(archive, lengths, sheets) <= room


def _fits_ods(archive: zipfile.ZipFile, members: _Members) -> bool:
    size = ods_size(archive, members[_CONTENT])
    memory = size.cells * _CELL + size.text * (_COPIES + 1)
    return size.cells <= MAX_CELLS and memory <= MAX_MEMORY


def _is_locked(archive: zipfile.ZipFile, members: _Members) -> bool:
    """Whether the list of parts says that they are encrypted."""
    if _MANIFEST not in members:
        return False
    with archive.open(members[_MANIFEST]) as stream:
        return b"encryption-data" in stream.read(_CHUNK)


def _may_be_sheet(part: str) -> bool:
    """Any XML: the workbook decides by its own list which part is a sheet, whatever its name."""
    return part.endswith(".xml") and part != _STRINGS


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read to the end; zipfile stops at the stated size, and then the checksum is wrong."""
    with archive.open(member) as stream:
        while stream.read(_CHUNK):
            pass


def _not_a_sheet(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} is geen XLSX- of ODS-bestand, maar een ander soort bestand "
        "(bijvoorbeeld Word, XLSB of een zipbestand).",
        "Open het in uw programma en sla het op als XLSX of als CSV, zonder wachtwoord.",
    )


def _too_large(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} wordt te groot als het wordt geopend (het mag {grouped(MAX_CELLS)} "
        "cellen hebben, en minder als er veel tekst in staat).",
        "Haal lege rijen en kolommen onderaan en rechts weg en sla het opnieuw op. Is het echt zo "
        "groot? Sla het dan op als CSV, of verdeel het over meer bestanden.",
    )
