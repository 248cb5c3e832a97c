"""The door: from closed periods to a frozen publication. The only way from rows to numbers.

Order, so that noise is never drawn without a debit on disk (each step is durable before the next):

    1. the booking: who counts where, encrypted in the kluis
    2. the debit in the ledger, naming the booking by its hash and the plan that is paid for
    3. the kluis manifest with the new head of the ledger
    4. noise is drawn; the finished bundle is written in the VP zone
    5. the ledger notes the hash of the bundle: from here on these are the numbers, for good
    6. the manifest again, and one rename puts the bundle in `overdracht/`

Broken off before 2, nothing happened. Broken off later, `settle` finishes the publication from its
booking and plan. Noise is drawn anew only where no bundle was finished, so where nobody saw it.
"""

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.contracts.public import PublicInputs
from pipeline.durable import replace_synced, sync_directory
from pipeline.errors import LedgerRefused
from pipeline.release.bounding import BOOKED, book, gather
from pipeline.release.bundle import CONTENTS, PUBLIC_KEY, read_bundle, write_bundle
from pipeline.release.due import Due, find_due
from pipeline.release.frozen import (
    LedgerMark,
    Publication,
    Release,
    load_release,
    publication_files,
)
from pipeline.release.ledger import Entry, Ledger
from pipeline.release.noising import noisy_answers, noisy_counts
from pipeline.release.promise import Budget, ProtectedUnit, promise_of
from pipeline.vault.kluis import Kluis
from pipeline.workspace import Workspace

DEBIT, FROZEN = "debet", "bevroren"


