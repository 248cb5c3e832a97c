"""What `vip plan` says of open answers: which themes will be shown, at how many answers."""

from collections.abc import Iterator, Mapping
from math import ceil

from pipeline.cli.wording import decimal, percent
from pipeline.release.new_words import threshold_of
from pipeline.release.plan import SurveyPlan
from pipeline.release.theme_tables import (
    GROUP,
    GROUP_PER_UNIT,
    PER_QUESTION,
    PER_TONE,
    PER_UNIT,
    SUBTHEME,
    THEME,
    fewest_people,
)

EXAMPLES = (200, 1_000, 5_000)
_NAMES: Mapping[str, str] = {
    GROUP: "groepen van thema's",
    PER_UNIT: "thema's in één eenheid",
    GROUP_PER_UNIT: "groepen van thema's in één eenheid",
    PER_QUESTION: "thema's bij één open vraag",
    PER_TONE: "of een thema goed gaat of een zorg is",
    SUBTHEME: "subthema's",
}


def theme_lines(golf: str, plan: SurveyPlan) -> Iterator[str]:
    """Nothing for a wave without open questions (golven.csv)."""
    if not plan.vragen:
        return
    if not plan.themas:
        yield f"  Golf {golf}, open antwoorden: te weinig deelnemers om thema's te tonen."
        return
    people = fewest_people(plan)
    yield (
        f"  Golf {golf}, open antwoorden: van iedere deelnemer tellen hooguit {plan.grens} "
        f"thema's. Een thema is te zien als ongeveer {_people(people[THEME])} mensen het noemen. "
        f"Dat is {_shares(people[THEME])}."
    )
    others = [f"{_NAMES[name]} vanaf {_people(n)}" for name, n in people.items() if name != THEME]
    if others:
        yield f"  Ook te zien: {', '.join(others)} mensen."
    yield from _words_line(plan)
    if left := [
        name for key, name in _NAMES.items() if key not in people and key != GROUP_PER_UNIT
    ]:
        yield f"  Daar zijn te weinig mensen voor: {', '.join(left)}."


def _words_line(plan: SurveyPlan) -> Iterator[str]:
    """Where new words are looked for (`vip woorden`)."""
    if plan.woorden:
        yield (
            "  Ook wordt gezocht naar nieuwe woorden: een woord wordt aan u genoemd als ongeveer "
            f"{threshold_of(plan)} mensen het gebruiken."
        )


def _people(number: float) -> str:
    return decimal(ceil(number), 0)


def _shares(number: float) -> str:
    """At so many answers, the smallest share that is shown."""
    said = [
        f"bij {decimal(n, 0)} antwoorden {percent(number / n) if number <= n else 'niet te zien'}"
        for n in EXAMPLES
    ]
    return ", ".join(said)
