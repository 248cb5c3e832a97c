"""The command intrekken: somebody does not want to count any more."""

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.steps import Withdrawal, withdraw
from pipeline.steps.withdrawing import Who

# The same words whoever it is: what was published is not told, and cannot be undone.
_DONE = (
    "Deze sleutel telt vanaf nu nergens meer mee: niet in wat nog moet worden gepubliceerd, en ook "
    "niet als er later nog rijen met deze sleutel komen. Alleen de sleutel zelf blijft versleuteld "
    "in de kluis, om zulke rijen te herkennen.",
    "Wat niet kan worden teruggedraaid: cijfers die al zijn gepubliceerd. Zij liggen vast en "
    "bevatten ruis. Niemand kan eraan zien of deze persoon meetelt, en daarom zegt ook dit "
    "programma dat niet. Telde de sleutel al mee, dan blijft de boeking versleuteld staan, met het "
    "onderwerp en de eenheid van het eerste gesprek, zodat zij nooit een tweede keer telt.",
    "Wat u zelf nog doet: haal de rijen ook uit uw eigen bestanden, maak een nieuwe kopie van de "
    "map vp en wis de oude kopieën.",
)


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
        click.confirm(
            "De rijen met deze sleutel worden uit de kluis verwijderd. Dat kunt u niet "
            "terugdraaien. Doorgaan?",
            abort=True,
            err=True,
        )
    with workplace(folder) as place:
        done = withdraw(place, sleutel, soort, bron)
    show("\n\n".join((_removed(done), *_DONE)), asdict(done), as_json)


def _removed(done: Withdrawal) -> str:
    if done.rijen:
        rows = "1 rij is" if done.rijen == 1 else f"{done.rijen} rijen zijn"
        return f"{rows} uit de kluis verwijderd."
    return (
        f"Er stonden geen rijen met deze sleutel van de bron {done.bron} in de kluis. Controleer "
        "de sleutel en de bron. De wens is wel bewaard."
    )
