"""What kind of file is this, by its first bytes, and may it be opened at all?

Why: extensions lie (an XLSX saved as .csv and the reverse), and the mistakes that are made most
often (a folder, a locked file, a password) each deserve their own sentence.
"""

from enum import StrEnum
from pathlib import Path

from pipeline.errors import RefusedInput


class FileKind(StrEnum):
    """The formats that can be read."""

    TEXT = "csv"
    SHEET = "xlsx"
    OLD_SHEET = "xls"
    SPSS = "sav"
    PARQUET = "parquet"


MAX_BYTES = 300_000_000
_SAMPLE = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = "een webpagina (HTML), ook als de naam op .xls eindigt"
_REFUSED = (
    (b"%pdf", "een PDF"),
    (b"<!doctype html", _WEB),
    (b"<html", _WEB),
    (b"<table", _WEB),
    (b"<?xml", "een XML-bestand"),
)
_KINDS = (
    (b"PK\x03\x04", FileKind.SHEET),
    (_OLE, FileKind.OLD_SHEET),
    (b"$FL2", FileKind.SPSS),
    (b"$FL3", FileKind.SPSS),
    (b"PAR1", FileKind.PARQUET),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def shown_name(path: Path) -> str:
    """The name of a file as it may stand in a message."""
    return "".join(c if c.isprintable() else "?" for c in path.name) or "(zonder naam)"


def kind_of(path: Path) -> FileKind:
    """The format of a file. Raises RefusedInput when it cannot be opened or is another format."""
    start = _first_bytes(path)
    if not start.strip():
        raise RefusedInput(
            f"Het bestand {shown_name(path)} is leeg.",
            "Sla het bestand opnieuw op in uw programma en probeer het nog eens.",
        )
    for magic, label in _REFUSED:
        if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(magic):
            raise _other_format(path, label)
    kind = next((kind for magic, kind in _KINDS if start.startswith(magic)), FileKind.TEXT)
    if kind is FileKind.OLD_SHEET:
        _refuse_locked(path)
    return kind


def refuse_too_large(path: Path) -> None:
    """Raise RefusedInput when a file is larger than `MAX_BYTES`."""
    if path.stat().st_size <= MAX_BYTES:
        return
    raise RefusedInput(
        f"Het bestand {shown_name(path)} is te groot (meer dan {MAX_BYTES // 1_000_000} MB).",
        "Kijk of dit het goede bestand is. Zo ja: verdeel het over meer bestanden, "
        "bijvoorbeeld een per jaar.",
    )


def _first_bytes(path: Path) -> bytes:
    name = shown_name(path)
    try:
        if path.is_dir():
            raise RefusedInput(f"{name} is een map, geen bestand.", "Noem een bestand in die map.")
        if path.exists() and not path.is_file():
            raise RefusedInput(f"{name} is geen gewoon bestand.", "Noem een bestand met gegevens.")
        with path.open("rb") as stream:
            return stream.read(_SAMPLE)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        step = "Controleer de naam en de map."
        raise RefusedInput(f"Het bestand {name} bestaat niet.", step) from None
    except OSError:
        raise RefusedInput(
            f"Het bestand {name} kan niet worden geopend.",
            "Sluit het in andere programma's en kijk of u het mag lezen.",
        ) from None


def _refuse_locked(path: Path) -> None:
    """Raise RefusedInput when Office's old container holds no old workbook, but something else."""
    with path.open("rb") as stream:
        content = stream.read(MAX_BYTES)
    if _ENCRYPTED in content:
        raise locked(path)
    if not any(book in content for book in _OLD_BOOKS):
        raise _other_format(path, "een Office-bestand, maar geen Excel-bestand")


def locked(path: Path) -> RefusedInput:
    """What is said about a spreadsheet with a password."""
    return RefusedInput(
        f"Het bestand {shown_name(path)} is beveiligd met een wachtwoord.",
        "Open het in Excel, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen) "
        "en sla het op als XLSX.",
    )


def _other_format(path: Path, label: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {shown_name(path)} is {label}. Dat kan hier niet worden gelezen.",
        "Open het in uw programma en sla het op als XLSX of als CSV.",
    )
