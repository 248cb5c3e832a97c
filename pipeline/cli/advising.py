"""The command adviseer: concepts from signals, and setting a signal aside."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.advice.aside import REASONS
from pipeline.cli.advice_wording import (
    concepts_text,
    dossier_json,
    held_text,
    told_elsewhere,
    wordless_text,
)
from pipeline.cli.agree import agree
from pipeline.cli.options import command, json_option, show, workplace, workspace_option
from pipeline.contracts import load_codelist
from pipeline.errors import RefusedInput
from pipeline.steps import (
    look_at_aside,
    make_concepts,
    put_aside,
    signals_held_back,
    signals_to_ask,
    signals_without_text,
    write_documents,
)
from pipeline.steps.advising import SUSPENDED
from pipeline.steps.public_places import refuse_handed_over

_LET_REST = (
    "Laat het rusten. Leg het niet daarom terzijde: dat ziet de organisatie, met de reden erbij."
)


@command()
@click.option(
    "--vraag", "asked", multiple=True, metavar="CODE", help="Maak ook een concept van dit signaal."
)
@click.option(
    "--terzijde",
    "aside",
    multiple=True,
    metavar="CODE",
    help="Leg dit signaal terzijde, met --reden.",
)
@click.option(
    "--reden", multiple=True, metavar="REDEN", help="Waarom: een code uit de lijst met redenen."
)
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Schrijf de concepten als Word-bestand in deze map.",
)
@click.option("--ja", "is_sure", is_flag=True, help="Vraag bij --terzijde niet om bevestiging.")
@workspace_option
@json_option
def adviseer(
    asked: tuple[str, ...],
    aside: tuple[str, ...],
    reden: tuple[str, ...],
    target: Path | None,
    is_sure: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Maak van sterke signalen een concept-advies.

    Een concept blijft in de VP-zone tot u het aanbiedt. Van een gewoon signaal maakt u zelf een
    concept met --vraag. Doet u niets met een signaal, leg het dan terzijde: de organisatie ziet in
    het register dat u dat deed en waarom.
    """
    if aside or reden:
        if asked or target is not None:
            raise RefusedInput(
                "Met --terzijde en --reden doet dit commando niets anders.",
                "Laat --vraag en --uit weg, en geef daarvoor een tweede commando.",
            )
        _put_aside(aside, reden, is_sure, folder, as_json)
        return
    with workplace(folder) as place:
        if target is not None:
            refuse_handed_over(target, place.workspace)
        to_ask, wordless = signals_to_ask(place), signals_without_text(place)
        if set(asked) & set(wordless):
            raise RefusedInput(
                "Van dit signaal komt geen concept: er is nog geen adviestekst voor.",
                "Lees de zin en de cijfers bij het patroon, en schrijf een advies zelf.",
            )
        held = signals_held_back(place)
        for key in set(asked) & set(held):
            raise RefusedInput(
                f"Van dit signaal komt nu geen concept: {held[key]}.",
                _LET_REST
                if held[key] == SUSPENDED
                else "Wacht op nieuwe cijfers, of leg het terzijde met --terzijde en --reden.",
            )
        unknown = set(asked) - set(to_ask)
        if unknown:
            raise RefusedInput(
                "Achter --vraag staat een code die geen signaal is.",
                f"Kies uit: {', '.join(to_ask) or 'er zijn nu geen signalen om te kiezen'}.",
            )
        dossiers = make_concepts(place, asked)
        if target is not None:
            write_documents(dossiers, target, place.workspace.sjabloon)
    elsewhere = told_elsewhere(dossiers)
    held |= {key: elsewhere[key] for key in to_ask if key in elsewhere}
    left = sorted(set(to_ask) - {dossier.id for dossier in dossiers} - set(held))
    held = {key: why for key, why in held.items() if key not in {d.id for d in dossiers}}
    result = {
        "concepten": [dossier_json(d) for d in dossiers],
        "te_vragen": left,
        "zonder_tekst": list(wordless),
        "tegengehouden": held,
    }
    text = concepts_text(dossiers, left, target) + wordless_text(wordless) + held_text(held)
    show(text, result, as_json)


def _put_aside(
    keys: tuple[str, ...], reasons: tuple[str, ...], is_sure: bool, folder: Path, as_json: bool
) -> None:
    if len(keys) != 1 or len(reasons) != 1 or not (keys[0].strip() and reasons[0].strip()):
        raise RefusedInput(
            "Een signaal terzijde leggen vraagt één keer --terzijde CODE en één keer --reden "
            "REDEN.",
            f"Leg één signaal tegelijk terzijde. De redenen zijn: "
            f"{', '.join(load_codelist(REASONS).values())}.",
        )
    with workplace(folder) as place:
        found = look_at_aside(place, keys[0].strip(), reasons[0].strip())
        if not is_sure:
            agree(
                "De organisatie ziet in het register dat u dit signaal terzijde legt, en waarom: "
                f"{found.words}. Dat kunt u niet terugdraaien. Wilt u doorgaan?",
                err=True,
            )
        put_aside(place, found)
    text = (
        f"Signaal {found.signaal} is terzijde gelegd: {found.words}. "
        "De organisatie ziet dit in het register."
    )
    show(text, asdict(found) | {"op": found.op.isoformat()}, as_json)
