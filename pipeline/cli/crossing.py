"""The commands overdragen and ontvangen: what crosses to the dashboard's machine."""

import sys
from datetime import date
from pathlib import Path

import click

from pipeline.cli.agree import agree
from pipeline.cli.crossing_wording import NUMBER, parcel_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.crossing import Parcel, control_number, open_parcel
from pipeline.crossing.control import is_same_number
from pipeline.crossing.receiving import look, take_in
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words
from pipeline.steps import hand_over_all


@command()
@click.argument("doel", metavar="DOEL", type=click.Path(path_type=Path))
@workspace_option
@json_option
def overdragen(doel: Path, folder: Path, as_json: bool) -> None:
    """Maak de ondertekende bundel voor de computer van het dashboard.

    DOEL is een map, zoals een usb-stick of een gedeelde schijf, of een bestand dat op .zip eindigt.
    """
    with workplace(folder) as place:
        done = hand_over_all(place, doel)
    result = {
        "bestand": str(done.bestand),
        "organisatie": done.organisatie,
        "nummer": done.nummer,
        "dag": done.dag,
        "herkenningsgetal": done.herkenningsgetal,
    }
    show(parcel_text(done), result, as_json)


@command()
@click.argument("bundel", metavar="BUNDEL", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    metavar="MAP",
    help="Waar het dashboard leest. De eerste keer een lege map, of een die er nog niet is.",
)
@click.option(
    "--herkenningsgetal",
    "typed",
    default="",
    metavar="GETAL",
    help="Het getal dat de vertrouwenspersoon u voorlas. Nodig als er geen venster is om in te "
    "antwoorden.",
)
@json_option
def ontvangen(bundel: Path, folder: Path, typed: str, as_json: bool) -> None:
    """Neem een bundel in op de computer van het dashboard. Een sleutel is niet nodig.

    Een dashboard dat al loopt, laat daarna vanzelf het nieuwe zien.
    """
    parcel = open_parcel(bundel)
    order = look(parcel, folder)
    if order is None or typed:
        _check_number(parcel, typed)
    take_in(parcel, folder, date.today())
    is_new = order != "zelfde"
    result = {
        "organisatie": parcel.contents.organisatie,
        "nummer": parcel.contents.nummer,
        "dag": parcel.contents.dag,
        "nieuw": is_new,
        "herkenningsgetal": control_number(parcel.key),
    }
    show(_done(parcel, folder, is_new), result, as_json)


def _done(parcel: Parcel, folder: Path, is_new: bool) -> str:
    day = day_in_words(date.fromisoformat(parcel.contents.dag))
    whose = f"van {parcel.contents.organisatie}, tot en met {day}"
    if not is_new:
        return f"Deze bundel ({whose}) stond hier al. Er is niets veranderd."
    return f"De bundel {whose} is ingenomen.\nHet dashboard openen: vip dashboard --map {folder}"


def _check_number(parcel: Parcel, typed: str) -> None:
    """A key that is new here is trusted only when somebody compared its number."""
    number = control_number(parcel.key)
    if typed:
        if not is_same_number(typed, parcel.key):
            raise RefusedInput(
                "Het herkenningsgetal van deze bundel is een ander.",
                "Neem haar niet in. Bel de vertrouwenspersoon, en lees het getal nog eens samen.",
            )
        return
    if not sys.stdin.isatty():
        raise RefusedInput(
            "Dit is de eerste bundel in deze map, en niemand heeft het herkenningsgetal "
            "vergeleken.",
            "Vraag het getal aan de vertrouwenspersoon, en geef het met --herkenningsgetal.",
        )
    click.echo(
        f"Dit is de eerste bundel in deze map. Zij zegt van {parcel.contents.organisatie} te "
        f"zijn.\n{NUMBER.format(number)}\n"
        "Bel de vertrouwenspersoon en vergelijk dit getal.",
        err=True,
    )
    agree("Is het getal hetzelfde?", err=True)
