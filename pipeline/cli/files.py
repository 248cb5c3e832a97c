"""Commands for a workspace and for files: nieuw, controleer, inlezen."""

from datetime import date
from pathlib import Path

import click

from pipeline.cli.options import (
    ask_passphrase,
    busy,
    command,
    json_option,
    sheet_option,
    show,
    wave_option,
    workplace,
    workspace_option,
)
from pipeline.contracts.stored import STORED
from pipeline.errors import RefusedInput
from pipeline.ingest.delivery_report import DeliveryReport
from pipeline.settings import source_name
from pipeline.steps import check, is_units_file, read_in, read_units
from pipeline.steps.beginning import begin, first_quarter
from pipeline.steps.files import check_for_source, missing_keys
from pipeline.steps.set_aside import CorrectedRead, is_corrected, read_corrected
from pipeline.steps.waiting import UnitsRead
from pipeline.workspace import Workspace

_SET_ASIDE = (
    "Er is niets bewaard. Leest u dit bestand zo in, dan gaan de rijen die niet goed zijn apart: "
    "zij tellen niet mee tot u ze heeft verbeterd."
)
_ALL_RIGHT = "Dit bestand is openbaar en moet helemaal kloppen: zo wordt er niets van gebruikt."
_PATH = click.Path(path_type=Path)


@command()
@click.argument("folder", metavar="MAP", type=_PATH)
@click.option("--vanaf", required=True, metavar="PERIODE", help="Eerste kwartaal, zoals 2024-Q1.")
@click.option(
    "--naam",
    default=None,
    metavar="NAAM",
    help="Naam van de organisatie. Anders: de naam van de map.",
)
@click.option(
    "--sector", default="", metavar="SECTOR", help="Sector, zoals gemeente, zorg of onderwijs."
)
def nieuw(folder: Path, vanaf: str, naam: str | None, sector: str) -> None:
    """Maak een map voor een organisatie, met een lege kluis."""
    quarter = first_quarter(vanaf)
    begin(folder, quarter, naam or "", sector, ask_passphrase(folder, is_new=True))
    click.echo(
        f"De map {folder} is klaar. Alleen wie de sleutelzin kent, kan de kluis openen; "
        "raakt u hem kwijt, dan zijn de gegevens weg.\n"
        f"Volgende stap: zet organisatie.csv in {folder / 'codes'} "
        "(eenheid, naam, bovenliggend, medewerkers, leidinggevenden)."
    )


@command()
@click.argument("path", metavar="BESTAND", type=_PATH)
@click.option(
    "--bron",
    default=None,
    metavar="NAAM",
    help="Lees het bestand met de vertaling van deze bron (zie vip bron). Vraagt de sleutelzin.",
)
@wave_option
@sheet_option
@workspace_option
@json_option
def controleer(
    path: Path, bron: str | None, golf: str, blad: str | None, folder: Path, as_json: bool
) -> None:
    """Controleer een bestand. Bewaart niets. Exitcode 0 (goed) of 2 (niet goed)."""
    if golf and bron is None:
        raise RefusedInput("Bij --golf hoort een bron.", "Noem met --bron wie het bestand levert.")
    workspace = Workspace(folder.resolve())
    known = workspace if bron is not None or workspace.toml.is_file() else None
    if bron is None:
        checked = check(known, path, None, date.today(), blad=blad)
    else:
        with workplace(folder) as place:
            checked, _ = check_for_source(place, path, source_name(bron), blad, golf)
    refused = missing_keys(checked, known.settings.privacy.beschermd) if known else None
    text = checked.report.to_text()
    if checked.bad.num_rows:
        text = f"{text}\n{_SET_ASIDE if checked.contract.name in STORED else _ALL_RIGHT}"
    if refused:
        text = f"{text}\nZo kan dit bestand niet worden ingelezen.\n{refused}"
    show(text.rstrip(), checked.report.as_mapping(), as_json)
    if checked.bad.num_rows or refused:
        raise click.exceptions.Exit(RefusedInput.exit_code)


@command()
@click.argument("paths", metavar="BESTAND...", type=_PATH, nargs=-1, required=True)
@click.option(
    "--bron", default="standaard", metavar="NAAM", help="Wie het bestand levert, zoals vp_noord."
)
@click.option(
    "--vervangt",
    multiple=True,
    metavar="PERIODE|GOLF",
    help="Hierover komt het bestand in de plaats van wat deze bron eerder leverde. Mag vaker.",
)
@click.option(
    "--toch",
    is_flag=True,
    help="Lees ook in als het bestand sterk lijkt op dat van een andere bron.",
)
@wave_option
@sheet_option
@workspace_option
@json_option
def inlezen(
    paths: tuple[Path, ...],
    bron: str,
    vervangt: tuple[str, ...],
    toch: bool,
    golf: str,
    blad: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Controleer bestanden en bewaar de goede rijen in de kluis.

    Rijen die niet kloppen gaan apart en kunt u verbeterd opnieuw inlezen.
    """
    with workplace(folder) as place, busy("Inlezen", len(paths)) as done:
        reports: list[DeliveryReport | UnitsRead | CorrectedRead] = []
        for path in paths:
            if is_units_file(place, path):
                reports.append(read_units(place))
            elif is_corrected(path, blad):
                reports.append(read_corrected(place, path, bron, blad))
            else:
                reports.append(read_in(place, path, bron, vervangt, toch, blad, golf))
            done()
    text = "\n".join(report.to_text() for report in reports)
    show(text, [report.to_json() for report in reports], as_json)
