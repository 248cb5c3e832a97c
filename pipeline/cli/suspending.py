"""The command opschorten: no advice about a unit for now, known to the vertrouwenspersoon alone."""

from pathlib import Path

import click

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.periods import day_in_words
from pipeline.steps import lift, suspend


@command()
@click.argument("eenheid", metavar="EENHEID")
@click.option("--opheffen", "is_over", is_flag=True, help="Hef de opschorting op.")
@workspace_option
@json_option
def opschorten(eenheid: str, is_over: bool, folder: Path, as_json: bool) -> None:
    """Geef voorlopig geen advies over een eenheid. Waarom, legt het programma niet vast."""
    with workplace(folder) as place:
        found = lift(place, eenheid) if is_over else suspend(place, eenheid)
    until = day_in_words(found.until) if found.until else ""
    text = (
        f"De opschorting is opgeheven. Vanaf {until} komt er weer advies over deze eenheid."
        if until
        else "Over deze eenheid komt geen advies tot u dit opheft. De organisatie ziet hier niets "
        "van. Ook een eenheid erin of eromheen wacht."
    )
    result = {"eenheid": found.eenheid, "vanaf": found.vanaf, "weer_vanaf": found.until}
    show(text, result, as_json)
