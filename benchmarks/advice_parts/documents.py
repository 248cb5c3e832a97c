"""The advice of one planted organisation, publication by publication, with every check of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from benchmarks.advice_parts.expected import Said
from benchmarks.organisation_parts.lives import WITH_SURVEY, period_told
from pipeline.advice.compose import compose
from pipeline.advice.concept import Concept, facts
from pipeline.advice.pattern import signal_key
from pipeline.advice.readability import reading_of
from pipeline.advice.word_check import all_texts, check_concept
from pipeline.release import Release
from pipeline.signals import detect
from pipeline.signals.niveaus import SIGNALS
from tests.advice_recount import counted_again
from tests.published import PROMISE, Published
from tests.simulators.planted import SCENARIOS
from tests.simulators.planted_cells import read_signals
from tests.simulators.planted_truth import PlantedTruth

_SLACK = {"laag": 1.5, "hoog": 1.5}
"""Points. The range of a question is laid beside that of the dashboard, which reads all tables of
the wave together; an advice, as the patterns, reads the noisy cells themselves."""
SECTORS = ("", "zorg", "gemeente", "onderwijs")


@dataclass(frozen=True)
class Checked:
    """One document: what the word check found, numbers and those that could not be counted again,
    how it reads, and what it says of something that was planted (None when nothing was)."""

    regels: tuple[str, ...]
    numbers: int
    untraced: tuple[str, ...]
    flesch_douma: float
    longest: int
    said: Said | None


@dataclass
class Life:
    """The documents of one organisation; `by_itself`: concepts a publication, unasked."""

    name: str
    is_quiet: bool
    checked: list[Checked] = field(default_factory=list)
    by_itself: list[int] = field(default_factory=list)


def live(job: tuple[str, int, int]) -> Life:
    """The life of (scenario, employees, seed), in four sectors: each chooses its own measures."""
    name, size, seed = job
    planted = SCENARIOS[name](size, seed, with_survey=name in WITH_SURVEY)
    published = Published(
        planted.organisation,
        with_facts=True,
        survey=planted.survey,
        deliveries=planted.deliveries,
        undelivered=planted.undelivered,
    ).under(PROMISE)
    life = Life(name, not planted.truth.wanted)
    for release, day in published.told(*period_told(planted)).values():
        patterns = detect(release, day)
        for sector in SECTORS:
            if sector and not release.enquete.empty:  # a sector has its own national figures
                patterns = detect(release, day, sector)
            rows = patterns[patterns["niveau"].isin(SIGNALS)].to_dict("records")
            asked = {signal_key(row) for row in rows}
            concepts = compose(patterns, release, day, asked, sector=sector)
            life.checked += [_checked(c, release, patterns, planted.truth) for c in concepts]
            if not sector:
                life.by_itself.append(len(compose(patterns, release, day)))
    return life


def _checked(
    concept: Concept, release: Release, patterns: pd.DataFrame, truth: PlantedTruth
) -> Checked:
    row = next(r for r in patterns.to_dict("records") if signal_key(r) == concept.id)
    (signal,) = read_signals(pd.DataFrame([row]))
    reading = reading_of(list(all_texts(concept)))
    return Checked(
        regels=tuple(f"{one.regel}: {one.woord}" for one in check_concept(concept)),
        numbers=len(facts(concept)),
        untraced=_untraced(concept, release, row, patterns),
        flesch_douma=reading.flesch_douma,
        longest=reading.longest,
        said=Said.of(concept, row["richting"]) if truth.explains(signal) else None,
    )


def _untraced(
    concept: Concept, release: Release, row: dict[str, object], patterns: pd.DataFrame
) -> Sequence[str]:
    """The numbers that plain Python counts otherwise, by where they came from."""
    wrong = []
    for fact in facts(concept):
        try:
            again = counted_again(fact, release, row, patterns)
        except (AssertionError, StopIteration):
            wrong.append(f"{fact.herkomst}/{fact.veld}")
            continue
        if abs(again - fact.value) > _SLACK.get(fact.veld.rpartition("_")[2], 1e-6):
            wrong.append(f"{fact.herkomst}/{fact.veld}")
    return tuple(wrong)
