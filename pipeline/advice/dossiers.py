"""Dossiers: every version of a concept, encrypted, in the VP zone.

Why: what a vertrouwenspersoon considered, changed or held back is nobody else's business, yet must
not get lost or be rewritten. So a version is sealed, never replaced, and the status only goes
forward (status.py).
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import TypeAdapter

from pipeline.advice.concept import Concept
from pipeline.advice.follow_up import Stap
from pipeline.advice.handed_over import Vrijgave
from pipeline.advice.status import CONCEPT, EDITABLE, check_step, statuses
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.vault.sealed import Sealed

_ID = re.compile(r"[a-z0-9_][a-z0-9_-]{0,39}")


@dataclass(frozen=True)
class Aantekening:
    """Something to remember beside a dossier. It never crosses.

    toelichting: words on a reaction (over: its status). opnieuw: the same pattern stood in a list
    again (over: the list). bekeken: the yardsticks were looked at. ingetrokken: that
    it was withdrawn (over: the newer advice in its place, if there is one).
    """

    op: date
    soort: Literal["toelichting", "opnieuw", "bekeken", "ingetrokken"]
    tekst: str = ""
    over: str = ""


@dataclass(frozen=True)
class Dossier:
    """One version: a concept with its status. The names stay in the VP zone.

    tekst_van: the day on which the text became what it is; None: that of the concept itself.
    genoemd: codes of units that were typed in the text. stappen: what happened after it was
    offered, oldest first.
    """

    concept: Concept
    status: str
    opgeslagen_op: date
    versie: int = 0
    vrijgegeven_op: date | None = None
    vrijgegeven_door: str = ""
    tweede_vp: str = ""
    tekst_van: date | None = None
    genoemd: tuple[str, ...] = ()
    aangeboden_op: date | None = None
    stappen: tuple[Stap, ...] = ()
    aantekeningen: tuple[Aantekening, ...] = ()

    @property
    def id(self) -> str:
        """The id of the concept."""
        return self.concept.id

    @property
    def text_since(self) -> date:
        """Since when the text is as it is: from then a week of waiting runs."""
        return self.tekst_van or self.concept.gemaakt_op

    @property
    def vrijgave(self) -> Vrijgave | None:
        """The release without names, if there is one."""
        if self.vrijgegeven_op is None:
            return None
        agreed, names_unit = bool(self.tweede_vp), bool(self.genoemd)
        return Vrijgave(self.vrijgegeven_op, agreed, self.text_since, names_unit)

    @property
    def is_here(self) -> bool:
        """Whether nothing of it crossed: it was not offered."""
        return not statuses()[self.status].is_public

    def noted(self, note: Aantekening) -> "Dossier":
        """With one more note."""
        return replace(self, aantekeningen=(*self.aantekeningen, note))


_ADAPTER: TypeAdapter[Dossier] = TypeAdapter(Dossier)


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
                "Er is geen dossier met deze code of deze versie.",
                "Kijk met vip adviezen welke dossiers er zijn.",
            )
        name = _name(concept_id, wanted)
        sealed = (self._folder / name).read_bytes()
        found = _ADAPTER.validate_python(json.loads(self._sealed.open(name, sealed)))
        return replace(found, versie=wanted)

    def save(self, dossier: Dossier) -> Dossier:
        """Save as the next version, and give that back. Raises RefusedInput for a step back."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / ".slot"):
            saved = self.versions(dossier.id)
            if saved:
                _check_change(self.load(dossier.id), dossier)
            elif dossier.status != CONCEPT:
                raise RefusedInput(
                    "Een dossier begint als concept.", "Maak eerst een concept met vip adviseer."
                )
            return self._write(replace(dossier, versie=max(saved, default=0) + 1))

    def _write(self, dossier: Dossier) -> Dossier:
        name = _name(dossier.id, dossier.versie)
        values = _ADAPTER.dump_python(dossier, mode="json", exclude={"versie"})
        data = json.dumps(values, ensure_ascii=False).encode()
        replace_synced(self._folder / name, self._sealed.seal(name, data))
        return dossier


def add_concept(dossiers: Dossiers, concept: Concept, today: date) -> Dossier:
    """Open a dossier for a new concept; one that exists is left as it is and given back."""
    if dossiers.versions(concept.id):
        return dossiers.load(concept.id)
    return dossiers.save(Dossier(concept, CONCEPT, today))


def _name(concept_id: str, version: int) -> str:
    return f"{concept_id}/{version:04d}.vip"


def _check_change(before: Dossier, after: Dossier) -> None:
    """The status stays or goes a step forward; the text changes only before it was released."""
    is_step = (before.status, before.vrijgegeven_op, before.stappen) != (
        after.status, after.vrijgegeven_op, after.stappen,
    )  # fmt: skip
    if is_step:
        check_step(after.id, before.status, after.status)
    is_fixed = before.status not in EDITABLE or is_step
    if is_fixed and before.concept != after.concept:
        raise _text_is_fixed()


def _text_is_fixed() -> RefusedInput:
    return RefusedInput(
        "Na vrijgave verandert de tekst van een advies niet meer.",
        "Maak een nieuw advies als u iets anders wilt zeggen.",
    )
