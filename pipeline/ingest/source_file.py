"""What kind of file is this, by its first bytes, and may it be opened at all?

Why: extensions lie (an XLSX saved as .csv and the reverse), and the mistakes that are made most
often (a folder, a locked file, a password) each deserve their own sentence.
"""

from enum import StrEnum
from pathlib import Path

from pipeline.errors import RefusedInput

MAX_BYTES = 300_000_000
_SAMPLE = 4096
_ZIP, _OLE, _PDF, _SPSS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"$FL"
_PARQUET = b"PAR1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class FileKind(StrEnum):
    """The formats that can be read."""

    TEXT = "csv"
    SHEET = "xlsx"


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
    if start.startswith(_OLE):
        raise _old_or_locked(path)
    for magic, label in ((_PDF, "een PDF"), (_SPSS, "een SPSS-bestand"), (_PARQUET, "Parquet")):
        if start.startswith(magic):
            raise _other_format(path, label)
    return FileKind.SHEET if start.startswith(_ZIP) else FileKind.TEXT


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
            raise RefusedInput(f"{name} is geen gewoon bestand.", "Noem een CSV- of XLSX-bestand.")
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


def _old_or_locked(path: Path) -> RefusedInput:
    with path.open("rb") as stream:
        is_locked = _ENCRYPTED in stream.read(MAX_BYTES)
    if is_locked:
        return RefusedInput(
            f"Het bestand {shown_name(path)} is beveiligd met een wachtwoord.",
            "Open het in Excel, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen) "
            "en sla het op als XLSX.",
        )
    return _other_format(path, "een oud Excel-bestand (.xls) of een ander Office-bestand")


def _other_format(path: Path, label: str) -> RefusedInput:
    return RefusedInput(
        f"Het bestand {shown_name(path)} is {label}. Dat kan hier niet worden gelezen.",
        "Open het in uw programma en sla het op als XLSX of als CSV.",
    )
