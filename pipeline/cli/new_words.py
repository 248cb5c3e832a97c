"""The command woorden: words in open answers that no theme knows, for who keeps the themes."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.new_words_wording import told
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.steps.new_words import search_words


@command()
@click.argument("golf", metavar="GOLF")
@workspace_option
@json_option
def woorden(golf: str, folder: Path, as_json: bool) -> None:
    """Toon nieuwe woorden uit open antwoorden die veel mensen gebruiken. Blijft bij u."""
    with workplace(folder) as place:
        found = search_words(place, golf)
    show("\n".join(told(found)), asdict(found), as_json)
