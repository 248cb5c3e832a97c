"""Handing over: everything that may cross to the organisation's machine, as one signed file."""

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.crossing import control_number, make_parcel
from pipeline.crossing.parcel import ENDING
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.steps.workplace import Workplace


@dataclass(frozen=True)
class HandedOver:
    """The file that was made. `herkenningsgetal`: what the receiver compares over the phone."""

    bestand: Path
    organisatie: str
    nummer: int
    dag: str
    herkenningsgetal: str


def hand_over_all(workplace: Workplace, target: Path) -> HandedOver:
    """Write the parcel into the folder `target`, or as the file `target`.

    The same contents always give the same file, so writing it again changes nothing.
    Raises RefusedInput when there is no such folder, it is inside the workspace, or another file
    has that name.
    """
    signer = workplace.kluis.signer
    contents, data = make_parcel(workplace.workspace.overdracht, signer, signer.public_key)
    path = _path(target, f"overdracht-{_slug(contents.organisatie)}-{contents.nummer:04d}{ENDING}")
    _check_place(path, workplace.workspace.root)
    if not _holds(path, data):
        _put(path, data)
    number = control_number(signer.public_bytes)
    return HandedOver(path, contents.organisatie, contents.nummer, contents.dag, number)


def _path(target: Path, name: str) -> Path:
    if target.is_dir():
        return target / name
    if target.suffix.lower() != ENDING:
        raise RefusedInput(
            f"De map {target} is er niet.",
            f"Noem een map die bestaat, zoals een usb-stick, of een bestand dat op {ENDING} "
            "eindigt.",
        )
    return target


def _check_place(path: Path, workspace: Path) -> None:
    here = path.resolve()
    if any(here.is_relative_to(workspace / zone) for zone in ("vp", "overdracht", "codes")):
        raise RefusedInput(
            "De bundel hoort niet in een map van de organisatie zelf.",
            "Noem een andere map, zoals een usb-stick of een gedeelde schijf.",
        )
    if not here.parent.is_dir():
        raise RefusedInput(f"De map {path.parent} is er niet.", "Noem een map die bestaat.")


def _holds(path: Path, data: bytes) -> bool:
    """Whether this very parcel is there. Raises RefusedInput when something else is."""
    if not path.exists():
        return False
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return True
    raise RefusedInput(
        f"Er staat al een ander bestand met de naam {path.name}.",
        "Er is niets overschreven. Verplaats dat bestand, of kies een andere map.",
    )


def _put(path: Path, data: bytes) -> None:
    try:
        replace_synced(path, data)
    except OSError:
        raise RefusedInput(
            f"Het bestand {path.name} kon niet worden geschreven.",
            "Controleer of u in deze map mag schrijven en of er ruimte is.",
        ) from None


def _slug(name: str) -> str:
    """A name of an organisation as a part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "organisatie"
