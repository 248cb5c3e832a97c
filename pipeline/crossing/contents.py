"""The list in a parcel: every file with its SHA-256, signed as a whole.

Why signed as a whole, while each bundle has its own signature: so that none can be left out. What
is in `overdracht/` is only ever added to, so a later list holds all of an earlier one; that is how
an older parcel is known, without anything crossing that counts what happened in the VP zone.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.crossing.names import are_distinct, is_allowed
from pipeline.errors import LedgerRefused
from pipeline.release.bundle import CONTENTS, PUBLIC_KEY, Sign, to_sign

LIST, LIST_SIGNATURE = "overdracht.json", "overdracht.sig"
VERSION = 1
Order = Literal["nieuwer", "zelfde", "ouder", "anders"]


@dataclass(frozen=True)
class Contents:
    """What is in a parcel. `nummer`: how many frozen bundles, so it only ever grows.

    `bestanden`: name -> SHA-256 in hex. `dag`: the day of the newest publication (ISO).
    """

    organisatie: str
    nummer: int
    dag: str
    bestanden: Mapping[str, str]
    versie: int = VERSION

    def to_bytes(self) -> bytes:
        """The list as it is signed: always the same for the same contents."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()

    def after(self, held: "Contents") -> Order:
        """How these contents stand to those that are held already."""
        ours, theirs = self.bestanden.items(), held.bestanden.items()
        if ours == theirs:
            return "zelfde"
        if ours >= theirs:
            return "nieuwer"
        return "ouder" if ours <= theirs else "anders"


def list_files(organisatie: str, dag: str, files: Mapping[str, bytes]) -> Contents:
    """The list of these files (name -> bytes)."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    bundles = sum(name.endswith(f"/{CONTENTS}") for name in files)
    return Contents(organisatie, bundles, dag, digests)


def sign_list(contents: Contents, sign: Sign) -> dict[str, bytes]:
    """The two files of the list."""
    data = contents.to_bytes()
    return {LIST: data, LIST_SIGNATURE: sign(to_sign(data, "overdracht", LIST))}


def check_list(data: bytes, signature: bytes, key: Ed25519PublicKey) -> Contents:
    """The list, its signature verified before anything of it is read.

    Raises LedgerRefused when it was not signed with this key or is no list of this version.
    """
    try:
        key.verify(signature, to_sign(data, "overdracht", LIST))
    except InvalidSignature:
        raise refused("de handtekening klopt niet") from None
    try:
        found = Contents(**json.loads(data))
        names = list(found.bestanden)
    except (ValueError, TypeError, AttributeError):
        raise refused("de lijst in de bundel is niet te lezen") from None
    if found.versie != VERSION:
        raise LedgerRefused(
            "Deze bundel is gemaakt met een andere versie van het programma.",
            "Zet op deze computer dezelfde versie van ViP-signaal, en probeer het opnieuw. "
            "Er is niets veranderd.",
        )
    if PUBLIC_KEY not in names or not all(map(is_allowed, names)) or not are_distinct(names):
        raise refused("er staan namen in die er niet in horen")
    return found


def check_files(contents: Contents, files: Mapping[str, bytes]) -> None:
    """Whether these are exactly the files of the list. Raises LedgerRefused."""
    if files.keys() != contents.bestanden.keys():
        raise refused("er ontbreken bestanden, of er is iets toegevoegd")
    if list_files(contents.organisatie, contents.dag, files) != contents:
        raise refused("de inhoud is veranderd")


def refused(why: str) -> LedgerRefused:
    """What to say of a parcel that is not as the vertrouwenspersoon made it."""
    return LedgerRefused(
        f"Deze bundel is geweigerd: {why}.",
        "Vraag de vertrouwenspersoon om een nieuwe bundel. Er is niets veranderd: wat hier al "
        "stond, blijft staan.",
    )
