"""Dutch number plates in every series, with and without dashes, and Belgian and German ones.

Source: the series of the RDW (sidecodes 1 to 14). Why: without dashes a plate looks like a code or
a count, so one with spaces in lower case counts by its letters: plates have no vowels.
"""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import word_list

_SERIES = (
    *("XX 99 99", "99 99 XX", "99 XX 99", "XX 99 XX", "XX XX 99", "99 XX XX", "99 XXX 9"),
    *(
        "99 999 X",
        "9 XXX 99",
        "XX 999 X",
        "X 999 XX",
        "XXX 99 X",
        "X 99 XXX",
        "9 XX 999",
        "999 XX 9",
    ),
)
_ANY = "[a-z]"
_CONSONANT = "[bdfghjklmnprstvwxz]"


def _series(letter: str, between: str, series: tuple[str, ...] = _SERIES) -> str:
    """All series as one expression, with a kind of letter and what stands between the groups."""
    shapes = (s.replace("X", letter).replace("9", r"\d").replace(" ", between) for s in series)
    return rf"\b(?:{'|'.join(shapes)})\b"


_DASHED = re.compile(
    rf"{_series(_ANY, '-')}|\b(?:[1-9]-[a-z]{{3}}-\d{{3}}|[a-z]{{3}}-\d{{3}}|"
    rf"[a-z]{{1,3}}-[a-z]{{2}}[ -]\d{{2,4}})\b"
)
_BARE = re.compile(_series(_CONSONANT, ""))
_BARE_CAPITALS = re.compile(_series("[A-Z]", ""))
_SPACED_CAPITALS = re.compile(_series("[A-Z]", "[ .]"))
_TWO_WORDS = tuple(s for s in _SERIES if s.count("X") > 2 and not s.startswith("X 9"))
_SPACED = re.compile(_series(_CONSONANT, r"\s?[ .\-]\s?", _TWO_WORDS))
_NEAR_A_CAR = re.compile(_series(_CONSONANT, r"[ .\-]{0,3}"))
_NO_LETTERS = frozenset(
    ("mm", "km", "kg", "cm", "st", "nr", "dd", "pp", "vs", "tm", "nd", "rd", "th")
)
_BARE_NEAR_A_CAR = re.compile(_series(_ANY, ""))
_FOREIGN = re.compile(r"\b[A-Z]{1,3}[ -](?:\d{3,5}[A-Z]{0,2}|[A-Z]{1,2}[ -]?\d{2,4})\b")
_CUED = re.compile(
    r"\b(?:kenteken(?:plaat)?|nummerplaat|nummerbord|plaat)\b\s*:?\s*(?:is\s+|was\s+|met\s+|"
    r"nummer\s+|van\s+\w+\s+)?"
    r"((?=[a-z\d\- ]*\d)(?=[a-z\d\- ]*[a-z])[a-z\d]{1,3}(?:[\- ]?[a-z\d]{1,3}){1,2})\b"
)


def find_plates(answer: Answer) -> Iterator[Span]:
    """Number plates; of an answer with a digit."""
    for match in _DASHED.finditer(answer.low):
        yield Span(match.start(), match.end(), Kind.NUMMER)
    yield from _spans(_BARE, answer.low)
    for pattern in (_BARE_CAPITALS, _SPACED_CAPITALS):
        yield from _spans(pattern, answer.text)
    is_near_a_car = not word_list("voertuigen").isdisjoint(answer.lows)
    if is_near_a_car:
        yield from _spans(_FOREIGN, answer.text)
        yield from _spans(_BARE_NEAR_A_CAR, answer.low)
    yield from _spans(_NEAR_A_CAR if is_near_a_car else _SPACED, answer.low)
    yield from _spans(_CUED, answer.low, 1)


def _spans(pattern: re.Pattern[str], text: str, group: int = 0) -> Iterator[Span]:
    for match in pattern.finditer(text):
        letters = re.findall(r"[a-z]+", match[group].lower())
        if _NO_LETTERS.isdisjoint(letters):
            yield Span(match.start(group), match.end(group), Kind.NUMMER)
