"""The commands adviezen and advies: all dossiers with what there is to do, and one of them."""

from pathlib import Path

import click

from pipeline.cli.advice_wording import dossier_json
from pipeline.cli.agree import agree
from pipeline.cli.document_text import document_text
from pipeline.cli.dossier_wording import (
    dossiers_text,
    dropped_text,
    in_its_place,
    own_text,
    reminder_json,
    standing_words,
    word_json,
    words_text,
)
from pipeline.cli.options import (
    command,
    dossier_argument,
    json_option,
    show,
    workplace,
    workspace_option,
)
from pipeline.errors import RefusedInput
from pipeline.steps import all_dossiers, drop, due
from pipeline.steps.editing import document_of, read_text, write_advice, write_text
from pipeline.steps.workplace import Workplace


@command()
@workspace_option
@json_option
def adviezen(folder: Path, as_json: bool) -> None:
    """Laat alle dossiers zien: hoever ze zijn, en waar u aan moet denken."""
    with workplace(folder) as place:
        dossiers, reminded = all_dossiers(place), due(place)
        suspended = place.suspensions.standing()
    result = {
        "dossiers": [dossier_json(one) for one in dossiers],
        "herinneringen": [reminder_json(one) for one in reminded],
        "opgeschort": [
            {"eenheid": one.eenheid, "vanaf": one.vanaf, "weer_vanaf": one.until}
            for one in suspended
        ],
    }
    show(dossiers_text(dossiers, reminded, suspended), result, as_json)


@command()
@dossier_argument
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf het document: een naam die eindigt op .docx of .pdf.",
)
@click.option(
    "--tekst",
    "text",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de tekst om te veranderen: een naam die eindigt op .md.",
)
@click.option(
    "--van",
    "source",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Lees de veranderde tekst terug, als nieuwe versie.",
)
@click.option(
    "--intrekken",
    "is_dropped",
    is_flag=True,
    help="Trek een concept in dat niet meer klopt of ingehaald is. Het blijft te lezen.",
)
@click.option("--ja", "is_sure", is_flag=True, help="Vraag bij --intrekken niet om bevestiging.")
@workspace_option
@json_option
def advies(
    concept_id: str,
    target: Path | None,
    text: Path | None,
    source: Path | None,
    is_dropped: bool,
    is_sure: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Lees één advies, schrijf het naar een bestand, verander de tekst, of trek het in."""
    if sum(one is not None for one in (target, text, source, is_dropped or None)) > 1:
        raise RefusedInput(
            "Met --uit, --tekst, --van en --intrekken doet dit commando elk iets anders.",
            "Geef er één.",
        )
    if is_dropped and not is_sure:
        agree(
            "Een ingetrokken concept kunt u niet meer aanbieden. U kunt het wel blijven lezen. "
            "Wilt u doorgaan?",
            err=True,
        )
    with workplace(folder) as place:
        all_dossiers(place)
        if is_dropped:
            said, result = _dropped(place, concept_id)
        elif source is not None:
            said, result = _read(place, concept_id, source)
        elif text is not None:
            write_text(place, concept_id, text)
            said, result = _WRITTEN.format(path=text, code=concept_id), {"bestand": str(text)}
        elif target is not None:
            write_advice(place, concept_id, target)
            said, result = f"Het document staat in {target}.", {"bestand": str(target)}
        else:
            said, result = _told(place, concept_id)
    show(said, result, as_json)


def _told(place: Workplace, concept_id: str) -> tuple[str, dict[str, object]]:
    dossier = place.dossiers.load(concept_id)
    text = document_text(document_of(dossier))
    notes = [f"  {one.op}: {one.tekst}" for one in dossier.aantekeningen if one.tekst]
    told = [f"{dossier.id}: {standing_words(dossier)}", "", text]
    if notes:
        told += ["", "Uw toelichting (blijft in de VP-zone):", *notes]
    return "\n".join(told), dossier_json(dossier) | {"tekst": text}


def _dropped(place: Workplace, concept_id: str) -> tuple[str, dict[str, object]]:
    dossier = drop(place, concept_id)
    newer = in_its_place(dossier)
    return dropped_text(dossier), dossier_json(dossier) | {"nieuwer": newer[0] if newer else ""}


def _read(place: Workplace, concept_id: str, source: Path) -> tuple[str, dict[str, object]]:
    found = read_text(place, concept_id, source)
    dossier = found.dossier
    if found.is_new:
        first = f"De tekst is opgeslagen als versie {dossier.versie} van {dossier.id}."
    else:
        first = "Er is niets veranderd, dus er is geen nieuwe versie."
    parts = [first, words_text(found.woorden), own_text(found.eigen)]
    result = dossier_json(dossier) | {
        "is_nieuw": found.is_new,
        "woorden": [word_json(one) for one in found.woorden],
        "eigen_getallen": [fact.text for fact in found.eigen],
    }
    return "\n".join(part for part in parts if part), result


_WRITTEN = (
    "De tekst staat in {path}. Dat bestand is niet versleuteld: laat niemand erbij.\n"
    "1. Verander de woorden, en bewaar het bestand.\n"
    "2. Lees het terug met: vip advies {code} --van {path}\n"
    "3. Verwijder het bestand."
)
