"""The command bron: how files with other headers, words or another shape are read."""

from pathlib import Path
from typing import get_args

import click

from pipeline.cli.options import (
    command,
    json_option,
    sheet_option,
    show,
    wave_option,
    workplace,
    workspace_option,
)
from pipeline.cli.source_wording import as_result, look_text
from pipeline.ingest.mapping import Kind
from pipeline.steps import look_at_source

_PATH = click.Path(path_type=Path)


@command()
@click.argument("path", metavar="BESTAND", type=_PATH)
@click.option(
    "--bron", default="standaard", metavar="NAAM", help="Wie het bestand levert, zoals hr."
)
@click.option(
    "--soort", type=click.Choice(get_args(Kind)), default=None, help="Wat er in het bestand staat."
)
@wave_option
@click.option("--ja", is_flag=True, help="Neem alle voorstellen over zoals ze zijn.")
@click.option("--bewerk", is_flag=True, help="Leg de vertaling klaar om te veranderen.")
@click.option(
    "--bewaar-eigen-vragen",
    "keep_own",
    is_flag=True,
    help="Bewaar ook antwoorden op eigen vragen, die nog nergens worden geteld.",
)
@sheet_option
@workspace_option
@json_option
def bron(
    path: Path,
    bron: str,
    soort: Kind | None,
    golf: str,
    ja: bool,
    bewerk: bool,
    keep_own: bool,
    blad: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Stel voor hoe een bestand met eigen kolommen en woorden wordt gelezen, en bewaar dat.

    Leest geen rijen in. Daarna werken vip controleer en vip inlezen met --bron vanzelf.
    """
    with workplace(folder) as place:
        found = look_at_source(place, path, bron, soort, golf, ja, bewerk, blad, keep_own)
    show(look_text(found, path, folder, blad), as_result(found), as_json)
