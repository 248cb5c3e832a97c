"""`vip jaarrapport`: the report of a year, its form, and its release."""

from pathlib import Path

import click

from pipeline.advice.documents.files import check_ending, write_document
from pipeline.advice.yearly.kept import Kept
from pipeline.cli.agree import agree
from pipeline.cli.options import command, workplace, workspace_option
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words
from pipeline.steps.public_places import refuse_target
from pipeline.steps.yearly import (
    check_year,
    keep_form,
    make_report,
    offer_report,
    release_report,
    words_to_look_at,
    write_empty_form,
)

VERSIONS = ("volledig", "een-pagina", "publiek")


_FOR_GOOD = (
    "Iedereen die het dashboard kan openen, leest dan deze versie ({versie}). Dat kunt u niet "
    "terugdraaien."
)


@command()
@click.argument("jaar", type=click.IntRange(1990, 2199), metavar="JAAR")
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Waar het rapport komt: een naam die eindigt op .docx of .pdf.",
)
@click.option(
    "--versie",
    type=click.Choice(VERSIONS),
    default="volledig",
    show_default=True,
    help="Het hele rapport, één pagina, of de korte versie voor alle medewerkers.",
)
@click.option(
    "--formulier",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Het ingevulde formulier. Het wordt versleuteld bewaard.",
)
@click.option(
    "--leeg-formulier",
    "empty",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Maak een leeg formulier met uitleg.",
)
@click.option(
    "--vrijgeven",
    "is_release",
    is_flag=True,
    help="Geef het rapport vrij. Daarna verandert het niet meer.",
)
@click.option(
    "--door",
    default="",
    metavar="NAAM",
    help="De vertrouwenspersoon die vrijgeeft. Blijft in de VP-zone.",
)
@click.option(
    "--tweede",
    default="",
    metavar="NAAM",
    help="Tweede vertrouwenspersoon, als er een eenheid in staat.",
)
@click.option(
    "--aanbieden",
    "is_offer",
    is_flag=True,
    help="Bied het vrijgegeven rapport aan: de gekozen versie komt in het dashboard.",
)
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
def jaarrapport(
    jaar: int,
    target: Path | None,
    versie: str,
    formulier: Path | None,
    empty: Path | None,
    is_release: bool,
    door: str,
    tweede: str,
    is_offer: bool,
    is_sure: bool,
    folder: Path,
) -> None:
    """Maak het jaarrapport van een jaar, met alleen cijfers die zijn gepubliceerd."""
    if not (target or formulier or empty or is_release or is_offer):
        raise RefusedInput(
            "U zegt niet wat er moet gebeuren.",
            "Gebruik --uit BESTAND voor het rapport, of --leeg-formulier BESTAND om te beginnen.",
        )
    if empty is not None:
        write_empty_form(jaar, empty)
        click.echo(f"Het lege formulier staat in {empty}. Vul het in; gebruik dan --formulier.")
    if not (target or formulier or is_release or is_offer):
        return
    with workplace(folder) as place:
        check_year(place, jaar)
        if target is not None:
            check_ending(target)
            refuse_target(target, place.workspace)
        if formulier is not None:
            _tell_form(keep_form(place, jaar, formulier), formulier)
        if is_release:
            _ask(f"Het jaarrapport van {jaar} verandert daarna niet meer.", is_sure)
            kept = release_report(place, jaar, door, tweede)
            click.echo(f"Het jaarrapport van {kept.jaar} is vrijgegeven en verandert niet meer.")
        if target is not None:
            document = make_report(place, jaar, versie)
            write_document(document, target, place.workspace.sjabloon)
            click.echo(f"Het jaarrapport staat in {target} ({document.status}).")
        if is_offer:
            _ask(_FOR_GOOD.format(versie=versie), is_sure)
            offer_report(place, jaar, versie)
            click.echo(f"Het jaarrapport van {jaar} (versie: {versie}) staat nu in het dashboard.")


def _ask(what: str, is_sure: bool) -> None:
    if not is_sure:
        agree(f"{what} Wilt u doorgaan?")


def _tell_form(kept: Kept, path: Path) -> None:
    """That it was kept, and which words could be said better."""
    click.echo(f"Het formulier is versleuteld bewaard ({day_in_words(kept.opgeslagen_op)}).")
    for found in words_to_look_at(kept.formulier):
        click.echo(f"Let op: in plaats van ‘{found.woord}’ liever: {found.schrijf}.", err=True)
    click.echo(f"U hebt {path} niet meer nodig en kunt het verwijderen.")
