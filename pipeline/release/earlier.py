"""What stood in the register before: each new entry names all earlier ones by their digest.

Why: a signature shows that a list was not altered, not that one was taken away or slipped in. Every
list of patterns, every decision on a signal and every step of follow-up records the digest of each
list, decision, advice, jaarrapport and step that was there already (a hash chain; Haber & Stornetta
1991). So taking one away, altering one or putting one in between shows as soon as anything later is
read. What is taken off the very end does not show here; the vertrouwenspersoon and the organisation
each hold a copy.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import LedgerRefused
from pipeline.release.bundle import CONTENTS, list_bundles

FOLDERS = ("signalen", "terzijde", "adviezen", "opvolging", "jaarrapporten")
Digests = Mapping[str, str]
"""Digest by folder and name: "signalen/s0001" -> SHA-256 of its signed contents."""


def register_digests(overdracht: Path) -> dict[str, str]:
    """Of everything that is in the register now."""
    return {
        f"{folder}/{path.name}": hashlib.sha256((path / CONTENTS).read_bytes()).hexdigest()
        for folder in FOLDERS
        for path in list_bundles(overdracht / folder)
        if (path / CONTENTS).is_file()
    }


def check_earlier(name: str, recorded: Digests, present: Digests) -> None:
    """Whether an entry ("signalen/s0002") still has before it what it recorded.

    Raises LedgerRefused when an entry is gone or another, or was put before it afterwards.
    """
    for one, digest in recorded.items():
        if one not in present:
            raise _refused(f"{one} is weg, maar {name} noemt het nog.")
        if present[one] != digest:
            raise _refused(f"{one} is vervangen nadat {name} is gemaakt.")
    folder = name.partition("/")[0]
    for one in present:
        if one.startswith(f"{folder}/") and one < name and one not in recorded:
            raise _refused(f"{one} is er later tussen gezet: {name} kent het niet.")


def _refused(what: str) -> LedgerRefused:
    return LedgerRefused(
        f"Het register van signalen klopt niet: {what}",
        "Gebruik deze map niet. Haal haar opnieuw op bij de vertrouwenspersoon, "
        "of zet een ongeschonden kopie terug.",
    )
