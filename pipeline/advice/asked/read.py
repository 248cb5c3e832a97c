"""One question with what it is read from: figures, patterns and what the planner says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from pipeline.advice.asked.ahead import Ahead
from pipeline.advice.asked.case import Case, SurveyAhead
from pipeline.advice.asked.patterns import AskedPatterns
from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.survey_figures import SurveyFigures
from pipeline.advice.asked.talk_figures import TalkFigures
from pipeline.advice.concept import Cijfer, Concept
from pipeline.advice.handed_over import HandedOver
from pipeline.contracts.public import PublicInputs
from pipeline.release import Release
from pipeline.release.plan import TalkPlan

_MOST_STORIES = 1
"""Told in full in an answer about everything, of three pages; the others are named."""
_CONTEXT = 2
"""Rows of what is told beside the subject itself."""


@dataclass(frozen=True)
class Question:
    """What was asked, of whom the answer is for, and when. genoemd: a unit that its words name.

    `asked` is the scope as it was put: by options, or as the words were understood.
    """

    tekst: str
    asked: AskedScope
    aan: str
    op: date
    genoemd: str = ""


@dataclass(frozen=True)
class Known:
    """All that an answer may depend on. patronen: the newest list of patterns; `publiek`: the
    public files of today, which a next publication will carry."""

    release: Release
    patronen: pd.DataFrame
    publiek: PublicInputs
    plan: TalkPlan
    quarter: str
    next_survey: SurveyAhead
    offered: Sequence[HandedOver]
    sector: str


@dataclass(frozen=True)
class Read:
    """A question beside all that is known; everything in it follows from those two."""

    question: Question
    known: Known

    @property
    def release(self) -> Release:
        """All that was released."""
        return self.known.release

    @cached_property
    def ahead(self) -> Ahead:
        """What the planner says."""
        known = self.known
        return Ahead(known.publiek, known.plan, known.quarter, self.release.perioden)

    @cached_property
    def scope(self) -> AskedScope:
        """What is read: a unit that is not shown is read as the unit that it counts in."""
        asked = self.question.asked
        unit = self.ahead.lands_in(asked.eenheid) if asked.eenheid else ""
        return replace(asked, eenheid=unit)

    @cached_property
    def talks(self) -> TalkFigures:
        """The numbers of talks."""
        return TalkFigures(self.release, self.scope)

    @cached_property
    def survey(self) -> SurveyFigures:
        """The numbers of the survey."""
        return SurveyFigures(self.release, self.scope)

    @cached_property
    def patterns(self) -> AskedPatterns:
        """The patterns on it."""
        return AskedPatterns(self.release, self.known.patronen, self.scope, self.survey.questions)

    @cached_property
    def case(self) -> Case:
        """What can be seen of it."""
        known, asked = self.known, self.question
        return Case(
            asked.tekst, asked.asked, self.scope, self.talks, self.survey, self.ahead,
            known.next_survey, asked.op, self.patterns.is_told,
        )  # fmt: skip

    @cached_property
    def found(self) -> tuple[Concept, ...]:
        """The advice that the signals on this subject would give by themselves; of a question about
        everything the strongest."""
        found = self.patterns.concepts(self.question.op, self.known.sector)
        return found[:_MOST_STORIES] if self.scope.is_general else found

    @cached_property
    def figures(self) -> tuple[Cijfer, ...]:
        """The table of numbers: the subject itself first."""
        talks = self.talks.subjects() if not (self.scope.item or self.scope.thema) else ()
        is_short = self.scope.is_general
        rows = (
            self.talks.rows(one)[: _CONTEXT if n or is_short else None]
            for n, one in enumerate(talks)
        )
        return (*(row for found in rows for row in found), *self.survey.rows())

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The released periods that were asked about."""
        return tuple(period for period in self.release.perioden if self.scope.holds(period))
