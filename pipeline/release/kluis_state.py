"""Which state of the kluis the ledger knows: an older manifest that was put back is noticed.

The manifest counts its own changes; every debit, and a note after each step that changed what the
kluis holds, says how far it had come and what was in it. So a delivery, a withdrawal or a closed
period cannot be undone by putting back an older manifest, also when nothing was published since.
A manifest ahead of the ledger is a step that was broken off before its note.
"""

from typing import Any

from pipeline.errors import LedgerRefused
from pipeline.release.ledger import Ledger
from pipeline.vault.kluis import Manifest

STATE = "kluis"


def state_of(manifest: Manifest) -> dict[str, Any]:
    """How often it changed, and the SHA-256 of what is in it."""
    return {"versie": manifest.versie, "sha256": manifest.content_hash()}


def check_state(ledger: Ledger, manifest: Manifest) -> None:
    """Raises LedgerRefused when the ledger knows a newer manifest, or another with this number."""
    known, now = _known(ledger), state_of(manifest)
    if known is None or now["versie"] > known["versie"] or now == known:
        return
    raise LedgerRefused(
        "De inhoudsopgave van de kluis (manifest.vip) is ouder dan het grootboek, of hoort bij een "
        "andere kopie. Leveringen of intrekkingen van daarna zouden wegvallen.",
        "Er wordt niets gelezen of gepubliceerd. Zet de laatste kopie van de hele map vp/ terug.",
    )


def note_state(ledger: Ledger, manifest: Manifest) -> bool:
    """Write down the state of the kluis, unless the ledger has it; gives whether that was done."""
    now = state_of(manifest)
    if now == _known(ledger):
        return False
    ledger.note(STATE, {STATE: now})
    return True


def _known(ledger: Ledger) -> dict[str, Any] | None:
    found = [entry.inhoud[STATE] for entry in ledger.entries if STATE in entry.inhoud]
    return found[-1] if found else None
