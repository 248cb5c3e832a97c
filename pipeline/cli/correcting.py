"""The command for what turns out to be wrong after it was published: corrigeer."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.agree import agree
from pipeline.cli.correcting_wording import correction_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.steps import correct_period, look_at_correction, note_mistake


@command()
@click.argument("what", metavar="PERIODE|GOLF")
@click.option(
    "--reden", required=True, metavar="CODE", help="Waarom, uit de lijst met redenen (zie onder)."
)
@click.option(
    "--aantekening",
    "is_note",
    is_flag=True,
    help="Alleen een gedateerde aantekening, geen nieuwe cijfers.",
)
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def corrigeer(
    what: str, reden: str, is_note: bool, is_sure: bool, folder: Path, as_json: bool
) -> None:
    """Corrigeer wat al gepubliceerd is.

    Is er een reserve, dan komen er nieuwe cijfers naast de oude. Anders komt er een aantekening
    met een datum bij. De reden is een code: telfout, verkeerde_periode, verkeerde_code,
    verkeerde_eenheid, dubbel_aangeleverd of niet_aangeleverd.
    """
    with workplace(folder) as place:
        correction = look_at_correction(place, what, reden)
        is_paid = correction.is_betaald and not is_note
        click.echo(correction_text(correction, reden, is_paid), err=True)
        if not is_sure:
            agree("Dat kunt u niet terugdraaien. Wilt u doorgaan?")
        if is_paid:
            published = correct_period(place, correction, reden)
            text = f"Publicatie {published.id} is vastgelegd en corrigeert {published.corrigeert}."
            show(f"{text} De eerdere cijfers blijven bewaard.", published.to_json(), as_json)
        else:
            note = note_mistake(place, correction, reden)
            show(f"Aantekening {note.id} bij {note.over} is vastgelegd.", asdict(note), as_json)
