"""Step 4 by request: a question of the organisation becomes an answer, kept as a concept.

Only what was released, public files, the plan and offered advice go in. The words of the question
stay in the dossier until a vertrouwenspersoon offers the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from pipeline.advice.asked.answer import answer
from pipeline.advice.asked.case import SurveyAhead
from pipeline.advice.asked.read import Known, Question
from pipeline.advice.asked.scope import EVERYTHING, code_lists, scope_of
from pipeline.advice.asked.understood import Understood, understand
from pipeline.advice.concept import Concept
from pipeline.advice.dossiers import Dossier, add_concept
from pipeline.advice.editing.editable_text import one_line
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.status import CONCEPT
from pipeline.advice.word_check import Finding, check_words
from pipeline.errors import RefusedInput
from pipeline.periods import last_ended_quarter
from pipeline.release import Release
from pipeline.release.due import current_plan, survey_plan
from pipeline.release.ledger import Ledger
from pipeline.steps.patterns import find_patterns
from pipeline.steps.workplace import Workplace

LONGEST = 600
"""Characters of a question: what is longer tells a story, and stories name people."""


@dataclass(frozen=True)
class Asking:
    """What a user typed. `options` holds only what was given, by dimension."""

    vraag: str
    options: Mapping[str, str]
    van: str = ""
    tot: str = ""
    aan: str = "bestuurder"


@dataclass(frozen=True)
class Answered:
    """The answer in its dossier, what the words were taken to mean, and words to look at again.

    is_opgeschort: advice on the unit is suspended: it cannot be released now.
    """

    dossier: Dossier
    begrepen: Understood
    woorden: tuple[Finding, ...]
    is_opgeschort: bool


def ask(workplace: Workplace, asking: Asking) -> Answered:
    """Answer a question and keep the answer as a concept. Spends nothing.

    Raises RefusedInput for a question that is empty, too long, names a person or more than one
    unit, and for a scope that is in no public list; ConfigurationError before the first
    publication.
    """
    signals = find_patterns(workplace)
    release = workplace.released()
    text = _checked(asking.vraag, release)
    understood = understand(text, release)
    scope = scope_of(asking.options, understood.scope, release, asking.van, asking.tot)
    named = _named_unit(understood, scope.eenheid, asking.options)
    today = workplace.today
    question = Question(text, scope, asking.aan, today, named)
    concept = answer(question, _known(workplace, release, signals.patronen))
    dossier = _kept(workplace, concept)
    held = workplace.suspensions.holds(concept.eenheid)
    return Answered(dossier, understood, check_words(text), held)


def _kept(workplace: Workplace, concept: Concept) -> Dossier:
    """The dossier of an answer; an older one of today is brought up to date while nobody has
    changed its words or put it to the test."""
    dossier = add_concept(workplace.dossiers, concept, workplace.today)
    is_untouched = dossier.status == CONCEPT and dossier.tekst_van is None
    if not is_untouched or dossier.concept == concept:
        return dossier
    return workplace.dossiers.save(replace(dossier, concept=concept))


def _checked(question: str, release: Release) -> str:
    text = one_line(question)
    if not any(sign.isalpha() for sign in text):
        raise RefusedInput(
            "Er staat geen vraag.", 'Schrijf de vraag in één zin: vip gevraagd "Neemt pesten toe?"'
        )
    if len(text) > LONGEST:
        raise RefusedInput(
            f"De vraag is langer dan {LONGEST} tekens.",
            "Schrijf de vraag in een of twee zinnen, zonder losse gevallen te vertellen.",
        )
    _refuse_people(text, release)
    return text


def _refuse_people(text: str, release: Release) -> None:
    """Raise RefusedInput when a question seems to name a person; the name is not repeated."""
    from pipeline.advice.typed import identifying  # the lists of names take a second to load

    lists = code_lists(release).values()
    known = [word for codes in lists for one in codes.codes for word in (one.label, one.code)]
    if identifying(text, (*known, release.publicaties[-1].organisatie)):
        raise RefusedInput(
            "In de vraag lijkt een naam of ander gegeven van een mens te staan.",
            "Schrijf een rol, zoals ‘een leidinggevende’, en geen naam. Een vraag over één mens "
            "hoort niet in dit programma: bespreek die met de vertrouwenspersoon.",
        )


def _named_unit(understood: Understood, chosen: str, options: Mapping[str, str]) -> str:
    """The unit that the words name: an answer that repeats them needs the care of that unit."""
    named = understood.eenheden
    if len(named) > 1 or (named and chosen and chosen != named[0]):
        raise RefusedInput(
            "De vraag noemt meer dan één eenheid, of een andere dan achter --eenheid staat.",
            "Stel per eenheid een vraag, of stel de vraag zonder de naam van een eenheid.",
        )
    is_left_free = options.get("eenheid", "").strip().casefold() == EVERYTHING
    return named[0] if named and (is_left_free or not chosen) else ""


def _known(workplace: Workplace, release: Release, patronen: pd.DataFrame) -> Known:
    settings, publiek = workplace.workspace.settings, workplace.publiek
    quarter = last_ended_quarter(workplace.today)
    return Known(
        release=release,
        patronen=patronen,
        publiek=publiek,
        plan=current_plan(settings, publiek, quarter, Ledger(workplace.workspace.grootboek)),
        quarter=quarter,
        next_survey=_next_survey(workplace),
        offered=load_handed_over(workplace.workspace.overdracht),
        sector=settings.organisatie.sector,
    )


def _next_survey(workplace: Workplace) -> SurveyAhead:
    """What a survey like the newest could show, by the planner's own choice."""
    privacy, publiek = workplace.workspace.settings.privacy, workplace.publiek
    waves = sorted(publiek.waves, key=lambda wave: wave.gesloten_op)
    if not waves:
        return SurveyAhead(privacy.epsilon_enquete, None, frozenset())
    plan = survey_plan(workplace.workspace.settings, publiek, waves[-1].golf)
    return SurveyAhead(privacy.epsilon_enquete, waves[-1], frozenset(plan.namen))
