"""The command gevraagd: an answer to a question of the organisation."""

from pathlib import Path

import click

from pipeline.advice.asked.answered_values import answered_values
from pipeline.advice.dossiers import Dossier
from pipeline.advice.status import EDITABLE
from pipeline.cli.asked_wording import ADDRESSEES, HELD, choices_text
from pipeline.cli.document_text import document_text
from pipeline.cli.dossier_wording import words_text
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.errors import RefusedInput
from pipeline.steps.asked import Answered, Asking, ask
from pipeline.steps.editing import document_of, write_advice
from pipeline.steps.public_places import refuse_existing

_ENDINGS = (".docx", ".pdf")


@command()
@click.argument("vraag")
@click.option("--eenheid", metavar="CODE", help="Over deze eenheid; alle: over geen eenheid apart.")
@click.option("--categorie", "hoofdcategorie", metavar="CODE", help="Over dit onderwerp.")
@click.option("--cluster", metavar="CODE", help="Over dit cluster van onderwerpen.")
@click.option("--relatie", metavar="CODE", help="Over wie het gaat: leidinggevende, collega, ...")
@click.option("--thema", metavar="CODE", help="Over dit thema in open antwoorden.")
@click.option("--vraag-enquete", "item", metavar="CODE", help="Over deze vraag van de enquête.")
@click.option("--periode", "van", default="", metavar="PERIODE", help="Over (of vanaf) deze tijd.")
@click.option("--tot", default="", metavar="PERIODE", help="Tot en met deze tijd.")
@click.option(
    "--aan", type=click.Choice(ADDRESSEES), default="bestuurder", help="Wie de vraag stelde."
)
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf het document: een naam die eindigt op .docx of .pdf.",
)
@workspace_option
@json_option
def gevraagd(
    vraag: str,
    van: str,
    tot: str,
    aan: str,
    target: Path | None,
    folder: Path,
    as_json: bool,
    **options: str | None,
) -> None:
    """Beantwoord een vraag van de organisatie met wat al is gepubliceerd. Geeft niets uit.

    Het antwoord is een concept: het blijft in de VP-zone tot u het aanbiedt. Waar de vraag over
    gaat, haalt het programma uit de woorden. Opties gaan voor.
    """
    if target is not None and target.suffix.lower() not in _ENDINGS:
        raise RefusedInput(
            "Een antwoord wordt een Word- of PDF-bestand.",
            "Laat de naam achter --uit eindigen op .docx of .pdf.",
        )
    given = {name: typed for name, typed in options.items() if typed is not None}
    with workplace(folder) as place:
        if target is not None:
            refuse_existing(target)
        done = ask(place, Asking(vraag, given, van, tot, aan))
        if target is not None:
            write_advice(place, done.dossier.id, target)
    shown = "\n\n".join(part for part in _parts(done, given, target) if part)
    show(shown, answered_values(done.dossier.concept), as_json)
    if done.is_opgeschort:
        click.echo(HELD, err=True)


def _parts(done: Answered, given: dict[str, str], target: Path | None) -> tuple[str, ...]:
    dossier = done.dossier
    return (
        document_text(document_of(dossier)),
        choices_text(done.begrepen, given),
        words_text(done.woorden),
        f"Het document staat in {target}." if target else "",
        _next(dossier),
    )


def _next(dossier: Dossier) -> str:
    """Where the answer is, and what may follow."""
    if dossier.status not in EDITABLE:
        return f"Deze vraag is vandaag al beantwoord, met de code {dossier.id}."
    return (
        f"Dit antwoord is een concept, met de code {dossier.id}. Alleen u ziet het.\n"
        f"Daarna kan: vip advies {dossier.id} (lezen en veranderen); vip toetsen {dossier.id}; "
        f"vip aanbieden {dossier.id}."
    )
