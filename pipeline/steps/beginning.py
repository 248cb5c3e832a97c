"""Step 0: a workspace with an empty kluis for one organisation."""

from pathlib import Path

from pipeline.contracts.pending_bills import starting_bills
from pipeline.errors import RefusedInput
from pipeline.periods import parse_period
from pipeline.vault.keys import check_strength, find_passphrase
from pipeline.vault.kluis import create_kluis
from pipeline.workspace import Workspace, create_workspace


def first_quarter(text: str) -> str:
    """The first quarter of the calendar as a user types it. Raises RefusedInput."""
    try:
        return parse_period(text)
    except ValueError:
        raise RefusedInput(
            "De periode achter --vanaf is geen kwartaal.", "Schrijf haar als 2024-Q1."
        ) from None


def begin(folder: Path, vanaf: str, naam: str, sector: str, passphrase: str) -> Workspace:
    """Make the workspace and its kluis. `naam` "": the name of the folder.

    Raises KeyRefused for a weak passphrase, RefusedInput when there is an organisation already.
    """
    check_strength(passphrase)
    workspace = create_workspace(
        folder,
        vanaf,
        naam or folder.resolve().name,
        sector,
        wetsvoorstellen=starting_bills(),
    )
    create_kluis(workspace.kluis, passphrase)
    return workspace


def kept_passphrase(folder: Path) -> str | None:
    """The passphrase from VIP_SLEUTEL or the keyring of the system; None when neither has it."""
    return find_passphrase(str(folder.resolve()))
