"""Numbers that a vertrouwenspersoon typed: facts without cells, that say so."""

import re
from collections.abc import Iterator, Set
from sys import float_info

from pipeline.advice.concept import Fact, Line, Lines, Maatregel, Origin
from pipeline.advice.editing.editable_text import one_line

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AFTER = re.compile(r"\s*[^\W\d_]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NUMERIC_FIELDS = ("wat", "effect", "meetpunt")


def with_own(words: str, usual: Set[str]) -> Iterator[str | Fact]:
    """Words with the numbers that were typed, which are not among the usual, as facts."""
    at = 0
    for pair, match in numbers_in(words):
        if pair in usual:
            continue
        if words[at : match.start()]:
            yield words[at : match.start()]
        yield Fact(match[0], _value(match[0]), (), Origin.EIGEN)
        at = match.end()
    if words[at:]:
        yield words[at:]


def of_measures(measures: tuple[Maatregel, ...], before: Lines, usual: Set[str]) -> Lines:
    """The numbers that were typed in measures, one paragraph a pillar; `before` are the earlier."""
    found = []
    for one in measures:
        texts = [getattr(one, name) for name in _NUMERIC_FIELDS]
        parts = [p for text in texts for p in with_own(text, usual) if isinstance(p, Fact)]
        kept = [line for line in before if line.parts[:1] == (f"{one.pijler}: ",)]
        numbers = (*dict.fromkeys([*(f for line in kept for f in line.facts), *parts]),)
        still = tuple(f for f in numbers if any(f.text in text for text in texts))
        if still:
            found.append(Line((f"{one.pijler}: ", *_apart(still))))
    return tuple(found)


def _apart(facts: tuple[Fact, ...]) -> Iterator[str | Fact]:
    for index, fact in enumerate(facts):
        if index:
            yield ", "
        yield fact


def numbers_in(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each number in words, with the word after it as the key by which it is usual."""
    for match in _NUMBER.finditer(words):
        after = _AFTER.match(words, match.end())
        yield one_line(match[0] + " " + (after[0] if after else "")).casefold(), match


def _value(text: str) -> float:
    """What a number is worth as it is written in Dutch.

    >>> _value("12.000"), _value("1,5"), _value("2025"), _value("1.2.3")
    (12000.0, 1.5, 2025.0, 1.0)
    """
    plain = text.replace(".", "") if _THOUSANDS.fullmatch(text.partition(",")[0]) else text
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        value = float(re.split(r"[.,]", text)[0])
    return min(value, float_info.max)
