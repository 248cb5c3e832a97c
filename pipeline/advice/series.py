"""The released series that a pattern rests on, for the picture in an advice.

Why: a director who sees the years before can weigh "more than usual", and sees how wide the bands
are. The steps are as long as what is looked at, so the last point is the number of the first
sentence. What rests on one moment alone, or lays units side by side, has no series.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.advice.amounts import in_words
from pipeline.advice.catalogue import Slots, fill, text
from pipeline.advice.concept import Fact, Line, Punt, Reeks, Term
from pipeline.advice.evidence import Evidence, sums
from pipeline.advice.observed import observed
from pipeline.advice.survey_facts import SurveyFacts, scored
from pipeline.advice.surveyed import Surveyed
from pipeline.advice.wording import events_of, place, subject
from pipeline.contracts import load_codelist
from pipeline.periods import quarter_of, quarters_between, quarters_in

FEWEST_TALKS, FEWEST_WAVES = 3, 2
"""Fewer points are no series; of a survey a year there are not many more."""
_ENDS_OF_HALF = ("Q2", "Q4")


def series_of(evidence: Evidence, surveyed: Surveyed) -> Reeks | None:
    """What to draw; None where there are too few points."""
    if evidence.pattern.is_of_survey:
        return _of_survey(evidence, surveyed)
    return _OfTalks(evidence).series()


@dataclass(frozen=True)
class _Step:
    """A point of a series of talks: the quarters it covers, and its cells."""

    kwartalen: tuple[str, ...]
    cellen: pd.DataFrame

    @property
    def label(self) -> str:
        """A year, half-year or quarter by its name; else the quarter it ends with."""
        last, n = self.kwartalen[-1], len(self.kwartalen)
        if n == 4 and last.endswith("Q4"):
            return last[:4]
        if n == 2 and last.endswith(_ENDS_OF_HALF):
            return f"{last[:4]}-H{1 if last.endswith('Q2') else 2}"
        return last if n == 1 else text("reeks", "tot_en_met").format(kwartaal=last)


@dataclass(frozen=True)
class _OfTalks:
    """Counts of talks in steps of as many quarters as the pattern takes together."""

    evidence: Evidence

    def series(self) -> Reeks | None:
        if len(self._steps) < FEWEST_TALKS:
            return None
        pattern, release = self.evidence.pattern, self.evidence.release
        units = {self._counted(step) for step in self._steps}
        counted = text("geteld", "gesprek" if "gesprek" in units else "traject", "meer")
        slots: Slots = {"geteld": Line((counted,)), "onderwerp": subject(pattern, release)}
        return Reeks(
            bijschrift=fill(text("reeks", "gesprekken"), slots),
            eenheid=counted,
            punten=tuple(
                _point(step.label, tuple(sums(step.cellen, ("aantal", "laag", "hoog")).values()))
                for step in self._steps
            ),
            gebeurtenissen=tuple(dict.fromkeys(self._events())),
            opnieuw=tuple(self._breaks()),
        )

    @cached_property
    def _steps(self) -> tuple[_Step, ...]:
        """Each step that was published as a whole, in order of time."""
        cells = observed(self.evidence.pattern, self.evidence.release, self.evidence.talks)
        if cells.empty:
            return ()
        inside = {str(p): quarters_in(str(p)) for p in cells["periode"].unique()}
        size = sum(len(quarters_in(period)) for period in self.evidence.periods)
        known = {quarter for quarters in inside.values() for quarter in quarters}
        row = quarters_between(min(known), quarters_in(self.evidence.periods[-1])[-1])
        blocks = [row[end - size : end] for end in range(len(row), size - 1, -size)]
        found = (
            _Step(block, cells[[set(inside[str(p)]) <= set(block) for p in cells["periode"]]])
            for block in reversed(blocks)
        )
        return tuple(step for step in found if self._is_whole(step))

    @staticmethod
    def _is_whole(step: _Step) -> bool:
        published = {q for period in step.cellen["periode"] for q in quarters_in(str(period))}
        return published == set(step.kwartalen)

    def _events(self) -> Iterator[tuple[str, str]]:
        kinds = load_codelist("gebeurtenissoorten")
        for step in self._steps:
            for event in events_of(self.evidence.pattern, self.evidence.release):
                if quarter_of(event.datum) in step.kwartalen:
                    yield step.label, kinds.label(event.soort)

    def _breaks(self) -> Iterator[str]:
        """The steps after one that is missing, or from which another thing is counted."""
        for before, step in zip(self._steps, self._steps[1:], strict=False):
            between = quarters_between(before.kwartalen[-1], step.kwartalen[0])
            if len(between) > 2 or self._counted(before) != self._counted(step):
                yield step.label

    def _counted(self, step: _Step) -> str:
        """Talks as soon as one publication could not group them by person."""
        promised = {p.id: str(p.belofte["eenheid"]) for p in self.evidence.release.publicaties}
        units = {promised[str(one)] for one in step.cellen["publicatie"]}
        return "gesprek" if "gesprek" in units else "traject"


def _of_survey(evidence: Evidence, surveyed: Surveyed) -> Reeks | None:
    """A question by wave, where it is laid beside earlier waves with the same question."""
    pattern, release = evidence.pattern, evidence.release
    found = SurveyFacts.of(pattern, surveyed) if "thema" not in pattern.codes else None
    if found is None or found.subject.strongest.kind != "golven":
        return None
    one = found.subject.strongest
    waves = (*one.compared, one.seen)
    if len(waves) < FEWEST_WAVES:
        return None
    kind = next(iter(scored(release, one.seen)))
    slots = {"vraag": found.slots()["vraag"], "plek": place(pattern, release)}
    return Reeks(
        bijschrift=fill(text("reeks", f"bijschrift_{kind}"), slots),
        eenheid=text("reeks", f"eenheid_{kind}"),
        punten=tuple(_point(wave.golf, tuple(scored(release, wave).values())) for wave in waves),
    )


def _point(label: str, facts: tuple[Fact, ...]) -> Punt:
    value, low, high = facts
    may_be_none = round(low.value) <= 0
    return Punt(
        naam=Term(label, label),
        getal=in_words(value, low, high, may_be_none),
        waarde=max(value.value, 0.0),
        laag=max(low.value, 0.0),
        hoog=max(high.value, 0.0),
        is_te_onzeker=may_be_none,
        cellen=value.cells,
    )
