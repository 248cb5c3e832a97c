"""Commands after the door: signaleer, adviseer, aanbieden, and run for everything together."""

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.advice.aside import REASONS
from pipeline.advice.dossiers import Dossier
from pipeline.cli.advice_wording import (
    concepts_text,
    dossier_json,
    held_text,
    wordless_text,
)
from pipeline.cli.options import (
    busy,
    command,
    json_option,
    missing_options,
    show,
    workplace,
    workspace_option,
)
from pipeline.cli.register_wording import register_json, register_text
from pipeline.cli.wording import patterns_text, published_text
from pipeline.contracts import load_codelist
from pipeline.errors import RefusedInput
from pipeline.periods import period_label
from pipeline.release import Publication
from pipeline.signals.frozen import SignalList
from pipeline.steps import (
    Answered,
    check_sources,
    close_until,
    find_patterns,
    hand_over,
    make_concepts,
    publish_answered,
    put_aside,
    register,
    signals_held_back,
    signals_to_ask,
    signals_without_text,
    what_to_close,
    write_documents,
)
from pipeline.steps.publishing import ToClose

_RUN_STEPS = 4


@command()
@click.option(
    "--alle",
    "is_register",
    is_flag=True,
    help="Alle signalen die ooit zijn getoond, en wat ermee is gedaan.",
)
@workspace_option
@json_option
def signaleer(is_register: bool, folder: Path, as_json: bool) -> None:
    """Zoek patronen in de laatste publicatie en leg de lijst vast."""
    with workplace(folder) as place:
        found = find_patterns(place)
        entries = register(place) if is_register else ()
    if is_register:
        show(register_text(entries), register_json(entries), as_json)
        return
    show(patterns_text(found), _signals_json(found), as_json)


@command()
@click.option(
    "--vraag", "asked", multiple=True, metavar="CODE", help="Maak ook een concept van dit signaal."
)
@click.option(
    "--terzijde", "aside", default="", metavar="CODE", help="Leg dit signaal terzijde, met --reden."
)
@click.option(
    "--reden", default="", metavar="REDEN", help="Waarom: een code uit de lijst met redenen."
)
@click.option(
    "--uit",
    "target",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Schrijf de concepten als Word-bestand in deze map.",
)
@workspace_option
@json_option
def adviseer(
    asked: tuple[str, ...],
    aside: str,
    reden: str,
    target: Path | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Maak van sterke signalen een concept-advies.

    Een concept blijft in de VP-zone tot u het aanbiedt. Van een gewoon signaal maakt u zelf een
    concept met --vraag. Doet u niets met een signaal, leg het dan terzijde: de organisatie ziet in
    het register dat u dat deed en waarom.
    """
    if aside or reden:
        _put_aside(aside, reden, folder, as_json)
        return
    with workplace(folder) as place:
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
                "Wacht op nieuwe cijfers, of leg het terzijde met --terzijde en --reden.",
            )
        unknown = set(asked) - set(to_ask)
        if unknown:
            raise RefusedInput(
                "Achter --vraag staat een code die geen signaal is.",
                f"Kies uit: {', '.join(to_ask) or 'er zijn nu geen signalen om te kiezen'}.",
            )
        dossiers = make_concepts(place, asked)
        if target is not None:
            write_documents(dossiers, target)
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


def _put_aside(key: str, reden: str, folder: Path, as_json: bool) -> None:
    if not (key and reden):
        raise RefusedInput(
            "Een signaal terzijde leggen vraagt --terzijde en --reden samen.",
            f"De redenen zijn: {', '.join(load_codelist(REASONS).values())}.",
        )
    with workplace(folder) as place:
        found = put_aside(place, key, reden)
    text = (
        f"Signaal {found.signaal} is terzijde gelegd: {found.words}. "
        "De organisatie ziet dit in het register."
    )
    show(text, asdict(found) | {"op": found.op.isoformat()}, as_json)


@command()
@click.argument("concept_id", metavar="CODE")
@click.option(
    "--door",
    required=True,
    metavar="NAAM",
    help="De vertrouwenspersoon die vrijgeeft. Blijft in de VP-zone.",
)
@click.option(
    "--tweede",
    default="",
    metavar="NAAM",
    help="Tweede vertrouwenspersoon, als er een eenheid in staat.",
)
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
def aanbieden(concept_id: str, door: str, tweede: str, is_sure: bool, folder: Path) -> None:
    """Geef een concept vrij en bied het aan de organisatie aan. Dit kunt u niet terugdraaien."""
    if not is_sure:
        click.confirm("De organisatie kan dit advies daarna lezen. Wilt u doorgaan?", abort=True)
    with workplace(folder) as place:
        hand_over(place, concept_id, door, tweede)
    click.echo(f"Advies {concept_id} is aangeboden en staat nu in het dashboard.")


@command()
@click.option(
    "--tot",
    "until",
    metavar="PERIODE",
    help="Laatste kwartaal om af te sluiten. Anders: het laatste dat voorbij is.",
)
@missing_options
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def run(
    until: str | None,
    zonder: tuple[str, ...],
    geen: tuple[str, ...],
    is_sure: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Alles achter elkaar: afsluiten, publiceren, patronen zoeken, concepten maken."""
    with workplace(folder) as place:
        due, answered = what_to_close(place, until), Answered(zonder, geen)
        check_sources(place, answered, due.quarter)
        _confirm(due, is_sure)
        with busy("Bezig", _RUN_STEPS) as done:
            close_until(place, until)
            done()
            published = publish_answered(place, answered)
            done()
            found = find_patterns(place)
            done()
            dossiers = make_concepts(place)
            done()
    told = published_text(published, bool(zonder))
    text = "\n\n".join([told, patterns_text(found), concepts_text(dossiers)])
    show(text, _run_json(published, found, dossiers), as_json)


def _confirm(due: ToClose, is_sure: bool) -> None:
    """Say what is closed for good, and ask; a wave is used up even when no answers came in."""
    if due.golven:
        click.echo(
            f"Ook deze golven van de enquête worden afgesloten: {', '.join(due.golven)}. "
            "Zijn alle antwoorden ingelezen?",
            err=True,
        )
    if not is_sure:
        label = period_label(due.quarter)
        click.confirm(
            f"Alles tot en met het {label} wordt gepubliceerd. Dat kunt u niet terugdraaien. "
            "Wilt u doorgaan?",
            abort=True,
        )


def _run_json(
    published: tuple[Publication, ...], found: SignalList, dossiers: tuple[Dossier, ...]
) -> dict[str, object]:
    return {
        "publicaties": [p.to_json() for p in published],
        "signalen": _signals_json(found),
        "concepten": [dossier_json(d) for d in dossiers],
    }


def _signals_json(found: SignalList) -> dict[str, object]:
    rows = found.patronen.astype("object").where(found.patronen.notna(), None)
    patterns = [
        {str(k): list(v) if k == "cellen" and v is not None else v for k, v in row.items()}
        for row in rows.to_dict("records")
    ]
    account = {"gekeken": found.gekeken.to_json()}
    return {"id": found.id, **found.over, **account, "patronen": patterns}
