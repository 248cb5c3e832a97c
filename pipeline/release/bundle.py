"""Frozen, signed directories: the only form in which something crosses to the organisation zone.

A bundle is written whole under a temporary name, synced, and put in place by one rename, so a
reader sees all of it or nothing. `inhoud.json` lists the SHA-256 of every file; `inhoud.sig` is
the Ed25519 signature (RFC 8032) over it, with what the bundle is for and its name put before it:
an advice cannot be shown as a publication, nor one publication as another.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.durable import sync_directory, write_synced
from pipeline.errors import ConfigurationError, LedgerRefused
from pipeline.workspace import check_folder

CONTENTS = "inhoud.json"
SIGNATURE = "inhoud.sig"
PUBLIC_KEY = "publieke_sleutel.bin"

Sign = Callable[[bytes], bytes]
Purpose = Literal[
    "publicatie",
    "signalen",
    "advies",
    "aantekening",
    "terzijde",
    "opvolging",
    "jaarrapport",
    "overdracht",
]


def write_bundle(target: Path, files: Mapping[str, bytes], sign: Sign, purpose: Purpose) -> None:
    """Put `files` (name -> bytes) at `target`, signed for this purpose and name, in one rename.

    Raises FileExistsError when `target` is already there: a frozen bundle is never replaced.
    """
    digests = {name: _digest(data) for name, data in sorted(files.items())}
    contents = json.dumps(digests, indent=1).encode()
    signature = sign(to_sign(contents, purpose, target.name))
    _put(target, {**files, CONTENTS: contents, SIGNATURE: signature})


def copy_bundle(source: Path, target: Path, public_key: Ed25519PublicKey, purpose: Purpose) -> None:
    """Put a bundle at `target` too, which may be on another disk, in one rename.

    Raises LedgerRefused when it is not whole, FileExistsError when `target` is already there.
    """
    files = read_bundle(source, public_key, purpose)
    sealed = {name: (source / name).read_bytes() for name in (CONTENTS, SIGNATURE)}
    _put(target, {**files, **sealed})


def _put(target: Path, everything: Mapping[str, bytes]) -> None:
    if target.exists():
        raise FileExistsError(target.name)
    draft = target.with_name(f".{target.name}.deel")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name, data in everything.items():
        write_synced(draft / name, data)
    sync_directory(draft)
    draft.replace(target)
    sync_directory(target.parent)


def drop_drafts(overdracht: Path) -> None:
    """Remove what a broken-off write left: a document that was never put in place may not lie
    where the organisation comes. For the one process that may write there."""
    for draft in overdracht.glob("*/.*.deel"):
        shutil.rmtree(draft, ignore_errors=True)


def read_bundle(path: Path, public_key: Ed25519PublicKey, purpose: Purpose) -> dict[str, bytes]:
    """The files of a bundle, verified before anything is parsed.

    Raises LedgerRefused when a file is missing, added or altered, or when the signature does not
    fit or was given for another purpose or name.
    """
    try:
        contents = (path / CONTENTS).read_bytes()
        signature = (path / SIGNATURE).read_bytes()
        public_key.verify(signature, to_sign(contents, purpose, path.name))
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
    """The finished bundles in a folder, by name; drafts of a broken-off write are left out.

    Raises ConfigurationError when there is a file in the place of the folder.
    """
    check_folder(folder)
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


def to_sign(contents: bytes, purpose: Purpose, name: str) -> bytes:
    """The bytes that are signed: these contents, for this purpose, under this name."""
    return f"vip-signaal/1/{purpose}/{name}\n".encode() + contents


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
