"""What became of an advice: each step a signed, frozen bundle beside the immutable advice.

Why: what management answered and what it did must not be altered afterwards either, so a status is
never overwritten: each step is put down once and names everything that stood before it (the chain
of pipeline/release/earlier.py). Only codes, days and what follows from releases cross. Words that a
vertrouwenspersoon typed stay in the dossier.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.advice.concept import Line
from pipeline.advice.status import NO_REACTION, statuses
from pipeline.contracts import load_codelist
from pipeline.errors import LedgerRefused
from pipeline.release import list_bundles, load_public_key, read_bundle, write_bundle
from pipeline.release.bundle import Sign
from pipeline.release.earlier import check_earlier, register_digests

FOLDER, _FILE = "opvolging", "opvolging.json"
OWNERS = "eigenaren"


@dataclass(frozen=True)
class Finding:
    """What the yardstick of one measure says: a status of evaluation, in words with its numbers."""

    pijler: str
    uitkomst: str
    zin: Line


@dataclass(frozen=True)
class Stap:
    """One step after an advice was offered. eigenaar: a code of `eigenaren`, never a name.

    bevindingen: what the yardsticks said on that day, where it is an evaluation.
    """

    status: str
    op: date
    eigenaar: str = ""
    termijn: date | None = None
    bevindingen: tuple[Finding, ...] = ()

    @property
    def owner(self) -> str:
        """The role in words; empty where none was named."""
        return load_codelist(OWNERS).label(self.eigenaar) if self.eigenaar else ""


_ADAPTER: TypeAdapter[Stap] = TypeAdapter(Stap)


def add_follow_up(overdracht: Path, advies: str, stap: Stap, sign: Sign) -> None:
    """Freeze one step of one advice."""
    folder = overdracht / FOLDER
    content = {
        "advies": advies,
        "stap": _ADAPTER.dump_python(stap, mode="json"),
        "eerder": register_digests(overdracht),
    }
    data = json.dumps(content, ensure_ascii=False, indent=1).encode()
    name = f"o{len(list_bundles(folder)) + 1:04d}"
    write_bundle(folder / name, {_FILE: data}, sign, "opvolging")


def load_follow_ups(overdracht: Path) -> dict[str, tuple[Stap, ...]]:
    """The steps of each advice, oldest first; signatures and what stood before them verified.

    Raises LedgerRefused when one was altered, taken away or put in afterwards.
    """
    folders = list_bundles(overdracht / FOLDER)
    if not folders:
        return {}
    key, present = load_public_key(overdracht), register_digests(overdracht)
    found: dict[str, list[Stap]] = {}
    for folder in folders:
        content = json.loads(read_bundle(folder, key, "opvolging")[_FILE])
        check_earlier(f"{FOLDER}/{folder.name}", content["eerder"], present)
        found.setdefault(content["advies"], []).append(_ADAPTER.validate_python(content["stap"]))
    return {advice: tuple(steps) for advice, steps in found.items()}


def as_followed(register: Mapping[str, Any], steps: Sequence[Stap]) -> dict[str, Any]:
    """A row of adviezen.odcs.yaml as it stands after these steps."""
    row = dict(register)
    for step in steps:
        row["status"] = step.status
        known = statuses().get(step.status)
        if known and known.is_reaction and step.status != NO_REACTION:
            row["reactie_op"] = step.op.isoformat()
        if step.eigenaar:
            row["eigenaar"] = step.owner
        if step.termijn:
            row["termijn"] = step.termijn.isoformat()
        if known and known.is_evaluation:
            row["evaluatie_op"] = step.op.isoformat()
    return row


def settled(ours: Sequence[Stap], theirs: Sequence[Stap]) -> tuple[Stap, ...]:
    """The steps of a dossier and of what crossed together: the one may be ahead of the other.

    Raises LedgerRefused when they are not of one life.
    """
    shorter, longer = sorted((tuple(ours), tuple(theirs)), key=len)
    if longer[: len(shorter)] != shorter:
        raise not_of_one_life()
    return longer


def not_of_one_life() -> LedgerRefused:
    """A dossier and what crossed of it tell different stories."""
    return LedgerRefused(
        "Een dossier in de map vp past niet bij wat ervan in de map overdracht staat.",
        "Zet van beide mappen een kopie van dezelfde dag terug.",
    )


def with_findings(stap: Stap, found: Sequence[Finding]) -> Stap:
    """The step with what the yardsticks said."""
    return replace(stap, bevindingen=tuple(found))
