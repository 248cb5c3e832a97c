"""Where nothing row-derived may be written: all that others may come to.

Why: a file that a VP asks for is not encrypted; a slip of the folder would hand it over.
"""

from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.workspace import Workspace


def refuse_public_place(path: Path, suffix: str, what: str, workspace: Workspace | None) -> None:
    """Raise RefusedInput when `path` cannot be a new file with `what` (Dutch, plural) in it.

    It has to end on `suffix`, not exist yet, and lie where only the VP comes.
    """
    if path.suffix.lower() != suffix:
        kind = "Excel-bestand" if suffix == ".xlsx" else "CSV-bestand"
        raise RefusedInput(f"Dit wordt een {kind}.", f"Laat de naam eindigen op {suffix}.")
    refuse_place_of_others(path, what, workspace)


def refuse_place_of_others(path: Path, what: str, workspace: Workspace | None) -> None:
    """Raise RefusedInput when a new file at `path` would lie where others come, or is there."""
    if _is_public(workspace, path.resolve()):
        raise RefusedInput(
            "Dit is een map van een organisatie, zoals overdracht of codes. Daar kunnen anderen "
            f"bij. {what} mogen daar niet komen.",
            "Kies een plek waar alleen u bij kunt: buiten de map van een organisatie, of in haar "
            "map vp.",
        )
    if path.exists():
        raise RefusedInput(
            f"Het bestand {path.name} bestaat al.", "Kies een andere naam; niets is overschreven."
        )


def _is_public(workspace: Workspace | None, path: Path) -> bool:
    """Whether others may come there: all of any organisation's folder but its VP zone, and every
    folder overdracht, which may be a copy."""
    own = (workspace.overdracht.resolve(), workspace.codes.resolve()) if workspace else ()
    if any(path.is_relative_to(folder) for folder in own):
        return True
    for folder in path.parents:
        around = Workspace(folder)
        if folder.name.casefold() == around.overdracht.name:
            return True
        if around.toml.exists() and not path.is_relative_to(around.vp):
            return True
    return False
