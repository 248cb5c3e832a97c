"""Taking a parcel in: all of it or nothing, and what was there stays until the new one counts."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.advice.aside import load_aside
from pipeline.advice.handed_over import OtherVersion, load_handed_over
from pipeline.advice.yearly.handed_over import load_reports
from pipeline.crossing.contents import LIST, Contents, Order
from pipeline.crossing.parcel import Parcel
from pipeline.crossing.received import (
    DASHBOARD_SETTINGS,
    PARCELS,
    Standing,
    check_held,
    held_contents,
    parcel_folder,
    read_standing,
    write_standing,
)
from pipeline.durable import sync_directory, write_synced
from pipeline.errors import LedgerRefused, RefusedInput, UserError
from pipeline.release import load_release
from pipeline.signals.frozen import load_signals
from pipeline.workspace import check_folder

LOCK = ".slot"
_WAIT_SECONDS = 5


def look(parcel: Parcel, folder: Path) -> Order | None:
    """How a parcel stands to what is in `folder`; None for the first one, of which nobody yet said
    whose key it is.

    Raises LedgerRefused when it is older, of another organisation, or of another line; RefusedInput
    when the folder holds something else.
    """
    standing = read_standing(folder)
    if standing is None:
        _check_free(folder)
        return None
    if parcel.key.hex() != standing.sleutel:
        raise LedgerRefused(
            "Deze bundel is niet ondertekend met de sleutel die hier wordt vertrouwd "
            f"({standing.organisatie}, sinds {standing.vertrouwd_sinds}).",
            "Is zij van een andere organisatie: noem een andere map met --map. Heeft de "
            "vertrouwenspersoon een nieuwe kluis gemaakt: bel, begin met een lege map, en "
            "vergelijk het herkenningsgetal.",
        )
    order = parcel.contents.after(_held(folder, standing, parcel))
    if order == "ouder":
        raise LedgerRefused(
            "Deze bundel is ouder dan wat hier al staat.",
            "Vraag de vertrouwenspersoon om de nieuwste bundel. Er is niets veranderd.",
        )
    if order == "anders":
        raise LedgerRefused(
            "In deze bundel ontbreekt iets dat hier al staat, of het is veranderd. Wat "
            "gepubliceerd is, verandert nooit.",
            "Neem haar niet in. Vraag de vertrouwenspersoon welke map de juiste is: misschien is "
            "daar een oude kopie teruggezet. Er is niets veranderd.",
        )
    return order


def take_in(parcel: Parcel, folder: Path, today: date) -> None:
    """Put the parcel in place and make it count; its key is trusted when it is the first.

    Call `look` before, and for the first one ask whether the control number is right.

    Raises as `look`, and LedgerRefused when this version of the program cannot read it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=_WAIT_SECONDS):
            _take_in(parcel, folder, today)
    except Timeout:
        raise RefusedInput(
            "Er wordt al een bundel ingenomen in deze map.", "Wacht tot dat klaar is."
        ) from None
    except OSError:
        raise RefusedInput(
            "De bundel kon niet worden weggeschreven.",
            "Maak ruimte op de schijf, of controleer of u in deze map mag schrijven. Wat hier al "
            "stond, staat er nog.",
        ) from None


def _take_in(parcel: Parcel, folder: Path, today: date) -> None:
    order = look(parcel, folder)
    before = read_standing(folder)
    if before and order == "zelfde" and _is_whole(folder, before):
        return
    standing = Standing(
        sleutel=parcel.key.hex(),
        organisatie=parcel.contents.organisatie,
        bundel=_name(parcel),
        vertrouwd_sinds=before.vertrouwd_sinds if before else today.isoformat(),
    )
    place = parcel_folder(folder, standing)
    shutil.rmtree(place, ignore_errors=True)  # a broken-off one, or one that was spoiled
    draft = place.with_name(f".{place.name}.deel")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        _write(parcel, draft)
        _check_readable(draft, standing)
        draft.replace(place)
    except (OSError, UserError):
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_directory(place.parent)
    write_standing(folder, standing)
    _tidy(folder, {standing.bundel, *([before.bundel] if before else [])})


def _is_whole(folder: Path, standing: Standing) -> bool:
    try:
        check_held(folder, standing)
    except LedgerRefused:
        return False
    return True


def _write(parcel: Parcel, draft: Path) -> None:
    for name, data in parcel.files.items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_synced(path, data)
    for made in {(draft / name).parent for name in parcel.files}:
        sync_directory(made)


def _check_readable(draft: Path, standing: Standing) -> None:
    """Every signature inside, and whether the program here knows all that is in it."""
    try:
        load_release(draft, standing.key)
        load_signals(draft, standing.key)
        load_handed_over(draft)
        load_aside(draft)
        load_reports(draft)
    except (OtherVersion, ValueError, KeyError, TypeError):
        raise LedgerRefused(
            "Deze bundel is gemaakt met een nieuwere versie van het programma.",
            "Zet op deze computer de nieuwste versie van ViP-signaal, en probeer het opnieuw. Er "
            "is niets veranderd.",
        ) from None


def _held(folder: Path, standing: Standing, parcel: Parcel) -> Contents:
    """What is held. One that was spoiled is mended by the same parcel or a later one."""
    try:
        return held_contents(folder, standing)
    except LedgerRefused:
        number = int(standing.bundel.partition("-")[0])
        if parcel.contents.nummer < number:
            raise
        return Contents(standing.organisatie, number, "", {})


def _name(parcel: Parcel) -> str:
    digest = hashlib.sha256(parcel.files[LIST]).hexdigest()
    return f"{parcel.contents.nummer:04d}-{digest[:12]}"


def _check_free(folder: Path) -> None:
    """The first parcel goes into an empty folder: nothing else may be taken for it."""
    check_folder(folder)
    ours = {PARCELS, LOCK, DASHBOARD_SETTINGS}
    if folder.is_dir() and any(path.name not in ours for path in folder.iterdir()):
        raise RefusedInput(
            f"In de map {folder.name} staat al iets anders.",
            "Noem met --map een lege map, of een die er nog niet is.",
        )


def _tidy(folder: Path, kept: set[str]) -> None:
    """Older parcels go. What is still being read goes the next time."""
    for path in (folder / PARCELS).iterdir():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
