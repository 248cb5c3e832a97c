"""The command apart: rows that were set aside, told, written to a file to correct, or let go."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.agree import agree
from pipeline.cli.delivery_wording import EXPORT_ASKED, LET_GO, LET_GO_ASKED, aside_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.contracts.stored import STORED
from pipeline.errors import RefusedInput
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.steps.letting_go import let_go_aside, look_at_letting_go
from pipeline.steps.set_aside import export_aside, list_aside


@command()
@click.option(
    "--uit",
    "path",
    type=click.Path(path_type=Path),
    default=None,
    metavar="BESTAND",
    help="Schrijf de rijen naar dit Excel-bestand, om ze te verbeteren. Het is niet versleuteld.",
)
@click.option(
    "--laat-los",
    "let_go",
    multiple=True,
    metavar="NUMMER",
    help="Verwijder een rij (l0001-7) of alle rijen van een levering (l0001) die apart staan.",
)
@click.option("--bron", default=None, metavar="NAAM", help="Alleen rijen van deze bron.")
@click.option("--soort", type=click.Choice(list(STORED)), default=None, help="Alleen deze soort.")
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def apart(
    path: Path | None,
    let_go: tuple[str, ...],
    bron: str | None,
    soort: str | None,
    ja: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Laat zien welke rijen apart staan, schrijf ze naar een bestand of laat ze los."""
    if let_go and (path or bron or soort):
        raise RefusedInput(
            "Met --laat-los noemt u de rijen zelf.", "Laat --uit, --bron en --soort weg."
        )
    if let_go:
        _let_go(let_go, ja, folder, as_json)
    elif path is not None:
        _write(path, bron, soort, ja, folder, as_json)
    else:
        _list(bron, soort, folder, as_json)


def _list(bron: str | None, soort: str | None, folder: Path, as_json: bool) -> None:
    with workplace(folder) as place:
        found = [
            one
            for one in list_aside(place)
            if bron in (None, one.bron) and soort in (None, one.soort)
        ]
    text = "\n".join(map(aside_text, found)) or "Er staan geen rijen apart."
    show(text, [asdict(one) for one in found], as_json)


def _write(
    path: Path, bron: str | None, soort: str | None, ja: bool, folder: Path, as_json: bool
) -> None:
    if not ja:
        agree(
            f"{EXPORT_ASKED} Doorgaan?",
            err=True,
        )
    with workplace(folder) as place:
        rows = export_aside(place, path, bron, soort)
        sources = [one.bron for one in list_aside(place) if soort in (None, one.soort)]
    told = {"path": path, "bron": bron or sources[0], "folder": folder}
    text = _WRITTEN.format(rows=rows_in_words(rows), **told)
    show(text, {"rijen": rows, "bestand": str(path)}, as_json)


def _let_go(wanted: tuple[str, ...], ja: bool, folder: Path, as_json: bool) -> None:
    with workplace(folder) as place:
        numbers = look_at_letting_go(place, wanted)
        if not ja:
            asked = LET_GO_ASKED.format(rows=rows_in_words(len(numbers)))
            agree(f"{asked} Doorgaan?", err=True)
        rows = let_go_aside(place, numbers)
    show(LET_GO.format(rows=rows_in_words(rows)), {"losgelaten": rows}, as_json)


_WRITTEN = (
    "In {path} staat nu: {rows}. Per rij wat er van bewaard was, met de sleutel. Wat niet "
    "klopte is leeg en geel.\n"
    "Dit bestand staat buiten de kluis en is niet versleuteld. Laat niemand erbij.\n"
    "1. Vul de gele cellen in.\n"
    "2. Lees het in met: vip inlezen {path} --bron {bron} --map {folder}\n"
    "3. Verwijder het bestand en leeg de prullenbak. Tot dan herinnert vip u eraan."
)
