"""The command sjabloon: an empty sheet for who has nothing yet."""

from datetime import date
from pathlib import Path
from typing import get_args

import click

from pipeline.cli.options import command, workspace_option
from pipeline.steps.templates import Kind, write_template
from pipeline.workspace import Workspace


@command()
@click.argument("path", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--soort",
    "kind",
    type=click.Choice(get_args(Kind)),
    default="gesprekken",
    help="Waarvoor het blad is. Anders: gesprekken.",
)
@workspace_option
def sjabloon(path: Path, kind: Kind, folder: Path) -> None:
    """Maak een leeg blad om in te vullen, met keuzelijsten en uitleg."""
    workspace = Workspace(folder.resolve())
    known = workspace if workspace.toml.is_file() else None
    fields = write_template(known, path, kind, date.today())
    click.echo(
        f"{path} is klaar, met {len(fields)} kolommen.\n"
        + ("" if known else _WITHOUT_UNITS)
        + "Volgende stap: vul het blad in, en controleer het met: "
        f"vip controleer {path}"
    )


_WITHOUT_UNITS = (
    "Hier staat geen vip.toml, dus uw eigen eenheden en codes staan niet in de keuzelijsten. Noem "
    "de map van uw organisatie met --map om ze erbij te krijgen.\n"
)
