"""The steps of the pipeline, as `vip`, `vip demo`, the benchmarks and the notebook call them.

Each step does one thing and leaves something durable behind. This is the one way for data to flow:
files -> kluis -> door -> patterns -> advice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from pipeline.contracts.public import PublicInputs
from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file
from pipeline.ingest.deliver import DeliveryReport, deliver
from pipeline.ingest.public_files import load_public
from pipeline.periods import end_of, last_ended_quarter, period_label, quarters_in
from pipeline.release import Publication, Release, write_bundle
from pipeline.release.door import Door
from pipeline.release.due import current_plan, survey_plan
from pipeline.release.fields import survey_fields_in_use, talk_fields_in_use
from pipeline.release.ledger import Ledger
from pipeline.release.outlook import Outlook, look_ahead
from pipeline.release.plan import SurveyPlan
from pipeline.signals import detect
from pipeline.signals.frozen import SignalList, list_name, load_signals, signal_files
from pipeline.vault.kluis import Kluis, open_kluis
from pipeline.workspace import Workspace, open_workspace

_WAIT_SECONDS = 2


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

    def door(self, random_state: np.random.RandomState | None = None) -> Door:
        """The door of this organisation; a seed is refused outside the tests."""
        return Door(self.workspace, self.kluis, self.publiek, self.today, random_state)

    def released(self) -> Release:
        """Everything that was published."""
        return self.door().released()

    def signals(self) -> tuple[SignalList, ...]:
        """Every list of patterns, oldest first."""
        return load_signals(self.workspace.overdracht, self.kluis.signer.public_key)


@contextmanager
def at_work(root: Path, passphrase: str, today: date) -> Iterator[Workplace]:
    """The workplace at `root`, for one process at a time.

    Raises ConfigurationError, KeyRefused, or RefusedInput when another process is at work.
    """
    workspace = open_workspace(root)
    kluis = open_kluis(workspace.kluis, passphrase)
    try:
        with FileLock(workspace.vp / ".slot", timeout=_WAIT_SECONDS):
            yield Workplace(workspace, kluis, today)
    except Timeout:
        raise RefusedInput(
            "Er is al een ander venster aan het werk in deze map.",
            "Wacht tot dat klaar is, of sluit het, en probeer het dan opnieuw.",
        ) from None


def check(
    workspace: Workspace | None, path: Path, contract: str | None, today: date
) -> CheckedFile:
    """Check a file, store nothing; without a workspace, against the contract alone."""
    if workspace is None:
        return check_file(path, contract, today)
    vanaf = workspace.settings.kalender.vanaf
    return check_file(path, contract, today, workspace.codes, vanaf)


def read_in(workplace: Workplace, path: Path, bron: str) -> DeliveryReport:
    """Check a file and store its good rows, of the fields that the plan uses."""
    checked = check(workplace.workspace, path, None, workplace.today)
    if checked.contract.name == "gesprekken":
        used = talk_fields_in_use(workplace.workspace.settings)
    else:
        used = survey_fields_in_use(survey_plans(workplace.workspace, workplace.publiek))
    return deliver(workplace.kluis, checked, bron, used)


def survey_plans(workspace: Workspace, publiek: PublicInputs) -> dict[str, SurveyPlan]:
    """The plan of each known wave."""
    return {w.golf: survey_plan(workspace.settings, publiek, w.golf) for w in publiek.waves}


def plan(workspace: Workspace, today: date) -> Outlook:
    """What would be spent and what it could show; needs no key and spends nothing."""
    publiek = load_public(workspace)
    quarter = last_ended_quarter(today)
    chosen = current_plan(workspace.settings, publiek, quarter, Ledger(workspace.grootboek))
    return look_ahead(chosen, survey_plans(workspace, publiek), publiek, quarter)


def close(workplace: Workplace, what: str) -> str:
    """Close all quarters up to a period, or one survey wave: all deliveries for it are in.

    Gives what was closed. Raises RefusedInput for what has not ended, or is not known.
    """
    waves = {wave.golf: wave.gesloten_op for wave in workplace.publiek.waves}
    if what in waves:
        return _close_wave(workplace, what, waves[what])
    try:
        quarter = quarters_in(what)[-1]
    except ValueError:
        raise RefusedInput(
            "Dit is geen periode en geen golf die in codes/golven.csv staat.",
            "Noem een kwartaal (2024-Q3), een jaar (2024) of een golf.",
        ) from None
    if end_of(quarter) >= workplace.today:
        raise RefusedInput(
            f"Het {period_label(quarter)} is nog niet voorbij.",
            "Sluit een periode pas af als zij voorbij is en alle gesprekken zijn ingelezen.",
        )
    if quarter < workplace.workspace.settings.kalender.vanaf:
        raise RefusedInput(
            "Deze periode ligt voor het begin van de kalender in vip.toml.",
            "Kies een latere periode.",
        )
    workplace.kluis.update(lambda old: replace(old, gesloten_tot=max(old.gesloten_tot, quarter)))
    return quarter


def _close_wave(workplace: Workplace, golf: str, closed_on: date) -> str:
    if closed_on >= workplace.today:
        raise RefusedInput(
            "Deze golf is volgens codes/golven.csv nog niet gesloten.",
            "Wacht tot de enquête gesloten is en alle antwoorden zijn ingelezen.",
        )
    workplace.kluis.update(
        lambda old: replace(old, gesloten_golven=tuple(sorted({*old.gesloten_golven, golf})))
    )
    return golf


def close_until(workplace: Workplace, until: str | None) -> str:
    """Close up to a period (default: the last quarter that has ended), and the waves till then."""
    quarter = close(workplace, until or last_ended_quarter(workplace.today))
    for wave in workplace.publiek.waves:
        if wave.gesloten_op <= end_of(quarter):
            _close_wave(workplace, wave.golf, wave.gesloten_op)
    return quarter


def publish(
    workplace: Workplace, random_state: np.random.RandomState | None = None
) -> tuple[Publication, ...]:
    """What is closed and not yet published, through the door."""
    return workplace.door(random_state).publish()


def signal(workplace: Workplace) -> SignalList:
    """The list of patterns of the newest publication, made once and frozen.

    Raises ConfigurationError when nothing was published yet.
    """
    release = workplace.released()
    if release.is_leeg:
        raise ConfigurationError(
            "Er is nog niets gepubliceerd, dus er zijn geen cijfers om in te zoeken.",
            "Lees eerst gesprekken in, en gebruik dan: vip run",
        )
    publication = release.publicaties[-1]
    target = workplace.workspace.signalen / list_name(publication)
    if not target.exists():
        patterns = detect(release, workplace.today)
        files = signal_files(patterns, publication, workplace.today)
        write_bundle(target, files, workplace.kluis.signer)
    return workplace.signals()[-1]
