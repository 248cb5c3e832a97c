"""Making a parcel: every frozen bundle of `overdracht/`, read with its signature, and no more.

A file crosses only when it is named in a list that the kluis signed for the place it is in. So a
copy of something of the VP zone that somebody put into `overdracht/` by mistake stays behind, or,
inside a bundle, stops everything.
"""

from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.crossing.contents import Contents, list_files, sign_list
from pipeline.crossing.names import FOLDERS
from pipeline.crossing.parcel import pack
from pipeline.errors import RefusedInput
from pipeline.release import load_release
from pipeline.release.bundle import (
    CONTENTS,
    PUBLIC_KEY,
    SIGNATURE,
    Sign,
    list_bundles,
    read_bundle,
)


def make_parcel(overdracht: Path, sign: Sign, key: Ed25519PublicKey) -> tuple[Contents, bytes]:
    """What is in the parcel, and the bytes of the file.

    Raises RefusedInput when nothing was published yet, LedgerRefused when something was altered.
    """
    files = _signed_files(overdracht, key)
    release = load_release(overdracht, key)
    if release.is_leeg:
        raise RefusedInput(
            "Er is nog niets om over te dragen: er is niets gepubliceerd.",
            "Publiceer eerst met: vip publiceer.",
        )
    newest = release.publicaties[-1]
    contents = list_files(newest.organisatie, newest.gemaakt_op.isoformat(), files)
    return contents, pack({**files, **sign_list(contents, sign)})


def _signed_files(overdracht: Path, key: Ed25519PublicKey) -> Mapping[str, bytes]:
    files = {PUBLIC_KEY: key.public_bytes_raw()}
    for folder, purpose in FOLDERS.items():
        for bundle in list_bundles(overdracht / folder):
            content = read_bundle(bundle, key, purpose)
            content |= {name: (bundle / name).read_bytes() for name in (CONTENTS, SIGNATURE)}
            files |= {f"{folder}/{bundle.name}/{name}": data for name, data in content.items()}
    return files
