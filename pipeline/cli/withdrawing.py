"""The command intrekken: somebody does not want to count any more."""

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from pipeline.cli.agree import agree
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.cli.removal_wording import withdrawn_text
from pipeline.steps import withdraw
from pipeline.steps.withdrawing import Who


@command()
@click.argument("sleutel", metavar="SLEUTEL")
@click.option("--bron", default=None, metavar="NAAM", help="Van welke bron de sleutel is.")
@click.option(
    "--soort",
    type=click.Choice(get_args(Who)),
    default="traject",
    help="Wat voor sleutel het is: van een traject, een persoon of een deelnemer aan de enquête.",
)
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def intrekken(
    sleutel: str, bron: str | None, soort: Who, ja: bool, folder: Path, as_json: bool
) -> None:
    """Laat iemand niet meer meetellen in alles wat nog niet is gepubliceerd."""
    if not ja:
        agree(
            "De rijen met deze sleutel worden uit de kluis verwijderd. Dat kunt u niet "
            "terugdraaien. Doorgaan?",
            err=True,
        )
    with workplace(folder) as place:
        done = withdraw(place, sleutel, soort, bron)
    show(withdrawn_text(done), asdict(done), as_json)
