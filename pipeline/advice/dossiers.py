"""Dossiers: every version of a concept, encrypted, in the VP zone.

Why: what a vertrouwenspersoon considered, changed or held back is nobody else's business, yet must
not get lost or be rewritten. So a version is sealed, never replaced, and the status only goes
forward: concept, vrijgegeven, aangeboden.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock

from pipeline.advice.concept import Concept, from_json, to_json
from pipeline.advice.handed_over import Vrijgave, check_release, hand_over, load_handed_over
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.release.bundle import Sign
from pipeline.vault.sealed import Sealed

_ID = re.compile(r"[a-z0-9_][a-z0-9_-]{0,39}")
Status = Literal["concept", "vrijgegeven", "aangeboden"]
_BEFORE: dict[Status, tuple[Status, ...]] = {
    "concept": ("concept",),
    "vrijgegeven": ("concept",),
    "aangeboden": ("vrijgegeven",),
}


@dataclass(frozen=True)
class Dossier:
    """One version: a concept with its status. The names stay in the VP zone."""

    concept: Concept
    status: Status
    opgeslagen_op: date
    versie: int = 0
    vrijgegeven_op: date | None = None
    vrijgegeven_door: str = ""
    tweede_vp: str = ""

    @property
    def id(self) -> str:
        """The id of the concept."""
        return self.concept.id

    @property
    def vrijgave(self) -> Vrijgave | None:
        """The release without names, if there is one."""
        if self.vrijgegeven_op is None:
            return None
        return Vrijgave(self.vrijgegeven_op, tweede_akkoord=bool(self.tweede_vp))


class Dossiers:
    """The folder `vp/dossiers`, read and written under one key."""

    def __init__(self, folder: Path, sealed: Sealed) -> None:
        self._folder = folder
        self._sealed = sealed

    def list(self) -> tuple[Dossier, ...]:
        """The newest version of every dossier, by id. Raises KeyRefused with another key."""
        if not self._folder.is_dir():
            return ()
        names = sorted(path.name for path in self._folder.iterdir() if path.is_dir())
        return tuple(self.load(name) for name in names if self.versions(name))

    def versions(self, concept_id: str) -> tuple[int, ...]:
        """The numbers of the versions that were saved."""
        if not _ID.fullmatch(concept_id):
            return ()
        return tuple(sorted(int(p.stem) for p in (self._folder / concept_id).glob("[0-9]*.vip")))

    def load(self, concept_id: str, versie: int | None = None) -> Dossier:
        """A version, the newest unless told. Raises RefusedInput when there is none."""
        saved = self.versions(concept_id)
        wanted = versie if versie is not None else max(saved, default=0)
        if wanted not in saved:
            raise RefusedInput(
                "Er is geen dossier met deze naam of deze versie.",
                "Kijk met vip adviseer welke concepten er zijn.",
            )
        name = _name(concept_id, wanted)
        sealed = (self._folder / name).read_bytes()
        return _from_json(json.loads(self._sealed.open(name, sealed)), wanted)

    def save(self, dossier: Dossier) -> Dossier:
        """Save as the next version, and give that back. Raises RefusedInput for a step back."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / ".slot"):
            saved = self.versions(dossier.id)
            if saved:
                _check_step(self.load(dossier.id), dossier)
            elif dossier.status != "concept":
                raise _not_this_step()
            return self._write(replace(dossier, versie=max(saved, default=0) + 1))

    def _write(self, dossier: Dossier) -> Dossier:
        name = _name(dossier.id, dossier.versie)
        data = json.dumps(_to_json(dossier), ensure_ascii=False).encode()
        replace_synced(self._folder / name, self._sealed.seal(name, data))
        return dossier


def add_concept(dossiers: Dossiers, concept: Concept, today: date) -> Dossier:
    """Open a dossier for a new concept; one that exists is left as it is and given back."""
    if dossiers.versions(concept.id):
        return dossiers.load(concept.id)
    return dossiers.save(Dossier(concept, "concept", today))


def release_concept(
    dossiers: Dossiers, concept_id: str, today: date, door: str, tweede_vp: str = ""
) -> Dossier:
    """A vertrouwenspersoon releases a concept, where needed with a second one.

    Raises RefusedInput when the concept names a unit and neither another vertrouwenspersoon agrees
    nor a week has passed, or when it is no concept any more.
    """
    if not door.strip():
        raise RefusedInput(
            "Er ontbreekt een naam: wie geeft dit concept vrij?",
            "Noem de vertrouwenspersoon die vrijgeeft. De naam blijft in de VP-zone.",
        )
    second = tweede_vp.strip() if tweede_vp.strip().casefold() != door.strip().casefold() else ""
    dossier = replace(
        dossiers.load(concept_id),
        status="vrijgegeven",
        opgeslagen_op=today,
        vrijgegeven_op=today,
        vrijgegeven_door=door.strip(),
        tweede_vp=second,
    )
    check_release(dossier.concept, dossier.vrijgave, today)
    return dossiers.save(dossier)


def hand_over_dossier(
    dossiers: Dossiers, concept_id: str, overdracht: Path, sign: Sign, today: date
) -> Path:
    """Offer a released concept to the organisation: freeze it, then note that in the dossier.

    Raises RefusedInput when it was not released. Broken off in between, a second call only notes.
    """
    dossier = dossiers.load(concept_id)
    if dossier.status != "vrijgegeven":
        check_release(dossier.concept, dossier.vrijgave, today)
        raise _not_this_step()
    if not any(one.concept == dossier.concept for one in load_handed_over(overdracht)):
        hand_over(dossier.concept, dossier.vrijgave, overdracht, sign, today)
    dossiers.save(replace(dossier, status="aangeboden", opgeslagen_op=today))
    return overdracht / "adviezen" / concept_id


def _name(concept_id: str, version: int) -> str:
    return f"{concept_id}/{version:04d}.vip"


def _check_step(before: Dossier, after: Dossier) -> None:
    is_same_text = before.concept == after.concept or after.status == "concept"
    if before.status not in _BEFORE[after.status] or not is_same_text:
        raise _not_this_step()


def _not_this_step() -> RefusedInput:
    return RefusedInput(
        "Deze stap kan niet: een dossier gaat van concept naar vrijgegeven naar aangeboden, "
        "en na vrijgave verandert de tekst niet meer.",
        "Maak een nieuw advies als u iets anders wilt zeggen.",
    )


def _to_json(dossier: Dossier) -> dict[str, Any]:
    day = dossier.vrijgegeven_op
    return {
        "concept": to_json(dossier.concept),
        "status": dossier.status,
        "opgeslagen_op": dossier.opgeslagen_op.isoformat(),
        "vrijgegeven_op": day.isoformat() if day else None,
        "vrijgegeven_door": dossier.vrijgegeven_door,
        "tweede_vp": dossier.tweede_vp,
    }


def _from_json(values: dict[str, Any], version: int) -> Dossier:
    day = values["vrijgegeven_op"]
    return Dossier(
        concept=from_json(values["concept"]),
        status=values["status"],
        opgeslagen_op=date.fromisoformat(values["opgeslagen_op"]),
        versie=version,
        vrijgegeven_op=date.fromisoformat(day) if day else None,
        vrijgegeven_door=values["vrijgegeven_door"],
        tweede_vp=values["tweede_vp"],
    )
