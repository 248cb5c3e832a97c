"""Every measure of an advice beside its yardstick, and what these propose together."""

from collections.abc import Sequence
from datetime import date

from pipeline.advice.concept import Concept, Line, Maatregel
from pipeline.advice.evaluation.of_survey import SurveyNow
from pipeline.advice.evaluation.of_talks import TalksNow
from pipeline.advice.evaluation.sentences import sentence
from pipeline.advice.evaluation.verdict import EFFECT, NONE, UNKNOWN
from pipeline.advice.follow_up import Finding
from pipeline.release import Release


def evaluate(concept: Concept, offered: date, release: Release) -> tuple[Finding, ...]:
    """One finding a measure, in the order of the advice.

    `offered`: the day on which it was offered; what was published of the time after that is laid
    beside what was known of the time before.
    """
    return tuple(
        Finding(one.pijler, *_finding(one, offered, release)) for one in concept.advies.maatregelen
    )


def proposal(findings: Sequence[Finding]) -> str:
    """The status that the findings propose; the vertrouwenspersoon decides.

    >>> proposal(())
    'niet_vast_te_stellen'
    """
    found = {one.uitkomst for one in findings}
    return next((one for one in (EFFECT, NONE) if one in found), UNKNOWN)


def _finding(measure: Maatregel, offered: date, release: Release) -> tuple[str, Line]:
    meetlat = measure.meetlat
    kept = Line((measure.meetpunt.rstrip(".")[:1].lower() + measure.meetpunt.rstrip(".")[1:],))
    if meetlat is None:
        return UNKNOWN, sentence("geen_meetlat", {"meetpunt": kept})
    if meetlat.soort == "eigen":
        return UNKNOWN, sentence("eigen", {"meetpunt": kept})
    if meetlat.soort == "enquete":
        return SurveyNow(release, offered).finding(meetlat)
    return TalksNow(release, offered).finding(meetlat)
