"""The files of deliveries on disk: a name for a new one, what lies there, and what to remove.

Why: an older manifest that was put back is known by files that it does not name; what a kill leaves
behind is not, because the manifest names a file (`resten`) before it is written.
"""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.errors import KeyRefused

ROWS, ASIDE = "leveringen", "quarantaine"
_NAME = re.compile(r"l\d{4,}(-\d+)?")


def new_name(folder: Path, number: int) -> str:
    """A name that no file has: a delivery is never written over."""
    taken = names_on_disk(folder)
    while (name := f"l{number:04d}") in taken:
        number += 1
    return name


def next_version(folder: Path, delivery_id: str) -> str:
    """A name for a delivery from which rows were removed."""
    taken, number = names_on_disk(folder), 2
    while (name := f"{delivery_id}-{number}") in taken:
        number += 1
    return name


def names_on_disk(folder: Path) -> frozenset[str]:
    """Every delivery that lies there; files of a file manager or a backup program are not."""
    paths = (path for part in (ROWS, ASIDE) for path in (folder / part).glob("*.parquet"))
    return frozenset(path.stem for path in paths if _NAME.fullmatch(path.stem))


def refuse_unknown(folder: Path, known: Collection[str]) -> None:
    """Raise KeyRefused when a delivery lies there that the manifest does not know."""
    if names_on_disk(folder) - frozenset(known):
        raise KeyRefused(
            "In de kluis staan leveringen die niet in haar inhoudsopgave staan. Dat gebeurt als "
            "iemand een oudere inhoudsopgave (manifest.vip) heeft teruggezet.",
            "Er is niets gelezen of veranderd. Zet de nieuwste kopie van de hele map vp/ terug, "
            "en nooit een los bestand.",
        )


def remove(folder: Path, names: Iterable[str]) -> frozenset[str]:
    """Remove these deliveries; gives the names of which a file is still there."""
    wanted = frozenset(names)
    for part in (ROWS, ASIDE):
        for name in wanted:
            for path in (f"{name}.parquet", f".{name}.parquet.deel"):
                with suppress(OSError):  # held open by another program: the next step tries again
                    (folder / part / path).unlink(missing_ok=True)
    return wanted & names_on_disk(folder)
