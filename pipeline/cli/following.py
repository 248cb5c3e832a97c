"""The commands reactie, opvolgen and evalueren: what the organisation answers, does and reaches."""

from datetime import date
from pathlib import Path

import click

from pipeline.advice.follow_up import Stap
from pipeline.advice.status import status_label
from pipeline.cli.advice_wording import dossier_json
from pipeline.cli.dossier_wording import (
    beside_text,
    findings_json,
    findings_text,
    step_text,
)
from pipeline.cli.options import (
    Command,
    command,
    day_of,
    dossier_argument,
    json_option,
    show,
    workplace,
    workspace_option,
)
from pipeline.steps import follow, look_back, note_looked, note_reaction


def _day_option(command: Command) -> Command:
    """--op: on which day it was."""
    return click.option(
        "--op", "day", metavar="DATUM", help="De dag waarop het was. Anders: vandaag."
    )(command)


@command()
@dossier_argument
@click.argument("status", metavar="STATUS")
@_day_option
@click.option(
    "--eigenaar",
    default="",
    metavar="ROL",
    help="Wie het uitvoert: een rol uit de lijst, geen naam.",
)
@click.option("--termijn", "term", metavar="DATUM", help="Wanneer de organisatie klaar wil zijn.")
@click.option(
    "--toelichting",
    default="",
    metavar="TEKST",
    help="Uw eigen aantekening. Blijft in de VP-zone.",
)
@workspace_option
@json_option
def reactie(
    concept_id: str,
    status: str,
    day: str | None,
    eigenaar: str,
    term: str | None,
    toelichting: str,
    folder: Path,
    as_json: bool,
) -> None:
    """Leg vast wat de organisatie op een advies antwoordde.

    STATUS is overgenomen, deels, gemotiveerd_niet of geen_reactie. De organisatie ziet dit in het
    dashboard; uw toelichting niet.
    """
    on = day_of(day, "--op") or date.today()
    stap = Stap(status, on, eigenaar, day_of(term, "--termijn"))
    with workplace(folder) as place:
        dossier = note_reaction(place, concept_id, stap, " ".join(toelichting.split()))
    text = step_text(dossier, f"reactie vastgelegd, {status_label(status).lower()}")
    show(text, dossier_json(dossier), as_json)


@command()
@dossier_argument
@click.argument("status", metavar="STATUS")
@_day_option
@workspace_option
@json_option
def opvolgen(concept_id: str, status: str, day: str | None, folder: Path, as_json: bool) -> None:
    """Leg vast hoever de organisatie is, of sluit het dossier.

    STATUS is in_uitvoering, effect, geen_effect, niet_vast_te_stellen of gesloten. Kijk voor een
    evaluatie eerst met vip evalueren wat de cijfers zeggen; u beslist.
    """
    on = day_of(day, "--op") or date.today()
    with workplace(folder) as place:
        dossier = follow(place, concept_id, status, on)
    told = [step_text(dossier, status_label(status).lower()), beside_text(dossier.stappen[-1])]
    show("\n".join(one for one in told if one), dossier_json(dossier), as_json)


@command()
@dossier_argument
@click.option(
    "--vastleggen",
    "is_kept",
    is_flag=True,
    help="Onthoud dat u vandaag heeft gekeken. De herinnering verdwijnt.",
)
@workspace_option
@json_option
def evalueren(concept_id: str, is_kept: bool, folder: Path, as_json: bool) -> None:
    """Leg de nieuwste cijfers naast die van toen: zijn de meetpunten veranderd?

    Het programma stelt een status voor en zegt hoe zeker het is. U beslist, met vip opvolgen.
    """
    with workplace(folder) as place:
        found = look_back(place, concept_id)
        if is_kept:
            note_looked(place, concept_id)
    show(findings_text(concept_id, found), findings_json(found), as_json)
