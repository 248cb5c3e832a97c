"""The whole pipeline on an example organisation: what a VP would do in a first afternoon.

Uses the steps of `pipeline.steps` and nothing else, on files such as a VP really has.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.contracts.pending_bills import starting_bills
from pipeline.demo.example import Example, Which, write_example
from pipeline.steps import (
    at_work,
    close_until,
    find_patterns,
    hand_over,
    make_concepts,
    publish,
    read_in,
    signals_to_ask,
    write_documents,
)
from pipeline.steps.yearly import write_reports
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import Workspace, create_workspace

PASSPHRASE = "dit is een voorbeeld zonder echte mensen"  # noqa: S105 - public on purpose
LAST_PERIOD = "2025-Q4"
STEPS = ("bestanden maken", "inlezen", "publiceren", "patronen zoeken", "advies schrijven")
EXAMPLES: tuple[Which, ...] = ("gemeente", "zorg")


@dataclass(frozen=True)
class Walked:
    """An example organisation after the walk."""

    workspace: Workspace
    patronen: int


def walk(target: Path, which: Which, today: date, tell: Callable[[str], None]) -> Walked:
    """Make the example at `target` and take it from files to advice; `tell` hears of each step.

    It is put in place when it is whole, so that a walk that was broken off leaves nothing half.
    """
    draft = target.with_name(f".{target.name}.deel")
    shutil.rmtree(draft, ignore_errors=True)
    walked = _walk(draft, which, today, tell)
    draft.replace(target)
    return Walked(Workspace(target), walked.patronen)


def name_sources(workspace: Workspace, example: Example) -> None:
    """Name the sources of the example in vip.toml: a second source is not taken by itself."""
    with workspace.toml.open("a", encoding="utf-8") as file:
        file.writelines(
            f"[bronnen.{bron}]\n" for bron in sorted({b for _, b in example.gesprekken})
        )


def _walk(target: Path, which: Which, today: date, tell: Callable[[str], None]) -> Walked:
    tell(STEPS[0])
    example = write_example(target / "bestanden", which)
    workspace = create_workspace(
        target, example.vanaf, example.naam, example.sector, True, starting_bills()
    )
    name_sources(workspace, example)
    shutil.copytree(example.codes_dir, workspace.codes, dirs_exist_ok=True)
    create_kluis(workspace.kluis, PASSPHRASE)
    with at_work(target, PASSPHRASE, today) as place:
        tell(STEPS[1])
        for path, bron in (*example.gesprekken, *example.enquete):
            read_in(place, path, bron)
        tell(STEPS[2])
        close_until(place, LAST_PERIOD)
        publish(place)
        tell(STEPS[3])
        found = find_patterns(place)
        tell(STEPS[4])
        dossiers = make_concepts(place, signals_to_ask(place))
        write_documents(dossiers, target / "concepten")
        whole = [d for d in dossiers if not d.concept.eenheid]
        for dossier in sorted(whole, key=lambda d: (d.concept.niveau != "sterk_signaal", d.id))[:1]:
            hand_over(place, dossier.id, "Voorbeeld-vertrouwenspersoon")
        write_reports(place, int(LAST_PERIOD[:4]), target / "concepten")
    return Walked(workspace, len(found.patronen))
