"""The command opschorten: no advice about a unit for now, known to the vertrouwenspersoon alone."""

from pathlib import Path

import click

from pipeline.cli.dossier_wording import suspension_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
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
    result = {"eenheid": found.eenheid, "vanaf": found.vanaf, "weer_vanaf": found.until}
    show(suspension_text(found), result, as_json)
