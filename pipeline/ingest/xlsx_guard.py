"""Look inside an XLSX file before it is opened: would it fit in memory?

Why: an XLSX is a zip, so a small file can hold gigabytes; and the reader makes room for the whole
rectangle from the first to the last cell, so one cell in the last corner of a sheet is enough to
end the program. Both are seen here by streaming through the zip.
"""

import zipfile
import zlib
from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.ingest.sheet_size import largest_text, sheet_size, text_total
from pipeline.ingest.source_file import shown_name

MAX_UNPACKED = 1_000_000_000
MAX_CELLS = 26_000_000
MAX_TEXT = 1_000_000_000
_CHUNK = 1 << 20
_STRINGS = "xl/sharedstrings.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)


def refuse_unsafe_sheet(path: Path) -> None:
    """Raise RefusedInput when a file is not a sound XLSX, or would be too large when opened."""
    name, problem = shown_name(path), None
    try:
        with zipfile.ZipFile(path) as archive:
            problem = _problem(archive, name)
    except _BROKEN:
        problem = _damaged(name)
    except RuntimeError:  # what zipfile raises for a member with a password
        problem = _not_a_sheet(name)
    if problem is not None:
        raise problem


def _problem(archive: zipfile.ZipFile, name: str) -> RefusedInput | None:
    members = {member.filename.lower(): member for member in archive.infolist()}
    if "xl/workbook.xml" not in members:
        return _not_a_sheet(name)
    if len(members) < len(archive.infolist()):
        return _damaged(name)
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        return _too_large(name)
    sheets = [member for part, member in members.items() if _may_be_sheet(part)]
    cells = max((sheet_size(archive, sheet).cells for sheet in sheets), default=0)
    if cells > MAX_CELLS or _text(archive, members, sheets, cells) > MAX_TEXT:
        return _too_large(name)
    for part, member in members.items():
        if not _may_be_sheet(part):
            _read_through(archive, member)
    return None


def _may_be_sheet(part: str) -> bool:
    """Any XML: the workbook decides by its own list which part is a sheet, whatever its name."""
    return part.endswith(".xml") and part != _STRINGS


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read to the end; zipfile stops at the stated size, and then the checksum is wrong."""
    with archive.open(member) as stream:
        while stream.read(_CHUNK):
            pass


def _text(
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    sheets: list[zipfile.ZipInfo],
    cells: int,
) -> int:
    """Bytes of text once every cell has its own copy: a bound, or exact when the bound is high."""
    strings = members.get(_STRINGS)
    if strings is None:
        return 0
    bound = largest_text(archive, strings) * cells
    return bound if bound <= MAX_TEXT else text_total(archive, strings, sheets)


def _not_a_sheet(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} is geen XLSX-bestand, maar een ander soort bestand (bijvoorbeeld ODS, "
        "Word of een zipbestand).",
        "Open het in uw programma en sla het op als XLSX of als CSV, zonder wachtwoord.",
    )


def _damaged(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} is beschadigd en kan niet worden gelezen.",
        "Open het in Excel en sla het opnieuw op als XLSX.",
    )


def _too_large(name: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {name} wordt te groot als het wordt geopend (het mag {MAX_CELLS:_} cellen "
        "hebben).".replace("_", "."),
        "Haal lege rijen en kolommen onderaan en rechts weg en sla het opnieuw op. Is het echt zo "
        "groot? Sla het dan op als CSV, of verdeel het over meer bestanden.",
    )
