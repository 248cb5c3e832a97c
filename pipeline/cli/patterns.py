"""`vip signaleer`: the list of patterns, or the register of all that were ever shown."""

from pathlib import Path

import click

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.cli.register_wording import register_json, register_text
from pipeline.cli.wording import patterns_json, patterns_text
from pipeline.steps import find_patterns, register


@command()
@click.option(
    "--alle",
    "is_register",
    is_flag=True,
    help="Alle signalen die ooit zijn getoond, en wat ermee is gedaan.",
)
@workspace_option
@json_option
def signaleer(is_register: bool, folder: Path, as_json: bool) -> None:
    """Zoek patronen in de laatste publicatie en leg de lijst vast."""
    with workplace(folder) as place:
        found = find_patterns(place)
        entries = register(place) if is_register else ()
    if is_register:
        show(register_text(entries), register_json(entries), as_json)
        return
    show(patterns_text(found), patterns_json(found), as_json)
