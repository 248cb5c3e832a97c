"""From a debit to a bundle in place: the second half of the door, and all of the healing.

Everything a publication needs is in its debit: the booking (by hash), the plan, the promise and the
public facts of that moment. So whatever is edited between a broken-off run and the next one, the
publication comes out as it was paid for.
"""

import json
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from pipeline.contracts.public import PublicInputs
from pipeline.durable import replace_synced
from pipeline.errors import ConfigurationError, LedgerRefused
from pipeline.release.bookings import Bookings, digest
from pipeline.release.bundle import (
    CONTENTS,
    PUBLIC_KEY,
    copy_bundle,
    read_bundle,
    write_bundle,
)
from pipeline.release.due import Due
from pipeline.release.entry import Entry
from pipeline.release.frozen import Publication, combine, load_release, publication_files
from pipeline.release.ledger import Ledger
from pipeline.release.new_words import NewWordsFound, noisy_words, words_of
from pipeline.release.noising import noisy_counts
from pipeline.release.notes import Note, put_note
from pipeline.release.survey_noising import noisy_answers
from pipeline.release.theme_noising import noisy_themes
from pipeline.vault.kluis import Kluis
from pipeline.workspace import Workspace

FROZEN, NOTE = "bevroren", "aantekening"


@dataclass(frozen=True)
class Completion:
    """Finishes publications that were paid for. `random_state` is refused outside the tests."""

    workspace: Workspace
    kluis: Kluis
    random_state: np.random.RandomState | None = None

    @property
    def bookings(self) -> Bookings:
        """Who counts where, as the debits fixed it."""
        return Bookings(self.kluis)

    def finish(self, entry: Entry, ledger: Ledger) -> Publication:
        """Draw noise if that was not done, freeze, put in place; from wherever it was broken off.

        Raises LedgerRefused when what was frozen is gone or is not what the debit paid for.
        """
        name = str(entry.inhoud["publicatie"])
        draft = self.workspace.vp / "klaar" / name
        frozen = frozen_hash(name, ledger)
        if frozen is None:
            if not self._is_whole(draft, entry):
                shutil.rmtree(draft, ignore_errors=True)
                files = self._draw(entry)
                write_bundle(draft, files, self.kluis.signer, "publicatie")
            frozen = digest((draft / CONTENTS).read_bytes())
            ledger.note(FROZEN, {"publicatie": name, "inhoud_sha256": frozen})
            mark_kluis(self.kluis, ledger)
        self._put_in_place(draft, frozen)
        self.tidy(entry)
        return self._publication(entry)

    def tidy(self, entry: Entry) -> None:
        """Remove what a publication that is in place needs no more."""
        shutil.rmtree(self.workspace.vp / "klaar" / entry.inhoud["publicatie"], ignore_errors=True)
        self.bookings.drop_answers(entry)

    def put_notes(self, ledger: Ledger) -> None:
        """Put every note of the ledger in place. Raises LedgerRefused when one was altered."""
        signer, overdracht = self.kluis.signer, self.workspace.overdracht
        for entry in ledger.entries:
            if entry.soort == NOTE:
                put_note(Note.from_json(entry.inhoud), overdracht, signer, signer.public_key)

    def check_in_place(self, entry: Entry, ledger: Ledger) -> bool:
        """Whether a debit's publication is in place. Raises LedgerRefused when it was altered."""
        name = str(entry.inhoud["publicatie"])
        target = self.workspace.publicaties / name / CONTENTS
        if not target.exists():
            return False
        if digest(target.read_bytes()) != frozen_hash(name, ledger):
            raise _lost(name)
        return True

    def check_not_lost(self, entry: Entry, ledger: Ledger) -> None:
        """Raises LedgerRefused when frozen numbers are neither in place nor ready to be."""
        name = str(entry.inhoud["publicatie"])
        draft = self.workspace.vp / "klaar" / name
        if frozen_hash(name, ledger) is None or self.check_in_place(entry, ledger):
            return
        if not self._is_whole(draft, entry):
            raise _lost(name)

    def _draw(self, entry: Entry) -> dict[str, bytes]:
        """The files of the publication that a debit paid for; here alone noise is drawn."""
        due = Due.from_json(entry.inhoud)
        publiek = PublicInputs.from_json(json.dumps(entry.inhoud["publiek"]))
        known = load_release(self.workspace.overdracht, self.kluis.signer.public_key).tellingen
        before = known[~known["periode"].isin(due.cohorts)]  # a correction starts afresh
        random = self.random_state
        booked, answered = self.bookings.talks(entry), self.bookings.answers(entry)
        counts = noisy_counts(booked, due.plan, due.cohorts, publiek, before, random)
        answers = noisy_answers(answered, due.surveys, publiek, random)
        keys = self.bookings.theme_keys(entry)
        themes = noisy_themes(answered, due.surveys, keys, publiek, answers, random)
        if any(plan.woorden for plan in due.surveys.values()):
            told = noisy_words(answered, due.surveys, random)
            self.bookings.keep_words(entry, told)
        return publication_files(self._publication(entry), counts, answers, publiek, themes)

    def new_words(self, golf: str, ledger: Ledger) -> NewWordsFound | None:
        """What the search for new words told of a wave; None where there was none, or not yet."""
        for entry in ledger.debits:
            due, name = Due.from_json(entry.inhoud), str(entry.inhoud["publicatie"])
            plan = due.surveys.get(golf)
            if plan is not None and plan.woorden and frozen_hash(name, ledger) is not None:
                return words_of(self.bookings.kept_words(entry), golf, plan)
        return None

    def _publication(self, entry: Entry) -> Publication:
        due = Due.from_json(entry.inhoud)
        return Publication(
            id=entry.inhoud["publicatie"],
            organisatie=entry.inhoud["organisatie"],
            sector=entry.inhoud.get("sector", ""),
            is_voorbeeld=entry.inhoud["is_voorbeeld"],
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
            belofte=entry.inhoud["belofte"],
            grootboek=entry.hash,
            rho_enquete={
                f"{wave}/{table}": rho
                for wave, plan in due.surveys.items()
                for table, rho in plan.rho.items()
            },
            corrigeert=entry.inhoud.get("corrigeert", ""),
            reden=entry.inhoud.get("reden", ""),
            themas={
                wave: {
                    "grens": due.surveys[wave].grens,
                    "vragen": [*due.surveys[wave].vragen],
                    "taxonomie": keys,
                    "woorden": due.surveys[wave].woorden,
                    "woorden_delta": due.surveys[wave].woorden_delta,
                }
                for wave, keys in entry.inhoud.get("themas", {}).items()
            },
        )

    def _is_whole(self, draft: Path, entry: Entry) -> bool:
        """Whether the finished bundle of this very debit lies ready; its noise is then final."""
        if not draft.exists():
            return False
        try:
            files = read_bundle(draft, self.kluis.signer.public_key, "publicatie")
        except LedgerRefused:
            return False
        return combine([files]).publicaties == (self._publication(entry),)

    def _put_in_place(self, draft: Path, frozen: str) -> None:
        target = self.workspace.publicaties / draft.name
        contents = draft / CONTENTS
        if not contents.exists() or digest(contents.read_bytes()) != frozen:
            raise _lost(draft.name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_synced(self.workspace.overdracht / PUBLIC_KEY, self.kluis.signer.public_bytes)
            copy_bundle(draft, target, self.kluis.signer.public_key, "publicatie")
        except OSError:
            raise ConfigurationError(
                "In de map overdracht kan niet worden geschreven.",
                "Kijk of de schijf vol is en of u in die map mag schrijven. De cijfers liggen al "
                "vast; geef daarna hetzelfde commando nog een keer.",
            ) from None


def mark_kluis(kluis: Kluis, ledger: Ledger) -> None:
    """Let the kluis know how long the ledger is now."""
    mark = ledger.mark
    kluis.update(lambda old: replace(old, grootboek_lengte=mark.lengte, grootboek_kop=mark.kop))


def frozen_hash(name: str, ledger: Ledger) -> str | None:
    """The hash under which a publication was frozen, None when it was not."""
    hashes = [
        str(e.inhoud["inhoud_sha256"])
        for e in ledger.entries
        if e.soort == FROZEN and e.inhoud["publicatie"] == name
    ]
    return hashes[0] if hashes else None


def _lost(name: str) -> LedgerRefused:
    return LedgerRefused(
        f"Publicatie {name} is vastgelegd in het grootboek, maar ontbreekt of is veranderd.",
        "Zet overdracht/publicaties terug uit een kopie. Er komt geen nieuwe ruis voor cijfers "
        "die al eens zijn vastgelegd.",
    )
