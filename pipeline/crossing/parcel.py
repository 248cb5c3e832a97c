"""A parcel on disk: a ZIP file, stored and not compressed, always the same for the same contents.

Why stored: what comes out is never larger than what went in, so there is no bomb to defuse, and
the numbers are compressed already. Why ZIP: whoever receives it can look what is in it.
Nothing is ever extracted by the names in the archive: they are checked first, and then written by
receiving.py.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.crossing.contents import (
    LIST,
    LIST_SIGNATURE,
    Contents,
    check_files,
    check_list,
    refused,
)
from pipeline.crossing.names import is_allowed
from pipeline.errors import RefusedInput
from pipeline.release.bundle import PUBLIC_KEY

ENDING = ".zip"
LARGEST = 256 * 2**20  # bytes; 40 quarters with 12 waves are about 40 MiB
MOST_FILES = 20_000
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows: a parcel tells no time
_FILE_MODE = 0o100600 << 16
_UNIX = 3
_END = struct.Struct("<4s4H2LH")  # end of central directory (APPNOTE.TXT 4.3.16)
_ZIP64 = b"PK\x06\x07"
_ZIP64_LOCATOR = 20  # bytes, just before the end


@dataclass(frozen=True)
class Parcel:
    """A parcel that is whole and signed with the key in it; whose key that is, it cannot tell."""

    contents: Contents
    key: bytes
    files: Mapping[str, bytes]
    """All of them, with the list and its signature."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The bytes of the file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def open_parcel(path: Path) -> Parcel:
    """Read a parcel and verify all of it.

    Raises RefusedInput when it is no parcel, LedgerRefused when it was altered.
    """
    files = _unpack(_read(path))
    try:
        data, signature, key = files[LIST], files[LIST_SIGNATURE], files[PUBLIC_KEY]
        public_key = Ed25519PublicKey.from_public_bytes(key)
    except (KeyError, ValueError):
        raise refused("er is geen handtekening") from None
    contents = check_list(data, signature, public_key)
    check_files(contents, {n: d for n, d in files.items() if n not in (LIST, LIST_SIGNATURE)})
    return Parcel(contents, key, files)


def _read(path: Path) -> bytes:
    """The bytes, read once: what is checked is what is used."""
    try:
        if not path.is_file():
            raise RefusedInput(
                f"Het bestand {path.name} is er niet.",
                "Noem het bestand dat de vertrouwenspersoon u gaf: overdracht-....zip.",
            )
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise RefusedInput(
            f"Het bestand {path.name} is niet te lezen.",
            "Sluit andere programma's die het open hebben, en controleer de usb-stick of schijf.",
        ) from None
    if len(data) > LARGEST:
        raise RefusedInput(
            f"Het bestand {path.name} is te groot voor een bundel.",
            "Noem het bestand dat de vertrouwenspersoon u gaf: overdracht-....zip.",
        )
    return data


def _unpack(data: bytes) -> dict[str, bytes]:
    """Names and bytes. Raises RefusedInput, LedgerRefused for what our own writer never makes."""
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if not all(map(_is_plain, entries)) or sum(e.file_size for e in entries) > len(data):
                raise refused("er zit iets in dat er niet in hoort")
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _no_parcel() from None
    if len(files) != len(entries):
        raise refused("er zitten twee bestanden met dezelfde naam in")
    return files


def _check_end(data: bytes) -> None:
    """The end of the archive, before anything is made of it: it says how many entries follow."""
    if len(data) < _END.size:
        raise _no_parcel()
    mark, _, _, _, many, _, _, comment = _END.unpack(data[-_END.size :])
    before = data[-_END.size - _ZIP64_LOCATOR :][:4]
    if mark != b"PK\x05\x06" or comment or before == _ZIP64:
        raise _no_parcel()
    if many > MOST_FILES:
        raise refused("er zitten te veel bestanden in")


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """A file as our own writer puts it in: no link, no folder, not compressed, a known name."""
    return (
        (is_allowed(entry.filename) or entry.filename in (LIST, LIST_SIGNATURE))
        and entry.orig_filename == entry.filename
        and entry.compress_type == zipfile.ZIP_STORED
        and entry.file_size == entry.compress_size
        and entry.external_attr == _FILE_MODE
        and not entry.extra
        and not entry.comment
        and not entry.flag_bits
    )


def _no_parcel() -> RefusedInput:
    return RefusedInput(
        "Dit bestand is geen bundel van ViP-signaal, of het is niet heel overgekomen.",
        "Kopieer het bestand opnieuw, of vraag de vertrouwenspersoon om een nieuwe bundel.",
    )
