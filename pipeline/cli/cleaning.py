"""The command opschonen: what is past its term is shown, asked about, and removed."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.periods import period_label
from pipeline.settings import Bewaren
from pipeline.steps import clean_up, look_at_terms
from pipeline.steps.cleaning import ToClean
from pipeline.vault.kluis import Removed

_WORDS = {
    "gesprekken": "gesprekken over",
    "enquete": "antwoorden van golf",
    "quarantaine": "apart gezette rijen, ontvangen in",
    "vervangen": "rijen die een later bestand verving, over",
}
_STAYS = (
    "Dit blijft: alles wat is gepubliceerd, het grootboek, de boekingen (zodat een traject nooit "
    "een tweede keer telt), ingetrokken sleutels, en de aantallen op elk ontvangstbewijs."
)
_YOURSELF = (
    "Wat u zelf nog doet: ruim ook uw eigen bestanden op, maak een nieuwe kopie van de map vp en "
    "wis de oude kopieën."
)


@command()
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def opschonen(ja: bool, folder: Path, as_json: bool) -> None:
    """Laat zien wat over zijn bewaartermijn is, en verwijder het na uw ja."""
    with workplace(folder) as place:
        what = look_at_terms(place)
        click.echo(_shown(what, place.workspace.settings.bewaren), err=as_json)
        done = bool(what.cleaning.rijen)
        if done and not ja:
            click.confirm("Dat kunt u niet terugdraaien. Verwijderen?", abort=True, err=True)
        clean_up(place, what)
    text = f"Verwijderd: {rows_in_words(what.cleaning.rijen)}.\n\n{_YOURSELF}" if done else ""
    if text or as_json:
        show(text, _plain(what, done), as_json)


def _shown(what: ToClean, terms: Bewaren) -> str:
    lines = [
        f"Bewaartermijnen in maanden: gesprekken {terms.gesprekken}, enquête {terms.enquete}, "
        f"quarantaine {terms.quarantaine}.",
        "",
    ]
    if what.cleaning.rijen:
        lines += ["Dit gaat weg:", *map(_line, what.cleaning.weg), "", _STAYS]
    else:
        lines.append("Er is niets over zijn bewaartermijn.")
    if what.cleaning.blijft:
        lines += [
            "",
            f"Ouder dan de termijn, maar nog nodig: {rows_in_words(what.cleaning.blijft)}. Het "
            "traject loopt nog door, of het moet nog in een publicatie meetellen.",
        ]
    return "\n".join(lines)


def _line(removed: Removed) -> str:
    over = period_label(removed.over) if "-Q" in removed.over else removed.over
    return f"  {_WORDS[removed.soort]} {over}: {rows_in_words(removed.rijen)}"


def _plain(what: ToClean, done: bool) -> dict[str, object]:
    return {
        "weg": [asdict(removed) for removed in what.cleaning.weg],
        "nog_nodig": what.cleaning.blijft,
        "verwijderd": done,
    }
