"""Frozen, signed directories: the only form in which something crosses to the organisation zone.

A bundle is written whole under a temporary name, synced, and put in place by one rename, so a
reader sees all of it or nothing. `inhoud.json` lists the SHA-256 of every file; `inhoud.sig` is
the Ed25519 signature (RFC 8032) over it.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.durable import sync_directory, write_synced
from pipeline.errors import ConfigurationError, LedgerRefused

CONTENTS = "inhoud.json"
SIGNATURE = "inhoud.sig"
PUBLIC_KEY = "publieke_sleutel.bin"

Sign = Callable[[bytes], bytes]


def write_bundle(target: Path, files: Mapping[str, bytes], sign: Sign) -> None:
    """Put `files` (name -> bytes) at `target`, signed, in one rename.

    Raises FileExistsError when `target` is already there: a frozen bundle is never replaced.
    """
    if target.exists():
        raise FileExistsError(target.name)
    contents = json.dumps({name: _digest(data) for name, data in sorted(files.items())}, indent=1)
    everything = {**files, CONTENTS: contents.encode(), SIGNATURE: sign(contents.encode())}
    draft = target.with_name(f".{target.name}.deel")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name, data in everything.items():
        write_synced(draft / name, data)
    draft.replace(target)
    sync_directory(target.parent)


def read_bundle(path: Path, public_key: Ed25519PublicKey) -> dict[str, bytes]:
    """The files of a bundle, verified before anything is parsed.

    Raises LedgerRefused when a file is missing, added or altered, or the signature does not fit.
    """
    try:
        contents = (path / CONTENTS).read_bytes()
        public_key.verify((path / SIGNATURE).read_bytes(), contents)
        digests: dict[str, str] = json.loads(contents)
        files = {name: (path / name).read_bytes() for name in digests}
        present = {entry.name for entry in path.iterdir() if not _is_left_by_system(entry.name)}
    except (OSError, InvalidSignature, ValueError):
        raise _altered(path) from None
    if present != {*digests, CONTENTS, SIGNATURE}:
        raise _altered(path)
    if any(_digest(data) != digests[name] for name, data in files.items()):
        raise _altered(path)
    return files


def list_bundles(folder: Path) -> tuple[Path, ...]:
    """The finished bundles in a folder, by name; drafts of a broken-off write are left out."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")))


def load_public_key(overdracht: Path) -> Ed25519PublicKey:
    """The key that the bundles of this organisation are signed with.

    Raises ConfigurationError when it is not there or is no key.
    """
    try:
        return Ed25519PublicKey.from_public_bytes((overdracht / PUBLIC_KEY).read_bytes())
    except (OSError, ValueError):
        raise ConfigurationError(
            f"In de map {overdracht.name} ontbreekt een geldige {PUBLIC_KEY}.",
            "Neem de hele map opnieuw over van de vertrouwenspersoon.",
        ) from None


def _is_left_by_system(name: str) -> bool:
    """Files that a file manager leaves in every folder; nothing ever reads them."""
    return name.startswith(".") or name in ("Thumbs.db", "desktop.ini")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _altered(path: Path) -> LedgerRefused:
    return LedgerRefused(
        f"De inhoud van {path.parent.name}/{path.name} klopt niet met de handtekening.",
        "Gebruik deze map niet. Haal haar opnieuw op bij de vertrouwenspersoon, "
        "of zet een ongeschonden kopie terug.",
    )
