"""Parcels for tests of the crossing: an organisation at two moments, and one that is another."""

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pipeline.crossing.parcel import pack
from pipeline.crossing.sending import make_parcel
from tests.app.overdracht_builder import RISE, OverdrachtBuilder


@dataclass(frozen=True)
class Sent:
    """The overdracht of one organisation, with parcels of it before and after its patterns."""

    overdracht: Path
    key: Ed25519PrivateKey
    earlier: bytes
    later: bytes


def sent(root):
    """Write an overdracht below `root` and both parcels."""
    builder = OverdrachtBuilder(root / "overdracht", first="2025-Q3", signals=[RISE])
    overdracht = builder.write()
    before = root / "eerder"
    shutil.copytree(overdracht, before)
    shutil.rmtree(before / "signalen")
    return Sent(
        overdracht, builder.key, parcel(before, builder.key), parcel(overdracht, builder.key)
    )


def parcel(overdracht, key):
    """The bytes of the parcel of this overdracht."""
    return make_parcel(overdracht, key.sign, key.public_key())[1]


def unpacked(data):
    """Names and bytes in a parcel."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data, **changed):
    """The parcel with files changed, added or (None) left out; nothing is signed anew."""
    files = unpacked(data) | {name.replace("__", "/"): value for name, value in changed.items()}
    return pack({name: value for name, value in files.items() if value is not None})
