"""The commands rie, or-pakket and teksten: documents beside the advice."""

from datetime import date
from pathlib import Path

import click

from pipeline.advice.prevention.model_text import kinds
from pipeline.cli.document_text import document_text
from pipeline.cli.options import Command, command, json_option, show, workplace, workspace_option
from pipeline.steps.prevention import (
    fill_in_text,
    write_or_package,
    write_rie,
    write_text,
)

_TO_FILL_IN = "De tekst staat in {path}. Vul aan waar VUL IN staat."
_WRITTEN = "Het document staat in {path}. Lees het voordat u het deelt."


def _year_option(command: Command) -> Command:
    """--jaar: of which year."""
    return click.option(
        "--jaar", "year", type=int, metavar="JAAR", help="Over welk jaar. Anders: het nieuwste."
    )(command)


def _target_option(command: Command) -> Command:
    """--uit: where the document goes."""
    return click.option(
        "--uit",
        "target",
        type=click.Path(path_type=Path),
        required=True,
        metavar="BESTAND",
        help="Het bestand: de naam eindigt op .docx of .pdf (bij vip rie ook .xlsx).",
    )(command)


@command()
@_year_option
@_target_option
@workspace_option
@json_option
def rie(year: int | None, target: Path, folder: Path, as_json: bool) -> None:
    """Maak een stuk voor de RI&E: cijfers per PSA-risico en een voorstel voor het plan van aanpak.

    Voor de preventiemedewerker. Er staat alleen in wat al is gepubliceerd.
    """
    with workplace(folder) as place:
        path = write_rie(place, year, target)
    show(_WRITTEN.format(path=path), {"bestand": str(path)}, as_json)


@command(name="or-pakket")
@_year_option
@_target_option
@workspace_option
@json_option
def or_pakket(year: int | None, target: Path, folder: Path, as_json: bool) -> None:
    """Maak het pakket voor de OR: cijfers over de jaren, alle signalen, vragen, grenzen en rechten.

    Er staat alleen in wat de organisatie al kan zien, en nooit iets uit een concept.
    """
    with workplace(folder) as place:
        path = write_or_package(place, year, target)
    show(_WRITTEN.format(path=path), {"bestand": str(path)}, as_json)


@command()
@click.argument("kind", metavar="[SOORT]", required=False)
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de tekst naar een bestand dat eindigt op .docx of .pdf.",
)
@workspace_option
@json_option
def teksten(kind: str | None, target: Path | None, folder: Path, as_json: bool) -> None:
    """Laat zien welke teksten om in te vullen er zijn, of maak er een met uw eigen instellingen.

    Voor de OR, een DPIA, een gesprekspartner of het intranet. Hiervoor is geen sleutel nodig.
    """
    if kind is None:
        listed = "\n".join(f"  {code}: {label}" for code, label in kinds().items())
        show(f"Maak een tekst met: vip teksten SOORT --uit BESTAND\n{listed}", kinds(), as_json)
    elif target is None:
        said = document_text(fill_in_text(folder, kind, date.today()))
        show(said, {"soort": kind, "tekst": said}, as_json)
    else:
        path = write_text(folder, kind, target, date.today())
        show(_TO_FILL_IN.format(path=path), {"bestand": str(path)}, as_json)
