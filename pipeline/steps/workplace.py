"""One organisation at work: its workspace with the kluis open, for one process at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from filelock import FileLock, Timeout

from pipeline.advice.dossiers import Dossiers
from pipeline.advice.suspensions import Suspensions
from pipeline.contracts.model import load_contract
from pipeline.contracts.public import PublicInputs
from pipeline.errors import RefusedInput
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import SavedMappings
from pipeline.ingest.public_files import load_public, read_codes
from pipeline.release import Release, drop_drafts
from pipeline.release.door import Door
from pipeline.release.kept_waves import kept_waves
from pipeline.release.ledger import Ledger
from pipeline.signals.frozen import SignalList, load_signals
from pipeline.steps.incoming import drop_incoming
from pipeline.steps.themes import Themes
from pipeline.vault.kluis import Kluis, open_kluis
from pipeline.workspace import Workspace, open_workspace

_WAIT_SECONDS = 2
Read = TypeVar("Read")
Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Workplace:
    """One organisation's workspace with its kluis open; `today` is the clock of every step."""

    workspace: Workspace
    kluis: Kluis
    today: date

    @cached_property
    def publiek(self) -> PublicInputs:
        """The public inputs, read once."""
        return load_public(self.workspace)

    @cached_property
    def mappings(self) -> SavedMappings:
        """How foreign files of each source are read, encrypted."""
        codes = read_codes(self.workspace.codes)
        lists = {
            name: codelist
            for kind in ("gesprekken", "enquete")
            for name, codelist in lists_for(load_contract(kind), codes).items()
        }
        return SavedMappings(self.workspace.bronnen, self.kluis.mapping_seal, lists)

    def door(self, random_state: np.random.RandomState | None = None) -> Door:
        """The door of this organisation; a seed is refused outside the tests."""
        here = self.workspace, self.kluis, self.publiek, self.today
        return Door(*here, random_state, self.themes)

    @cached_property
    def themes(self) -> Themes:
        """What finds themes in open answers, wave by wave."""
        return Themes(self.workspace.codes, self.publiek, self._noted_themes)

    def _noted_themes(self, golf: str) -> tuple[str, ...] | None:
        noted = kept_waves(Ledger(self.workspace.grootboek)).get(golf)
        return None if noted is None else noted.eigen_themas

    def released(self) -> Release:
        """Everything that was published; read again when something was put beside it."""
        return self._as_it_is("released", lambda: self.door().released())

    def signals(self) -> tuple[SignalList, ...]:
        """Every list of patterns, oldest first; read again when one was put beside them."""
        folder, key = self.workspace.overdracht, self.kluis.signer.public_key
        return self._as_it_is("signals", lambda: load_signals(folder, key))

    @property
    def stamps(self) -> Stamps:
        """What is in overdracht now: what was made of it holds until this differs."""
        return _stamps(self.workspace.overdracht)

    @cached_property
    def _was_read(self) -> dict[str, tuple[object, Any]]:
        return {}

    def _as_it_is(self, what: str, read: Callable[[], Read]) -> Read:
        """What `read` gives, once for as long as no file of overdracht changes: several steps ask
        for the same on one page."""
        now = self.stamps
        if self._was_read.get(what, (None, None))[0] != now:
            self._was_read[what] = (now, read())
        found: Read = self._was_read[what][1]
        return found

    @property
    def dossiers(self) -> Dossiers:
        """Concept advice, encrypted."""
        return Dossiers(self.workspace.dossiers, self.kluis.dossier_seal)

    @property
    def suspensions(self) -> Suspensions:
        """Units that no advice is given about for now, encrypted."""
        seals = self.kluis.dossier_seal
        return Suspensions(self.workspace.suspensions, seals, self.above, self.today)

    @property
    def above(self) -> dict[str, tuple[str, ...]]:
        """The units that each unit, whenever it was there, is a part of or went into."""
        found: dict[str, tuple[str, ...]] = {}
        for unit in self.publiek.units:
            higher = (unit.bovenliggend,) if unit.bovenliggend else ()
            found[unit.eenheid] = (*found.get(unit.eenheid, ()), *higher, *unit.opgevolgd_door)
        return found


def _stamps(folder: Path) -> Stamps:
    """Every file below a folder, with its size and the moment it was written."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return tuple((str(p), (seen := p.stat()).st_size, seen.st_mtime_ns) for p in files)


@contextmanager
def at_work(root: Path, key: str | Kluis, today: date) -> Iterator[Workplace]:
    """The workplace at `root`, for one process at a time.

    `key`: the passphrase, or its kluis as it was opened before: a passphrase takes a quarter of a
    second and 64 MiB each time. Raises ConfigurationError, KeyRefused, or RefusedInput when another
    process is at work.
    """
    workspace = open_workspace(root)
    kluis = open_kluis(workspace.kluis, key) if isinstance(key, str) else key
    try:
        with FileLock(workspace.vp / ".slot", timeout=_WAIT_SECONDS):
            drop_drafts(workspace.overdracht)
            drop_incoming(workspace)
            yield Workplace(workspace, kluis, today)
    except Timeout:
        raise RefusedInput(
            "Er is al een ander venster aan het werk in deze map.",
            "Wacht tot dat klaar is, of sluit het, en probeer het dan opnieuw.",
        ) from None
