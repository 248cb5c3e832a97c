"""The door: from closed periods to a frozen publication. The only way from rows to numbers.

Order, so that noise is never drawn without a debit on disk (each step is durable before the next):

    1. the booking: who counts where, encrypted in the kluis
    2. the debit in the ledger: the booking by its hash, the plan, the promise, the public facts
    3. the kluis manifest with the new head of the ledger
    4. noise is drawn; the finished bundle is written in the VP zone          (completion.py)
    5. the ledger notes the hash of the bundle: from here on these are the numbers, for good
    6. the manifest again, and one rename puts the bundle in `overdracht/`

Broken off before 2, nothing happened. Broken off later, the next run first finishes the publication
from its debit. Noise is drawn anew only where no bundle was finished, so where nobody saw it.
"""

import json
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pipeline.contracts.public import PublicInputs
from pipeline.errors import ConfigurationError, LedgerRefused
from pipeline.release.bounding import book, gather
from pipeline.release.clock import check_clock
from pipeline.release.closing import set_apart, with_endings
from pipeline.release.completion import Completion, mark_kluis
from pipeline.release.declared import keep_promise
from pipeline.release.due import Due, find_due
from pipeline.release.entry import Entry
from pipeline.release.frozen import Publication, Release, load_release
from pipeline.release.kept_codes import check_units, earliest_quarter, keep_codes
from pipeline.release.kluis_state import check_state, state_of
from pipeline.release.ledger import Ledger, LedgerMark
from pipeline.release.promise import Budget, promise_of
from pipeline.release.theme_keys import ThemeReaders, no_readers
from pipeline.vault.kluis import Kluis
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Door:
    """Everything a publication needs; `random_state` is refused outside the tests.

    `themes` gives what finds themes in the open answers of a wave (steps/themes.py).
    """

    workspace: Workspace
    kluis: Kluis
    publiek: PublicInputs
    today: date
    random_state: np.random.RandomState | None = None
    themes: ThemeReaders = no_readers

    @property
    def completion(self) -> Completion:
        """What finishes a publication once it is paid for."""
        return Completion(self.workspace, self.kluis, self.random_state)

    def open_ledger(self) -> Ledger:
        """The ledger, verified against the kluis and every release. Raises LedgerRefused."""
        ledger = Ledger(self.workspace.grootboek, self.kluis.ledger_seal)
        manifest = self.kluis.manifest
        heads = [publication.grootboek for publication in self.released().publicaties]
        known = LedgerMark(manifest.grootboek_lengte, manifest.grootboek_kop)
        ledger.check_against(known, heads)
        _check_manifest_is_current(ledger, known.lengte)
        check_state(ledger, manifest)
        for entry in ledger.debits:
            self.completion.check_not_lost(entry, ledger)
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
        ledger, finished = self.ready()
        due = self.due(ledger)
        if due.is_empty:
            return finished
        return (*finished, self.completion.finish(self._book_and_debit(due, ledger), ledger))

    def ready(self) -> tuple[Ledger, tuple[Publication, ...]]:
        """The ledger, once everything is in order for a next debit, and what was finished for that.

        Raises LedgerRefused, KeyRefused or ConfigurationError.
        """
        self._check_promise()
        ledger = self.write_ledger()
        finished = self._finish_broken_off(ledger)
        check_clock(ledger, self.today)
        keep_promise(ledger, self.workspace.settings.privacy, self.today)
        mark_kluis(self.kluis, ledger)
        self.keep_codes(ledger)
        check_units(ledger, self.publiek)
        return ledger, finished

    def keep_codes(self, ledger: Ledger) -> None:
        """Write down own codes that are new. Raises ConfigurationError when that cannot be."""
        manifest, vanaf = self.kluis.manifest, self.workspace.settings.kalender.vanaf
        has_rows = any(delivery.contract == "gesprekken" for delivery in manifest.leveringen)
        earliest = earliest_quarter(vanaf, manifest.gesloten_tot, has_rows, self.today)
        if keep_codes(ledger, self.publiek.codes, earliest, self.today):
            mark_kluis(self.kluis, ledger)

    def write_ledger(self) -> Ledger:
        """The verified ledger, ready for a next entry: the kluis has the last one marked.

        Bookings that no debit names are gone.
        """
        ledger = self.open_ledger()
        ledger.drop_torn_tail()
        mark_kluis(self.kluis, ledger)
        self.completion.bookings.drop_unpaid(ledger.debits)
        return ledger

    def _finish_broken_off(self, ledger: Ledger) -> tuple[Publication, ...]:
        finished = []
        for entry in ledger.debits:
            if self.completion.check_in_place(entry, ledger):
                self.completion.tidy(entry)
            else:
                finished.append(self.completion.finish(entry, ledger))
        self.completion.put_notes(ledger)
        return tuple(finished)

    def _check_promise(self) -> None:
        """Rows were stored under one declared promise; another one cannot be made of them."""
        declared = self.workspace.settings.privacy.beschermd
        stored = self.kluis.manifest.beschermd
        if stored not in ("", declared):
            raise ConfigurationError(
                f"In vip.toml staat beschermd = {declared}, maar de gesprekken zijn ingelezen met "
                f"de belofte per {stored}.",
                f'Zet in vip.toml onder [privacy] weer: beschermd = "{stored}".',
            )

    def _book_and_debit(self, due: Due, ledger: Ledger) -> Entry:
        """Steps 1 to 3 for what is due."""
        before = self.completion.bookings.every(ledger.debits)
        rows = self.rows()
        booked = book(rows, before, due.cohorts)
        began = self.completion.bookings.every(ledger.first_debits)
        booked = with_endings(booked, began, rows, due.cohorts, _can_end(due, ledger))
        return self.debit(ledger, due, booked, self.publiek)

    def rows(self) -> pd.DataFrame:
        """Every stored row of talks that counts now, as from `bounding.gather`."""
        return gather(self.kluis.deliveries("gesprekken"), self.workspace.settings.bronnen)

    def debit(
        self, ledger: Ledger, due: Due, booked: pd.DataFrame, publiek: PublicInputs, **extra: str
    ) -> Entry:
        """Steps 1 to 3, with a booking that was made. `extra` says more in the debit.

        Raises BudgetRefused when a cohort cannot bear it.
        """
        name = f"p{len(ledger.debits) + 1:04d}"
        settings = self.workspace.settings
        entry = ledger.debit(
            due.posts(),
            Budget.of(settings.privacy).ceilings(),
            publicatie=name,
            gemaakt_op=self.today.isoformat(),
            organisatie=settings.organisatie.naam,
            sector=settings.organisatie.sector,
            is_voorbeeld=settings.organisatie.voorbeeld,
            belofte=promise_of(settings.privacy, due.has_gaussian),
            publiek=json.loads(publiek.as_json()),
            kluis=state_of(self.kluis.manifest),
            **self.completion.bookings.store(name, booked, due.surveys, self.themes),
            **due.to_json(),
            **extra,
        )
        mark_kluis(self.kluis, ledger)
        return entry


def _can_end(due: Due, ledger: Ledger) -> tuple[str, ...]:
    """The cohorts whose trajecten have enough set apart to be counted where they end."""
    before = [post for entry in ledger.debits for post in entry.posten]
    apart = set_apart([*before, *due.posts()])
    cost = set_apart(due.plan.posts(due.cohorts[:1])).total()
    return tuple(cohort for cohort, micro in apart.items() if 0 < cost <= micro)


def _check_manifest_is_current(ledger: Ledger, known: int) -> None:
    """A kill leaves the ledger at most one entry ahead of the kluis; more means an older kluis."""
    if len(ledger.entries) > known + 1:
        raise LedgerRefused(
            "De kluis is ouder dan het grootboek.",
            "Er wordt niets gepubliceerd. Zet de laatste kopie van de hele map vp/ terug.",
        )
