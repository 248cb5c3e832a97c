"""`vip run`: close, publish, look for patterns and draft, for everything together."""

from pathlib import Path

import click

from pipeline.advice.dossiers import Dossier
from pipeline.cli.advice_wording import concepts_text, dossier_json
from pipeline.cli.agree import agree
from pipeline.cli.dossier_wording import reminder_json, reminders_text
from pipeline.cli.options import (
    busy,
    command,
    json_option,
    missing_options,
    show,
    wave_answers,
    workplace,
    workspace_option,
)
from pipeline.cli.wording import patterns_json, patterns_text, published_text
from pipeline.periods import period_label
from pipeline.release import Publication
from pipeline.signals.frozen import SignalList
from pipeline.steps import (
    Answered,
    WavesAnswered,
    check_sources,
    close_these,
    due,
    find_patterns,
    make_concepts,
    publish_answered,
    waves_to_close,
    what_to_close,
)
from pipeline.steps.publishing import ToClose

_RUN_STEPS = 4


@command()
@click.option(
    "--tot",
    "until",
    metavar="PERIODE",
    help="Laatste kwartaal om af te sluiten. Anders: het laatste dat voorbij is.",
)
@missing_options
@wave_answers
@click.option("--ja", "is_sure", is_flag=True, help="Vraag niet om bevestiging.")
@workspace_option
@json_option
def run(
    until: str | None,
    zonder: tuple[str, ...],
    geen: tuple[str, ...],
    zonder_golf: tuple[str, ...],
    geen_antwoorden: tuple[str, ...],
    is_sure: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Alles achter elkaar: afsluiten, publiceren, patronen zoeken, concepten maken."""
    with workplace(folder) as place:
        answered, said = Answered(zonder, geen), WavesAnswered(zonder_golf, geen_antwoorden)
        closing = waves_to_close(place, what_to_close(place, until), said)
        check_sources(place, answered, closing.quarter)
        _confirm(closing, is_sure)
        with busy("Bezig", _RUN_STEPS) as done:
            close_these(place, closing)
            done()
            published = publish_answered(place, answered)
            done()
            found = find_patterns(place)
            done()
            dossiers, reminded = make_concepts(place), due(place)
            done()
    told = published_text(published, bool(zonder)) + _open_text(zonder_golf)
    parts = [told, patterns_text(found), concepts_text(dossiers), reminders_text(reminded)]
    result = _run_json(published, found, dossiers)
    result["golven_open"] = list(zonder_golf)
    result["herinneringen"] = [reminder_json(one) for one in reminded]
    show("\n\n".join(part for part in parts if part), result, as_json)


def _confirm(closing: ToClose, is_sure: bool) -> None:
    """Say what is closed for good, and ask; a wave is used up even when no answers came in."""
    if closing.golven:
        click.echo(
            f"Ook deze golven van de enquête worden afgesloten: {', '.join(closing.golven)}. "
            "Zijn alle antwoorden ingelezen?",
            err=True,
        )
    if not is_sure:
        label = period_label(closing.quarter)
        agree(
            f"Alles tot en met het {label} wordt gepubliceerd. Dat kunt u niet terugdraaien. "
            "Wilt u doorgaan?",
        )


def _open_text(golven: tuple[str, ...]) -> str:
    if not golven:
        return ""
    return f"\nNog open, zoals u zei: golf {' en '.join(golven)} van de enquête."


def _run_json(
    published: tuple[Publication, ...], found: SignalList, dossiers: tuple[Dossier, ...]
) -> dict[str, object]:
    return {
        "publicaties": [p.to_json() for p in published],
        "signalen": patterns_json(found),
        "concepten": [dossier_json(d) for d in dossiers],
    }
