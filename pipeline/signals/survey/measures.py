"""What is worked out of a survey question or index: a share of a hundred, or a mean of points.

Each measure gives every answer its points (0 to 100); an answer without points takes no part. Not
wanting to say is an answer: it stands in the number that a share is of, as something of its own,
and has a share of its own. What was not filled in takes no part anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.contracts.codes import Code, load_codelist
from pipeline.release.survey_answers import NO, REFUSALS, UNKNOWN, YES, index_answers, item_scale

Points = Mapping[str, float]
REFUSED = "wil_niet_zeggen"
EXPERIENCED = "meegemaakt"
UNFAVOURABLE = "ongunstig"
MEAN = "gemiddelde"
KNOWS = "ja"
NAMED = "genoemd"
_ALL, _NONE = 100.0, 0.0
_UNFAVOURABLE_UP_TO = 25.0


@dataclass(frozen=True)
class Measure:
    """One number to work out: its code, and the points of each answer that takes part."""

    code: str
    points: Points


def index_measures(index: str) -> tuple[Measure, ...]:
    """The measures of an index, the main one first."""
    answers = _answered(index_answers(index).codes)
    if load_codelist("indexen").get(index).extra["soort"] == "prevalentie":
        return _share(EXPERIENCED, answers, {"wel"}), _share(REFUSED, answers, REFUSALS)
    return (Measure(MEAN, {answer: float(answer) for answer in answers}),)


def item_measures(item: str, has_options: bool) -> tuple[Measure, ...]:
    """The measures of a question, or of one option of it, the main one first."""
    if has_options:
        return (_share(NAMED, (YES, NO), {YES}),)
    scale = item_scale(item).codes
    answers = _answered(scale)
    if REFUSALS & set(answers):
        never = next(iter(answers))
        met = {answer for answer in answers if answer != never} - REFUSALS
        return _share(EXPERIENCED, answers, met), _share(REFUSED, answers, REFUSALS)
    points = _points(item, scale)
    if KNOWS in answers:
        return (_share(KNOWS, answers, {KNOWS}),)
    low = {answer for answer, value in points.items() if value <= _UNFAVOURABLE_UP_TO}
    return _share(UNFAVOURABLE, answers, low), Measure(MEAN, points)


def _answered(codes: tuple[Code, ...]) -> tuple[str, ...]:
    return tuple(code.code for code in codes if code.code != UNKNOWN)


def _share(code: str, answers: tuple[str, ...], counted: set[str] | frozenset[str]) -> Measure:
    return Measure(code, {answer: _ALL if answer in counted else _NONE for answer in answers})


def _points(item: str, scale: tuple[Code, ...]) -> Points:
    """0 to 100, higher is more favourable: the points of a question that is put the other way
    round are turned.
    """
    is_turned = bool(load_codelist("items").get(item).extra["omgekeerd"])
    scores = {c.code: float(str(c.extra["score"])) for c in scale if c.extra["score"] is not None}
    return {code: _ALL - score if is_turned else score for code, score in scores.items()}
