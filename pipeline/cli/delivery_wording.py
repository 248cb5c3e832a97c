"""What is said of deliveries, of rows that were set aside, and of what was closed."""

from pipeline.ingest.receipt_words import rows_in_words
from pipeline.ingest.row_lists import listed_rows
from pipeline.periods import period_label
from pipeline.steps.deliveries import Delivered
from pipeline.steps.set_aside import Aside

_SHOWN_HEX = 12
LET_GO_ASKED = (
    "{rows}: wat ervan bewaard is, wordt uit de kluis verwijderd en telt nooit mee. Dat kunt u "
    "niet terugdraaien."
)
LET_GO = (
    "Losgelaten: {rows}. Het aantal staat op het ontvangstbewijs (vip leveringen).\n"
    "Haal de rijen ook uit uw eigen bestand, of verbeter ze daar. Anders gaan zij in een volgend "
    "bestand weer apart."
)
EXPORT_ASKED = (
    "In het bestand komen rijen van gesprekken of van de enquête te staan, buiten de kluis "
    "en niet versleuteld."
)


def delivered_text(delivered: Delivered) -> str:
    """One delivery with its receipt."""
    delivery, receipt = delivered.levering, delivered.levering.ontvangst
    lines = [
        f"{delivery.id}  {receipt.ontvangen_op}  {delivery.contract}, bron {delivery.bron}, "
        f"vingerafdruk {receipt.bestand_sha256[:_SHOWN_HEX]}",
        f"  {delivered.aantallen.to_text()}",
    ]
    if delivered.vervangen:
        replaced = rows_in_words(delivered.vervangen)
        lines.append(f"  Tellen niet meer mee, want vervangen door een later bestand: {replaced}.")
    if receipt.nogmaals:
        lines.append(f"  Daarna nog {receipt.nogmaals} keer aangeboden; dat veranderde niets.")
    return "\n".join(lines)


def aside_text(one: Aside) -> str:
    """The open rows of one delivery: which, and why."""
    rows = rows_in_words(one.rijen)
    where = listed_rows(one.rijnummers)
    head = f"{one.levering}  {one.soort}, bron {one.bron}: {rows} apart ({where})"
    lines = [f"  {column}: {n} keer {reason.zin}" for column, reason, n in one.redenen]
    return "\n".join((head, *lines))


def closed_text(closed: str, waiting: int) -> str:
    """What was closed, a period or a wave; `waiting`: rows that still wait for their unit."""
    if "-Q" in closed:
        label = period_label(closed)
        text = f"Afgesloten tot en met het {label}. Wat later komt, telt in de volgende periode."
    else:
        text = f"Golf {closed} is afgesloten. Wat later komt, telt niet meer mee."
    if waiting:
        text += (
            f"\nLet op: in afwachting van hun eenheid: {rows_in_words(waiting)}. Zij tellen pas "
            "mee als codes/organisatie.csv hun eenheid kent. Zie: vip leveringen"
        )
    return text
