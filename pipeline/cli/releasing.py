"""The commands toetsen, vrijgeven and aanbieden: from concept to offered."""

from pathlib import Path

import click

from pipeline.cli.advice_wording import dossier_json
from pipeline.cli.agree import agree
from pipeline.cli.dossier_wording import checked_text, step_text, word_json
from pipeline.cli.options import (
    Command,
    command,
    dossier_argument,
    json_option,
    show,
    workplace,
    workspace_option,
)
from pipeline.steps import hand_over, put_to_test, release


@command()
@dossier_argument
@workspace_option
@json_option
def toetsen(concept_id: str, folder: Path, as_json: bool) -> None:
    """Toets een concept voordat u het vrijgeeft: woorden, eigen getallen, en wie moet meelezen."""
    with workplace(folder) as place:
        found = put_to_test(place, concept_id)
    result = dossier_json(found.dossier) | {
        "woorden": [word_json(one) for one in found.woorden],
        "eigen_getallen": [fact.text for fact in found.eigen],
        "alleen_vrij_te_geven_vanaf": found.vrij_vanaf,
    }
    show(checked_text(found), result, as_json)


def _names(command: Command) -> Command:
    """--door and --tweede. Who left --door out is told by the step itself, in Dutch."""
    second = click.option(
        "--tweede",
        default="",
        metavar="NAAM",
        help="Tweede vertrouwenspersoon, als er een eenheid in staat.",
    )
    first = click.option(
        "--door",
        default="",
        metavar="NAAM",
        help="De vertrouwenspersoon die vrijgeeft. Blijft in de VP-zone.",
    )
    named: Command = first(second(command))
    return named


@command()
@dossier_argument
@_names
@workspace_option
@json_option
def vrijgeven(concept_id: str, door: str, tweede: str, folder: Path, as_json: bool) -> None:
    """Geef een advies vrij. De tekst verandert daarna niet meer."""
    with workplace(folder) as place:
        dossier = release(place, concept_id, door, tweede)
    show(step_text(dossier, "is vrijgegeven"), dossier_json(dossier), as_json)


@command()
@dossier_argument
@_names
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def aanbieden(
    concept_id: str, door: str, tweede: str, is_sure: bool, folder: Path, as_json: bool
) -> None:
    """Bied een advies aan de organisatie aan. Dit kunt u niet terugdraaien.

    Een concept geeft u met --door eerst vrij.
    """
    if not is_sure:
        agree("De organisatie kan dit advies daarna lezen. Wilt u doorgaan?", err=True)
    with workplace(folder) as place:
        hand_over(place, concept_id, door, tweede)
        dossier = place.dossiers.load(concept_id)
    text = f"Advies {concept_id} is aangeboden en staat nu in het dashboard."
    show(text, dossier_json(dossier), as_json)
