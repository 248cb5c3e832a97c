"""Somebody does not want to count any more: out of all that is not yet published, for good."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.contracts.stored import KEY_FORM, OWN_KEY
from pipeline.errors import LedgerRefused, RefusedInput
from pipeline.ingest.row_lists import listed
from pipeline.ingest.withdrawn import withdraw as withdraw_from_kluis
from pipeline.settings import source_name
from pipeline.steps.sources import check_source, known_sources
from pipeline.steps.standing import note_kluis
from pipeline.steps.workplace import Workplace
from pipeline.vault.kluis import Withdrawn

Who = Literal["traject", "persoon", "deelnemer"]
_COLUMN: Mapping[Who, tuple[str, str]] = {
    "traject": ("gesprekken", "traject_sleutel"),
    "persoon": ("gesprekken", "persoon_sleutel"),
    "deelnemer": ("enquete", "respondent_sleutel"),
}
_LONGEST_KEY = 64


@dataclass(frozen=True)
class Withdrawal:
    """What was done: rows removed from the kluis, in one source. Says nothing of what was
    published, for that is the same whoever asks."""

    soort: Who
    bron: str
    rijen: int


def withdraw(workplace: Workplace, sleutel: str, soort: Who, bron: str | None) -> Withdrawal:
    """Take a traject, person or respondent out of everything that was not yet published.

    Raises RefusedInput for what cannot be a key or for an unknown source, and LedgerRefused while
    a publication is half done.
    """
    contract, column = _COLUMN[soort]
    key = " ".join(sleutel.split())
    if len(key) > _LONGEST_KEY or not re.fullmatch(KEY_FORM, key):
        raise RefusedInput("Dit kan geen sleutel zijn.", _no_key(key))
    if soort == "persoon" and workplace.workspace.settings.privacy.beschermd != "persoon_per_jaar":
        raise RefusedInput(
            "Een persoon_sleutel wordt in deze map niet bewaard.",
            "Trek elk traject van deze persoon in met zijn traject_sleutel.",
        )
    source = _source(workplace, contract, bron)
    refuse_half_published(workplace)
    removed = withdraw_from_kluis(workplace.kluis, Withdrawn(contract, source, column, key))
    note_kluis(workplace)
    return Withdrawal(soort, source, removed)


def _source(workplace: Workplace, contract: str, bron: str | None) -> str:
    known = known_sources(workplace, contract)
    if bron is None and len(known) == 1:
        return next(iter(known))
    if bron is None:
        names = f"Bekend zijn: {listed(sorted(known))}." if known else "Er is nog geen bron."
        raise RefusedInput(f"Van welke bron is deze sleutel? {names}", "Noem haar met --bron NAAM.")
    check_source(workplace, contract, source_name(bron))
    return source_name(bron)


def refuse_half_published(workplace: Workplace) -> None:
    """What was paid for is finished from what is stored now; that has to be there still.

    Raises LedgerRefused.
    """
    door = workplace.door()
    ledger = door.open_ledger()
    if not all(door.completion.check_in_place(entry, ledger) for entry in ledger.debits):
        raise LedgerRefused(
            "Een publicatie is afgebroken en nog niet af.",
            "Maak haar eerst af met: vip publiceer. Geef daarna dit commando opnieuw.",
        )


def _no_key(key: str) -> str:
    if key.startswith(OWN_KEY):
        return (
            "Deze sleutel maakte het programma zelf. Zet de wens in uw eigen bestand "
            "(mag_meetellen: nee) en lees dat opnieuw in."
        )
    return (
        "Een sleutel heeft hoogstens 64 letters, cijfers, punten en streepjes, zonder spaties. "
        "Heeft de rij geen sleutel? Zet dan in uw bestand mag_meetellen op nee en lees het "
        "opnieuw in."
    )
