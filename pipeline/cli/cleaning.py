"""The command opschonen: what is past its term is shown, asked about, and removed."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.agree import agree
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.cli.removal_wording import YOURSELF, to_clean_text
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps import clean_up, look_at_terms
from pipeline.steps.cleaning import ToClean


@command()
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def opschonen(ja: bool, folder: Path, as_json: bool) -> None:
    """Laat zien wat over zijn bewaartermijn is, en verwijder het na uw ja."""
    with workplace(folder) as place:
        what = look_at_terms(place)
        click.echo(to_clean_text(what, place.workspace.settings.bewaren), err=as_json)
        done = bool(what.cleaning.rijen)
        if done and not ja:
            agree("Dat kunt u niet terugdraaien. Verwijderen?", err=True)
        clean_up(place, what)
    text = f"Verwijderd: {rows_in_words(what.cleaning.rijen)}.\n\n{YOURSELF}" if done else ""
    if text or as_json:
        show(text, _plain(what, done), as_json)


def _plain(what: ToClean, done: bool) -> dict[str, object]:
    return {
        "weg": [asdict(removed) for removed in what.cleaning.weg],
        "nog_nodig": what.cleaning.blijft,
        "verwijderd": done,
    }
