"""A workspace as a VP fills it: sheets go in as files, through the steps, and what was booked."""

import copy
import shutil
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pandas as pd

from pipeline.ingest.delivery_report import DeliveryReport
from pipeline.release.survey_counts import gather_answers
from pipeline.steps import close, publish, read_in
from pipeline.steps.workplace import Workplace
from pipeline.vault.kluis import Kluis, create_kluis
from pipeline.workspace import Workspace, create_workspace
from tests.builders import KEY

TODAY = date(2026, 1, 15)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Alles;;6000;60
noord;Noord;org;3000;30
zuid;Zuid;org;3000;30
"""
WAVES = "golf;uitgenodigd;gesloten_op\ng24;6000;2024-05-01\ng25;6000;2025-05-01\n"
PER_TALK = 'beschermd = "gesprek"'
PLAN = '[plan]\nkorrel = "kwartaal"\n{tables}\n'


class Sheets:
    """One organisation; every step reads settings and manifest anew, as every command does."""

    def __init__(
        self, root: Path, toml: str = "", privacy: str = "", tables: str = "totaal = 1"
    ) -> None:
        self.root = root
        workspace = create_workspace(root, "2024-Q1", "Testorganisatie")
        settings = workspace.toml.read_text(encoding="utf-8")
        settings = settings.replace("[privacy]", f"[privacy]\n{privacy}")
        settings += PLAN.format(tables=tables) + toml
        workspace.toml.write_text(settings, encoding="utf-8")
        (workspace.codes / "organisatie.csv").write_text(UNITS, encoding="utf-8")
        (workspace.codes / "golven.csv").write_text(WAVES, encoding="utf-8")
        self.kluis = create_kluis(workspace.kluis, KEY)
        self.workspace = workspace

    def copy(self, root: Path) -> "Sheets":
        """The same organisation in another folder."""
        twin = copy.copy(self)
        shutil.copytree(self.root, root)
        twin.root, twin.workspace = root, Workspace(root)
        twin.kluis = Kluis(twin.workspace.kluis, self.kluis._root_key)
        return twin

    def place(self) -> Workplace:
        """The workplace, without the work of stretching the passphrase again."""
        return Workplace(Workspace(self.root), self.kluis, TODAY)

    def send(
        self,
        *lines: str,
        bron: str = "vp",
        vervangt: Collection[str] = (),
        toch: bool = False,
        name: str = "levering.csv",
    ) -> DeliveryReport:
        """Deliver a file of these lines."""
        path = self.root.parent / f"{self.root.name}_{name}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_in(self.place(), path, bron, vervangt, toch)

    def publish(self, *until: str) -> None:
        """Close these periods or waves and publish what is due."""
        self.close(*until)
        publish(self.place())

    def close(self, *until: str) -> None:
        """Close these periods or waves."""
        for what in until:
            close(self.place(), what)

    def booked(self) -> pd.DataFrame:
        """Everything that was ever booked, with the publication in `publicatie`."""
        door = self.place().door()
        frames = [
            door.completion.bookings.talks(entry).assign(publicatie=entry.inhoud["publicatie"])
            for entry in door.open_ledger().debits
        ]
        return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()

    def answers(self, wave: str) -> pd.DataFrame:
        """The respondents of a wave as they would be counted now."""
        return gather_answers(self.kluis.deliveries("enquete"), wave)
