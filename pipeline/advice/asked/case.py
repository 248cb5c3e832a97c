"""A question beside what was released and what the planner says: what can be seen of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.advice.asked.ahead import Ahead, table_of
from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.survey_figures import SurveyFigures
from pipeline.advice.asked.talk_figures import TalkFigures, counted_words
from pipeline.advice.asked.texts import said, sentence
from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.wording import subject_of
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Wave
from pipeline.periods import quarters_between, quarters_in
from pipeline.release.cells import table_dimensions
from pipeline.release.survey_answers import item_tables

_FINEST = 2  # dimensions that talks are ever counted by together


@dataclass(frozen=True)
class SurveyAhead:
    """What the planner says of the next survey: its epsilon, and the questions it could show when
    as many are invited as in the newest wave (`wave`, None before the first)."""

    epsilon: float
    wave: Wave | None
    readable: frozenset[str]


@dataclass(frozen=True)
class Case:
    """One question with all that says what can be seen of it.

    `asked` is the scope as it was put, `scope` as it is read: a small unit is read as the unit that
    it counts in. is_told: the list of patterns says itself from what change on this is seen.
    """

    question: str
    asked: AskedScope
    scope: AskedScope
    talks: TalkFigures
    survey: SurveyFigures
    ahead: Ahead
    next_survey: SurveyAhead
    today: date
    is_told: bool

    def said(self, *path: str, **slots: Fact | Line | Term) -> Line:
        """A sentence on this subject."""
        subject = subject_of(self.scope.talks, self.talks.release)
        return sentence({**counted_words(self.talks.release), "onderwerp": subject, **slots}, *path)

    def unit(self, code: str) -> Term:
        """The name of a unit."""
        return Term(self.ahead.publiek.unit_codes().label(code) if code else "", code)

    @property
    def is_rolled_up(self) -> bool:
        """Whether the unit is read as another, or as none."""
        return bool(self.asked.eenheid) and self.asked.eenheid != self.scope.eenheid

    @property
    def shows_units(self) -> bool:
        """Whether talks were counted for the unit that is read."""
        unit = self.scope.eenheid
        return bool(unit) and self.talks.can_read({"eenheid": unit})

    @property
    def is_of_talks(self) -> bool:
        """Whether talks can say anything of it."""
        return not (self.scope.item or self.scope.thema)

    @property
    def is_too_fine(self) -> bool:
        """Whether it crosses more than is ever counted."""
        return len(self.scope.talks) > _FINEST

    @property
    def names_few_managers(self) -> bool:
        """Whether a number would be about too few leidinggevenden."""
        codes = self.scope.talks
        return not self.is_too_fine and not self.ahead.is_told_of_managers(codes)

    @property
    def is_missing(self) -> bool:
        """It could be counted, and was not."""
        could = self.is_of_talks and not self.is_too_fine and not self.names_few_managers
        ever = TalkFigures(self.talks.release, replace(self.scope, van="", tot=""))
        return could and not ever.can_read(self.scope.talks)

    @property
    def table(self) -> Term:
        """The table that would count just this."""
        table = table_of(self.scope.talks)
        names = [said("tabellen", "namen", one) for one in table_dimensions(table) or ("totaal",)]
        return Term(" per ".join(names), table)

    @property
    def published(self) -> tuple[str, ...]:
        """The quarters that were published, in order of time."""
        return tuple(q for period in self.ahead.perioden for q in quarters_in(period))

    @property
    def is_unpublished(self) -> bool:
        """None of what was asked about was published."""
        return not any(self.scope.holds_quarter(quarter) for quarter in self.published)

    @property
    def missing_after(self) -> tuple[str, ...]:
        """Asked quarters after the last that was published."""
        last = self.published[-1] if self.published else ""
        first = max(self.scope.van, last) or quarters_in(self.ahead.quarter)[0]
        asked = quarters_between(first, self.scope.tot) if self.scope.tot else ()
        return tuple(quarter for quarter in asked if quarter > last and self.scope.van)

    def to_ask(self) -> Sequence[str]:
        """Questions that were never shown; of an index that was not, its first question."""
        items, found = load_codelist("items").values(), []
        for code in self.survey.absent:
            if code in items:
                found.append(code)
            else:
                listed: object = load_codelist("indexen").get(code).extra["items"]
                found += [str(listed[0])] if isinstance(listed, list | tuple) else []
        return tuple(dict.fromkeys(found))

    @property
    def can_be_asked(self) -> bool:
        """Whether a question in the next survey would tell."""
        return any(map(self.can_show, self.to_ask()))

    def can_show(self, code: str) -> bool:
        """Whether a survey as the newest could show this question."""
        return set(item_tables(code)) <= self.next_survey.readable