@dataclass(frozen=True)
class Door:
    """Everything a publication needs; `random_state` is refused outside the tests."""

    workspace: Workspace
    kluis: Kluis
    publiek: PublicInputs
    today: date
    random_state: np.random.RandomState | None = None

    def open_ledger(self) -> Ledger:
        """The ledger, verified against the kluis and every release. Raises LedgerRefused."""
        ledger = Ledger(self.workspace.grootboek)
        manifest = self.kluis.manifest
        marks = [publication.grootboek for publication in self.released().publicaties]
        known = LedgerMark(manifest.grootboek_lengte, manifest.grootboek_kop)
        ledger.check_against([known, *marks])
        _check_manifest_is_current(ledger, known.lengte)
        return ledger

    def released(self) -> Release:
        """All that is frozen so far."""
        return load_release(self.workspace.overdracht, self.kluis.signer.public_key)

    def due(self, ledger: Ledger) -> Due:
        """What is closed and was not published yet, with its plan; spends nothing."""
        return find_due(self.workspace.settings, self.publiek, self.kluis.manifest, ledger)

    def publish(self) -> tuple[Publication, ...]:
        """Publish what is due, after finishing what was broken off. Empty when nothing is due.

        Raises LedgerRefused, BudgetRefused, KeyRefused or ConfigurationError; in each case nothing
        was published that was not paid for.
        """
        ledger = self.open_ledger()
        ledger.drop_torn_tail()
        finished = self.settle(ledger)
        due = self.due(ledger)
        if due.is_empty:
            return finished
        return (*finished, self._complete(self._debit(due, ledger), ledger))

    def settle(self, ledger: Ledger) -> tuple[Publication, ...]:
        """Finish publications that were paid for but not put in place."""
        return tuple(
            self._complete(entry, ledger)
            for entry in ledger.entries
            if entry.soort == DEBIT and not self._in_place(entry, ledger)
        )

    def _debit(self, due: Due, ledger: Ledger) -> Entry:
        """Steps 1 to 3."""
        name = f"p{sum(e.soort == DEBIT for e in ledger.entries) + 1:04d}"
        booking = f"boekingen/{name}"
        rows = gather(self.kluis.deliveries("gesprekken"), self.workspace.settings.bronnen)
        booked = book(rows, self._booked_before(ledger), due.cohorts)
        written = self.kluis.write_table(
            booking, pa.Table.from_pandas(booked, preserve_index=False)
        )
        budget = Budget.of(self.workspace.settings.privacy)
        entry = ledger.debit(
            due.posts(),
            budget.ceilings(),
            publicatie=name,
            gemaakt_op=self.today.isoformat(),
            boeking={"naam": booking, "sha256": _digest(written)},
            **due.to_json(),
        )
        self._mark(ledger)
        return entry

    def _complete(self, entry: Entry, ledger: Ledger) -> Publication:
        """Steps 4 to 6, from wherever they were broken off."""
        name = entry.inhoud["publicatie"]
        draft = self.workspace.vp / "klaar" / name
        frozen = _frozen_hash(name, ledger)
        if frozen is None:
            if not self._is_whole(draft):
                shutil.rmtree(draft, ignore_errors=True)
                write_bundle(draft, self._draw(entry, ledger), self.kluis.signer)
            frozen = _digest((draft / CONTENTS).read_bytes())
            ledger.note(FROZEN, {"publicatie": name, "inhoud_sha256": frozen})
        self._mark(ledger)
        self._put_in_place(draft, frozen)
        found = self.released().publicaties
        return next(publication for publication in found if publication.id == name)

    def _draw(self, entry: Entry, ledger: Ledger) -> dict[str, bytes]:
        """The files of the publication that a debit paid for; here alone noise is drawn."""
        due = Due.from_json(entry.inhoud)
        booked = self._booking(entry)
        before = self.released().tellingen
        counts = noisy_counts(
            booked, due.plan, due.cohorts, self.publiek, before, self.random_state
        )
        deliveries = self.kluis.deliveries("enquete")
        answers = noisy_answers(deliveries, due.surveys, self.publiek, self.random_state)
        publication = self._publication(entry, due, ledger)
        return publication_files(publication, counts, answers, self.publiek)

    def _publication(self, entry: Entry, due: Due, ledger: Ledger) -> Publication:
        settings = self.workspace.settings
        return Publication(
            id=entry.inhoud["publicatie"],
            organisatie=settings.organisatie.naam,
            is_voorbeeld=settings.organisatie.voorbeeld,
            gemaakt_op=date.fromisoformat(entry.inhoud["gemaakt_op"]),
            korrel=due.plan.korrel,
            perioden=due.cohorts,
            golven=tuple(due.surveys),
            plan=due.plan.tabellen if due.cohorts else {},
            plan_enquete={
                f"{wave}/{table}": micro
                for wave, plan in due.surveys.items()
                for table, micro in plan.tabellen.items()
            },
            belofte=promise_of(settings.privacy, self._protected_unit()),
            grootboek=ledger.mark_at(entry.nr),
        )

    def _protected_unit(self) -> ProtectedUnit:
        """By the columns of the files of talks: per gesprek where one has no traject_sleutel, per
        person and year where one has a persoon_sleutel, else per traject."""
        talks = [d for d in self.kluis.manifest.leveringen if d.contract == "gesprekken"]
        if not all(d.heeft_sleutel for d in talks):
            return "gesprek"
        return "persoon_per_jaar" if any(d.heeft_persoon for d in talks) else "traject"

    def _booking(self, entry: Entry) -> pd.DataFrame:
        """The booking that a debit names. Raises LedgerRefused when it is not the one booked."""
        named = entry.inhoud["boeking"]
        path = self.kluis.table_path(named["naam"])
        if not path.exists() or _digest(path.read_bytes()) != named["sha256"]:
            raise LedgerRefused(
                "De kluis past niet bij het grootboek: een boeking ontbreekt of is veranderd.",
                "Er wordt niets gepubliceerd. Zet een kopie van de hele map vp/ terug.",
            )
        booked: pd.DataFrame = self.kluis.read_table(named["naam"]).to_pandas()
        return booked

    def _booked_before(self, ledger: Ledger) -> pd.DataFrame:
        frames = [self._booking(e)[list(BOOKED)] for e in ledger.entries if e.soort == DEBIT]
        return pd.concat([pd.DataFrame(columns=list(BOOKED)), *frames], ignore_index=True)

    def _in_place(self, entry: Entry, ledger: Ledger) -> bool:
        target = self.workspace.publicaties / entry.inhoud["publicatie"] / CONTENTS
        frozen = _frozen_hash(entry.inhoud["publicatie"], ledger)
        if not target.exists():
            return False
        if frozen is None or _digest(target.read_bytes()) != frozen:
            raise _lost(entry.inhoud["publicatie"])
        return True

    def _is_whole(self, draft: Path) -> bool:
        """Whether a finished bundle of this kluis lies ready; its noise is then final."""
        if not draft.exists():
            return False
        try:
            read_bundle(draft, self.kluis.signer.public_key)
        except LedgerRefused:
            return False
        return True

    def _put_in_place(self, draft: Path, frozen: str) -> None:
        target = self.workspace.publicaties / draft.name
        if not self._is_whole(draft) or _digest((draft / CONTENTS).read_bytes()) != frozen:
            raise _lost(draft.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_synced(self.workspace.overdracht / PUBLIC_KEY, self.kluis.signer.public_bytes)
        draft.replace(target)
        sync_directory(target.parent)

    def _mark(self, ledger: Ledger) -> None:
        mark = ledger.mark
        self.kluis.update(
            lambda old: replace(old, grootboek_lengte=mark.lengte, grootboek_kop=mark.kop)
        )


def _frozen_hash(name: str, ledger: Ledger) -> str | None:
    hashes = [
        str(e.inhoud["inhoud_sha256"])
        for e in ledger.entries
        if e.soort == FROZEN and e.inhoud["publicatie"] == name
    ]
    return hashes[0] if hashes else None


def _check_manifest_is_current(ledger: Ledger, known: int) -> None:
    """A kill leaves the ledger at most one entry ahead of the kluis; more means an older kluis."""
    if len(ledger.entries) > known + 1:
        raise LedgerRefused(
            "De kluis is ouder dan het grootboek.",
            "Er wordt niets gepubliceerd. Zet de laatste kopie van de hele map vp/ terug.",
        )


def _lost(name: str) -> LedgerRefused:
    return LedgerRefused(
        f"Publicatie {name} is vastgelegd in het grootboek, maar ontbreekt of is veranderd.",
        "Zet overdracht/publicaties terug uit een kopie. Er komt geen nieuwe ruis voor cijfers "
        "die al eens zijn vastgelegd.",
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
