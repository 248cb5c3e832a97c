"""Dated notes: that something was wrong in published numbers that are not published again.

A note is a signed bundle of its own, beside the numbers that it is about. It says which period or
wave, when, and why, from a code list; never how many, and no text of anybody's own.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pipeline.errors import LedgerRefused
from pipeline.release.bundle import Sign, list_bundles, read_bundle, write_bundle

_FOLDER, _FILE = "aantekeningen", "aantekening.json"


@dataclass(frozen=True)
class Note:
    """One note: `over` is the period of talks or the survey wave that it is about.

    `stroom` tells which of the two: a wave may be called 2024 too. `reden` is a code.
    """

    id: str
    stroom: str
    over: str
    reden: str
    gemaakt_op: date

    def to_json(self) -> dict[str, Any]:
        """Plain values, for the bundle and for the ledger."""
        return asdict(self) | {"gemaakt_op": self.gemaakt_op.isoformat()}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Note":
        """The inverse of to_json."""
        return Note(**{**values, "gemaakt_op": date.fromisoformat(values["gemaakt_op"])})


def put_note(note: Note, overdracht: Path, sign: Sign, public_key: Ed25519PublicKey) -> None:
    """Put a note in place, unless it is there. Raises LedgerRefused when another one is there."""
    target = overdracht / _FOLDER / note.id
    if not target.exists():
        content = json.dumps(note.to_json(), ensure_ascii=False, indent=1).encode()
        write_bundle(target, {_FILE: content}, sign, "aantekening")
    elif _read(target, public_key) != note:
        raise LedgerRefused(
            f"Aantekening {note.id} is vastgelegd in het grootboek, maar is veranderd.",
            "Zet overdracht/aantekeningen terug uit een kopie.",
        )


def load_notes(overdracht: Path, public_key: Ed25519PublicKey) -> tuple[Note, ...]:
    """All notes, oldest first, their signatures verified. Raises LedgerRefused."""
    return tuple(_read(folder, public_key) for folder in list_bundles(overdracht / _FOLDER))


def _read(folder: Path, public_key: Ed25519PublicKey) -> Note:
    return Note.from_json(json.loads(read_bundle(folder, public_key, "aantekening")[_FILE]))
