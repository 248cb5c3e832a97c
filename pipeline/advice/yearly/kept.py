"""Reports as they are kept: every version sealed, and after its release never another one.

Why: a report is handed over once, and what it says must not move with a later publication. So the
released documents themselves are kept, not what they were made of.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock
from pydantic import TypeAdapter

from pipeline.advice.documents.document import Document
from pipeline.advice.yearly.form import Formulier
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput

_FOLDER = "jaarrapporten"
_DOCUMENTS: TypeAdapter[dict[str, Document]] = TypeAdapter(dict[str, Document])


class Seal(Protocol):
    """What seals a file under its name, and opens it again."""

    def seal(self, name: str, data: bytes) -> bytes:
        """Ciphertext of `data`, bound to `name`."""

    def open(self, name: str, blob: bytes) -> bytes:
        """The data again."""


@dataclass(frozen=True)
class Kept:
    """One version of a report: its form, and once released its documents by version.

    The name of who released it stays in the VP zone.
    """

    jaar: int
    formulier: Formulier
    opgeslagen_op: date
    vrijgegeven_op: date | None = None
    vrijgegeven_door: str = ""
    tweede_vp: str = ""
    documenten: Mapping[str, Document] = field(default_factory=dict)
    nummer: int = 0


class Reports:
    """The folder `vp/jaarrapporten`, read and written under one seal."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        self._folder = folder
        self._seal = seal

    def newest(self, jaar: int) -> Kept | None:
        """The last version of a year; None when nothing was kept. Raises KeyRefused."""
        numbers = self._numbers(jaar)
        return self._load(jaar, numbers[-1]) if numbers else None

    def save(self, kept: Kept) -> Kept:
        """Save as the next version and give that back. Raises RefusedInput after its release."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / ".slot"):
            before = self.newest(kept.jaar)
            check_open(before)
            found = replace(kept, nummer=(before.nummer if before else 0) + 1)
            name = _name(found.jaar, found.nummer)
            sealed = self._seal.seal(name, json.dumps(_to_json(found), ensure_ascii=False).encode())
            replace_synced(self._path(found.jaar, found.nummer), sealed)
        return found

    def _load(self, jaar: int, nummer: int) -> Kept:
        blob = self._path(jaar, nummer).read_bytes()
        return _from_json(json.loads(self._seal.open(_name(jaar, nummer), blob)), nummer)

    def _numbers(self, jaar: int) -> tuple[int, ...]:
        return tuple(sorted(int(p.stem) for p in (self._folder / str(jaar)).glob("[0-9]*.vip")))

    def _path(self, jaar: int, nummer: int) -> Path:
        return self._folder / str(jaar) / f"{nummer:04d}.vip"


def check_open(kept: Kept | None) -> None:
    """Raise RefusedInput when a report was released: it does not change any more."""
    if kept is not None and kept.vrijgegeven_op is not None:
        raise RefusedInput(
            f"Het jaarrapport van {kept.jaar} is vrijgegeven en verandert niet meer.",
            "Maak het bestand opnieuw met --uit, of neem wat u wilt toevoegen op in het volgende "
            "jaarrapport.",
        )


def _name(jaar: int, nummer: int) -> str:
    """What a version is sealed under: no other file can be put in its place."""
    return f"{_FOLDER}/{jaar}/{nummer:04d}.vip"


def _to_json(kept: Kept) -> dict[str, Any]:
    return {
        "jaar": kept.jaar,
        "formulier": kept.formulier.model_dump(mode="json"),
        "opgeslagen_op": kept.opgeslagen_op.isoformat(),
        "vrijgegeven_op": kept.vrijgegeven_op.isoformat() if kept.vrijgegeven_op else None,
        "vrijgegeven_door": kept.vrijgegeven_door,
        "tweede_vp": kept.tweede_vp,
        "documenten": _DOCUMENTS.dump_python(dict(kept.documenten), mode="json"),
    }


def _from_json(values: dict[str, Any], nummer: int) -> Kept:
    day = values["vrijgegeven_op"]
    return Kept(
        jaar=values["jaar"],
        formulier=Formulier.model_validate(values["formulier"]),
        opgeslagen_op=date.fromisoformat(values["opgeslagen_op"]),
        vrijgegeven_op=date.fromisoformat(day) if day else None,
        vrijgegeven_door=values["vrijgegeven_door"],
        tweede_vp=values.get("tweede_vp", ""),
        documenten=_DOCUMENTS.validate_python(values["documenten"]),
        nummer=nummer,
    )
