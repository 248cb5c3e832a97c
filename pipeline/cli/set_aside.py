"""The command apart: rows that were set aside, told or written to a file to correct them."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.contracts.stored import STORED
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps.set_aside import Aside, export_aside, list_aside


@command()
@click.option(
    "--uit",
    "path",
    type=click.Path(path_type=Path),
    default=None,
    metavar="BESTAND",
    help="Schrijf de rijen naar dit Excel-bestand, om ze te verbeteren. Het is niet versleuteld.",
)
@click.option("--bron", default=None, metavar="NAAM", help="Alleen rijen van deze bron.")
@click.option("--soort", type=click.Choice(list(STORED)), default=None, help="Alleen deze soort.")
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def apart(
    path: Path | None, bron: str | None, soort: str | None, ja: bool, folder: Path, as_json: bool
) -> None:
    """Laat zien welke rijen apart staan, of schrijf ze naar een bestand om ze te verbeteren."""
    if path is None:
        with workplace(folder) as place:
            found = [
                one
                for one in list_aside(place)
                if bron in (None, one.bron) and soort in (None, one.soort)
            ]
        text = "\n".join(map(_told, found)) or "Er staan geen rijen apart."
        show(text, [asdict(one) for one in found], as_json)
        return
    if not ja:
        click.confirm(
            "In het bestand komen rijen van gesprekken of van de enquête te staan, buiten de kluis "
            "en niet versleuteld. Doorgaan?",
            abort=True,
            err=True,
        )
    with workplace(folder) as place:
        rows = export_aside(place, path, bron, soort)
    text = _WRITTEN.format(rows=rows_in_words(rows), path=path)
    show(text, {"rijen": rows, "bestand": str(path)}, as_json)


_WRITTEN = (
    "In {path} staat nu: {rows}. Per rij wat er van bewaard was, met de sleutel. Wat niet "
    "klopte is leeg en geel.\n"
    "Dit bestand staat buiten de kluis en is niet versleuteld. Laat niemand erbij.\n"
    "1. Vul de gele cellen in.\n"
    "2. Lees het in met: vip inlezen {path} --bron NAAM\n"
    "3. Verwijder het bestand en leeg de prullenbak. Tot dan herinnert vip u eraan."
)


def _told(one: Aside) -> str:
    rows = rows_in_words(one.rijen)
    head = f"{one.levering}  {one.soort}, bron {one.bron}: {rows} apart"
    lines = [f"  {column}: {n} keer {reason.zin}" for column, reason, n in one.redenen]
    return "\n".join((head, *lines))
