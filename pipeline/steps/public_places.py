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


def refuse_handed_over(path: Path, workspace: Workspace) -> None:
    """Raise RefusedInput when a document that nobody offered would be written where it is handed
    over or shared: in overdracht or codes, or in a copy of overdracht."""
    if _is_shared(workspace, path.resolve()):
        raise RefusedInput(
            "In de mappen overdracht en codes schrijft u zelf geen document: daar kunnen anderen "
            "bij.",
            "Kies een andere plek. Een vrijgegeven stuk zet het programma zelf in overdracht.",
        )


def refuse_target(path: Path, workspace: Workspace) -> None:
    """Raise RefusedInput when a document of what the organisation may see cannot go to `path`:
    there is a file already, or it would be handed over by hand."""
    refuse_handed_over(path, workspace)
    refuse_existing(path)


def refuse_place_of_others(path: Path, what: str, workspace: Workspace | None) -> None:
    """Raise RefusedInput when a new file at `path` would lie where others come, or is there."""
    if _is_public(workspace, path.resolve()):
        raise RefusedInput(
            "Dit is een map van een organisatie, zoals overdracht of codes. Daar kunnen anderen "
            f"bij. {what} mogen daar niet komen.",
            "Kies een plek waar alleen u bij kunt: buiten de map van een organisatie, of in haar "
            "map vp.",
        )
    refuse_existing(path)


def refuse_existing(path: Path) -> None:
    """Raise RefusedInput when there is something at `path`: no command writes over a file."""
    if path.exists():
        raise RefusedInput(
            f"Het bestand {path.name} bestaat al.", "Kies een andere naam; niets is overschreven."
        )


def _is_public(workspace: Workspace | None, path: Path) -> bool:
    """Whether others may come there: all of any organisation's folder but its VP zone, and every
    folder overdracht, which may be a copy."""
    if _is_shared(workspace, path):
        return True
    around = [Workspace(folder) for folder in path.parents]
    return any(one.toml.exists() and not path.is_relative_to(one.vp) for one in around)


def _is_shared(workspace: Workspace | None, path: Path) -> bool:
    """Whether it is in what is handed over or shared, of this organisation or of another."""
    own = (workspace.overdracht.resolve(), workspace.codes.resolve()) if workspace else ()
    places = (path, *path.parents)
    is_own = any(place in own for place in places)
    return is_own or any(place.name.casefold() == "overdracht" for place in places)
