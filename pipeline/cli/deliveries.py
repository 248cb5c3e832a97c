"""The command leveringen: the receipt of every file that was read in."""

from pathlib import Path

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps import list_deliveries
from pipeline.steps.deliveries import Delivered

_SHOWN_HEX = 12


@command()
@workspace_option
@json_option
def leveringen(folder: Path, as_json: bool) -> None:
    """Laat van elk ingelezen bestand zien wat er met de rijen is gebeurd."""
    with workplace(folder) as place:
        found = list_deliveries(place)
    text = "\n".join(map(_told, found)) or "Er is nog niets ingelezen."
    show(text, [delivered.to_json() for delivered in found], as_json)


def _told(delivered: Delivered) -> str:
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
