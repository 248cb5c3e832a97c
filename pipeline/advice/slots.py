"""Everything a sentence about one pattern may be filled with, by name.

Why: one list of names serves all sentences of a concept, so that a vertrouwenspersoon who betters
a sentence in `adviesteksten.yaml` can use any of them, and a number is the same wherever it stands.
"""

from collections.abc import Mapping

from pipeline.advice.catalogue import Slots, fill, text
from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.evidence import Evidence
from pipeline.advice.pattern import Pattern
from pipeline.advice.survey_facts import Filled, SurveyFacts
from pipeline.advice.surveyed import Surveyed
from pipeline.advice.theme_facts import OPKOMEND, ThemeFacts
from pipeline.advice.wording import (
    events_within,
    one_period,
    place,
    stretch,
    subject,
    unit,
    window,
)
from pipeline.contracts import load_codelist
from pipeline.periods import next_quarter, quarters_in
from pipeline.signals.silence.silence import reference


def gather(evidence: Evidence, surveyed: Surveyed) -> Slots:
    """The facts, names and fixed words for the sentences of one concept.

    `surveyed` is of the same release, and shared by all that is told of it.
    """
    level = evidence.pattern.niveau
    counted, of_pattern = evidence.counted(), evidence.from_pattern()
    return {
        **counted,
        **of_pattern,
        **ranges(counted | of_pattern),
        **evidence.share(),
        **evidence.privacy(),
        **evidence.smallest_points(),
        **evidence.listed(),
        **{name: _words(word) for name, word in evidence.looked.words().items()},
        **_moments(evidence),
        **_happened(evidence),
        **_survey(evidence.pattern, surveyed),
        **_counted(evidence),
        "onderwerp": subject(evidence.pattern, evidence.release),
        "plek": place(evidence.pattern, evidence.release),
        "organisatie": Term(evidence.release.publicaties[-1].organisatie, "organisatie"),
        "eenheidsnaam": unit(evidence.pattern, evidence.release),
        "zekerheid": _words(text("zekerheid", level)),
        "niveau_uitleg": _words(str(load_codelist("niveaus").get(level).extra["uitleg"])),
    }


def ranges(facts: Mapping[str, Fact]) -> Filled:
    """The 90 % ranges of the count and of the ratio in words, as far as their ends are known.

    The noise can bring all of a count's range below zero, and a ratio can be without an upper end:
    an infinite number is no fact.
    """
    found: Filled = {}
    if "laag" in facts and "hoog" in facts:
        found |= _how_many(facts)
    if "effect_lower" in facts:
        low, high = facts["effect_lower"], facts.get("effect_upper")
        endless = ("minstens ", low, " keer; hoeveel hooguit, is niet te zeggen")
        found["effect_bereik"] = Line(("tussen ", low, " en ", high, " keer") if high else endless)
    return found


def _how_many(facts: Mapping[str, Fact]) -> Filled:
    """The count where it stands in a sentence; what may be none has no number but a most."""
    low, high = facts["laag"], facts["hoog"]
    kind = "zeker" if round(low.value) > 0 else "hoogstens" if round(high.value) > 0 else "niets"
    range_in_words = Line(("tussen ", low, " en ", high))
    slots: Slots = {**facts, "bereik": range_in_words}
    names = ("hoeveel", "bereik_eerst", "bereik_erachter", "aantal_met_bereik")
    return {name: fill(text("hoeveel", kind, name), slots) for name in names}


def _words(fixed: str) -> Line:
    return Line((fixed,))


def _counted(evidence: Evidence) -> Filled:
    """What is counted; talks as soon as one publication could not group them by person."""
    units = {str(publication.belofte["eenheid"]) for publication in evidence.publications}
    what = "gesprek" if "gesprek" in units else "traject"
    return {
        "geteld": _words(text("geteld", what, "meer")),
        "geteld_een": _words(text("geteld", what, "een")),
        "geteld_uitleg": _words(text("geteld", what, "uitleg")),
    }


def _moments(evidence: Evidence) -> Filled:
    pattern = evidence.pattern
    if pattern.is_of_survey:
        return {"vervolgperiode": _words(text("enquete", "volgende"))}
    found: Filled = {
        "venster": window(evidence.periods),
        "vervolgperiode": one_period(next_quarter(quarters_in(pattern.periode)[-1])),
    }
    if evidence.earlier_periods:
        found["geschiedenis"] = stretch(evidence.earlier_periods)
    return found


def _happened(evidence: Evidence) -> Filled:
    """The events that suspend the interpretation; else those that may have played a part.

    Of *werking* the event that it is about, and whether other units are laid beside it.
    """
    pattern = evidence.pattern
    if pattern.code == "werking":
        others = "andere_eenheden" if evidence.has_others else "geen_andere_eenheden"
        named = Term(pattern.gebeurtenis, "gebeurtenis")
        return {"gebeurtenis": named, others: _words(text("enquete", "andere_eenheden"))}
    if pattern.gebeurtenis:
        return {"gebeurtenissen": Term(pattern.gebeurtenis, "gebeurtenis")}
    events = events_within(pattern, evidence.periods, evidence.release)
    return {"gebeurtenissen": events} if events else {}


def _survey(pattern: Pattern, surveyed: Surveyed) -> Filled:
    """The wave, what it says, and the national figure that silence is measured against."""
    if not pattern.golf:
        return {}
    wave: Filled = {"golf": Term(pattern.golf, pattern.golf)}
    if pattern.is_of_survey:
        found = (
            ThemeFacts.of(pattern, surveyed)
            if pattern.code == OPKOMEND
            else SurveyFacts.of(pattern, surveyed)
        )
        return wave | (found.slots() if found else {})
    national = reference()
    return wave | {
        "landelijk": Term(f"{national.extra['waarde']} van de 100", national.code),
        "bron": Term(str(national.extra["bron"]), national.code),
    }
