"""Everything a sentence about one pattern may be filled with, by name.

Why: one list of names serves all sentences of a concept, so that a vertrouwenspersoon who betters
a sentence in `adviesteksten.yaml` can use any of them, and a number is the same wherever it stands.
"""

from pipeline.advice.catalogue import Slots, text
from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.evidence import Evidence
from pipeline.advice.wording import events_within, one_period, place, stretch, subject, window
from pipeline.contracts import load_codelist
from pipeline.periods import next_quarter, quarters_in
from pipeline.signals.silence.silence import reference

_Filled = dict[str, Fact | Term | Line]


def gather(evidence: Evidence) -> Slots:
    """The facts, names and fixed words for the sentences of one concept."""
    level = evidence.pattern.niveau
    return {
        **evidence.counted(),
        **evidence.from_pattern(),
        **evidence.share(),
        **evidence.privacy(),
        **evidence.listed(),
        **_moments(evidence),
        **_happened(evidence),
        **_survey(evidence),
        **_counted(evidence),
        "onderwerp": subject(evidence.pattern, evidence.release),
        "plek": place(evidence.pattern, evidence.release),
        "organisatie": Term(evidence.release.publicaties[-1].organisatie, "organisatie"),
        "zekerheid": _words(text("zekerheid", level)),
        "niveau_uitleg": _words(str(load_codelist("niveaus").get(level).extra["uitleg"])),
    }


def _words(fixed: str) -> Line:
    return Line((fixed,))


def _counted(evidence: Evidence) -> _Filled:
    """What is counted; talks as soon as one publication could not group them by person."""
    units = {str(publication.belofte["eenheid"]) for publication in evidence.publications}
    unit = "gesprek" if "gesprek" in units else "traject"
    return {
        "geteld": _words(text("geteld", unit, "meer")),
        "geteld_een": _words(text("geteld", unit, "een")),
        "geteld_uitleg": _words(text("geteld", unit, "uitleg")),
    }


def _moments(evidence: Evidence) -> _Filled:
    last = quarters_in(evidence.pattern.periode)[-1]
    found: _Filled = {
        "venster": window(evidence.periods),
        "vervolgperiode": one_period(next_quarter(last)),
    }
    if evidence.earlier_periods:
        found["geschiedenis"] = stretch(evidence.earlier_periods)
    return found


def _happened(evidence: Evidence) -> _Filled:
    """The events that suspend the interpretation; else those that may have played a part."""
    pattern = evidence.pattern
    if pattern.gebeurtenis:
        return {"gebeurtenissen": Term(pattern.gebeurtenis, "gebeurtenis")}
    events = events_within(pattern, evidence.periods, evidence.release)
    return {"gebeurtenissen": events} if events else {}


def _survey(evidence: Evidence) -> _Filled:
    """The wave, and the national figure that silence is measured against."""
    if not evidence.pattern.golf:
        return {}
    national = reference()
    return {
        "golf": Term(evidence.pattern.golf, evidence.pattern.golf),
        "landelijk": Term(f"{national.extra['waarde']} van de 100", national.code),
        "bron": Term(str(national.extra["bron"]), national.code),
    }
