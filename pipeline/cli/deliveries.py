"""The command leveringen: the receipt of every file that was read in."""

from pathlib import Path

from pipeline.cli.delivery_wording import delivered_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.steps import list_deliveries


@command()
@workspace_option
@json_option
def leveringen(folder: Path, as_json: bool) -> None:
    """Laat van elk ingelezen bestand zien wat er met de rijen is gebeurd."""
    with workplace(folder) as place:
        found = list_deliveries(place)
    text = "\n".join(map(delivered_text, found)) or "Er is nog niets ingelezen."
    show(text, [delivered.to_json() for delivered in found], as_json)
