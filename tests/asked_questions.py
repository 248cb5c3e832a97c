"""Questions put to the hand-made release of advice_examples, for the tests of asked advice."""

from dataclasses import replace

from pipeline.advice.asked.answer import answer
from pipeline.advice.asked.case import SurveyAhead
from pipeline.advice.asked.read import Known, Question
from pipeline.advice.asked.scope import scope_of
from pipeline.advice.asked.understood import understand
from pipeline.contracts.public import Unit
from pipeline.release.plan import TalkPlan
from tests.advice_examples import PLAN, TODAY, example_release, signal, signals

RELEASE = example_release()
TEAM = Unit("team", "Het kleine team", "noord", 40, 2)
SINGLE = Unit("balie", "De grote balie", "zuid", 400, 1)
READABLE = frozenset({"items/og_int_pesten", "items/wd_tempo"})


def known(*rows, release=RELEASE, offered=(), **changes):
    """What is known: the release, these rows of patterns (one signal on pesten unless told)."""
    found = signals(*(rows or (signal(release),)))
    publiek = replace(release.publiek, units=(*release.publiek.units, TEAM, SINGLE))
    own = replace(release, publiek=publiek)
    plan = TalkPlan(korrel="kwartaal", niveau=2, tabellen=PLAN, medewerkers=12_000)
    survey = SurveyAhead(1.0, release.publiek.waves[-1], READABLE)
    parts = {"release": own, "patronen": found, "publiek": publiek, "plan": plan} | changes
    return Known(quarter="2025-Q4", next_survey=survey, offered=offered, sector="zorg", **parts)


def asked(text, *rows, van="", tot="", release=RELEASE, offered=(), **options):
    """The answer to a question, with options by dimension, as a concept."""
    facts = known(*rows, release=release, offered=offered)
    meant = understand(text, facts.release)
    scope = scope_of(options, meant.scope, facts.release, van, tot)
    named = meant.eenheden[0] if meant.eenheden and not scope.eenheid else ""
    return answer(Question(text, scope, "bestuurder", TODAY, named), facts)


def told(lines):
    """Lines as one text."""
    return "\n".join(line.text for line in lines)
