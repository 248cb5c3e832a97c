"""Small workspaces for tests: real kluis, real ledger, rows put in without files."""

import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.contracts.public import PublicInputs, Unit, Wave
from pipeline.release.door import Door
from pipeline.vault.kluis import Kluis, create_kluis
from pipeline.workspace import Workspace, create_workspace

KEY = "een zin die niemand raadt"
TODAY = date(2026, 1, 15)
DEFAULTS = {
    "persoon_sleutel": "",
    "periode": "2024-Q1",
    "hoofdcategorie": "oo_pesten",
    "eenheid": "",
    "mag_meetellen": "ja",
}


def organisation(*sizes: int, managers: int = 10, waves: tuple[Wave, ...] = ()) -> PublicInputs:
    """An organisation with directorates u0, u1, ... of these sizes."""
    top = Unit("org", "Organisatie", None, sum(sizes), managers * len(sizes) + 1)
    units = [Unit(f"u{i}", f"Eenheid {i}", "org", n, managers) for i, n in enumerate(sizes)]
    return PublicInputs(units=(top, *units), waves=waves)


def make_door(
    root: Path,
    publiek: PublicInputs,
    plan: str = "",
    vanaf: str = "2024-Q1",
    random_state: np.random.RandomState | None = None,
) -> Door:
    """A new workspace with an empty kluis; `plan` is extra text for vip.toml."""
    workspace = create_workspace(root, vanaf, "Testorganisatie")
    with workspace.toml.open("a", encoding="utf-8") as file:
        file.write(plan)
    return Door(workspace, create_kluis(workspace.kluis, KEY), publiek, TODAY, random_state)


def reopened(door: Door) -> Door:
    """The same door after the process ended: settings and manifest read from disk again."""
    return Door(Workspace(door.workspace.root), door.kluis, door.publiek, door.today)


def copied(door: Door, root: Path) -> Door:
    """The same organisation in another folder, its kluis open."""
    shutil.copytree(door.workspace.root, root)
    workspace = Workspace(root)
    kluis = Kluis(workspace.kluis, door.kluis._root_key)
    return Door(workspace, kluis, door.publiek, door.today)


def put_rows(kluis: Kluis, rows: list[dict[str, str]], bron: str = "vp") -> None:
    """One delivery of talks; missing fields take DEFAULTS."""
    frame = pd.DataFrame([{**DEFAULTS, **row} for row in rows])
    frame["rij"] = np.arange(2, len(frame) + 2)
    fingerprint = len(kluis.manifest.leveringen).to_bytes(32, "big")
    nothing = pa.table({"rij": pa.array([], pa.int64())})
    table = pa.Table.from_pandas(frame, preserve_index=False)
    kluis.add_delivery("gesprekken", bron, fingerprint, table, nothing)


def close(kluis: Kluis, quarter: str, waves: tuple[str, ...] = ()) -> None:
    """Close all quarters up to this one."""
    from dataclasses import replace

    kluis.update(lambda old: replace(old, gesloten_tot=quarter, gesloten_golven=waves))
