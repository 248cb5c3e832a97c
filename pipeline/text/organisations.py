"""Other organisations: employers, agencies, institutions; by list, legal form or kind."""

import re
from collections.abc import Iterator

from pipeline.text.answer import Answer, Word
from pipeline.text.phrases import Phrases
from pipeline.text.place_names import doubtful, employers, sure
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import is_ordinary, usual_capitals, word_list

_LEGAL = re.compile(
    r"(?:[A-Z][\w&\-]*(?:\s(?:van|de|der|en|&)\s?|\s)){1,4}(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|"
    r"Groep|Holding|Groep BV)(?!\w)"
)
_AND = re.compile(r"\b[A-Z][\w\-]*\s?&\s?[A-Z][\w\-]*(?:\s[A-Z][\w\-]*)*")
_FORMS = frozenset(("bv", "nv", "vof", "groep", "holding"))
_SURE = Phrases(sure(employers()))
_DOUBTFUL = Phrases(doubtful(employers()))
_AT_WORK = frozenset(("bij", "via", "voor", "vanuit", "van", "naar", "werkgever", "de", "door"))
_HIRED_BY = frozenset(("via", "bij", "vanuit"))
_FEWEST_LETTERS = 3
_MOST_LETTERS = 6
_SMALL = frozenset(
    ("van", "de", "der", "den", "het", "en", "ter", "te", "voor", "'t", "ten", "st", "sint")
)


def find_organisations(answer: Answer) -> Iterator[Span]:
    """Employers and institutions with a name."""
    words = answer.words
    if not _FORMS.isdisjoint(answer.lows) or "&" in answer.text or ".V" in answer.text:
        for pattern in (_LEGAL, _AND):
            for match in pattern.finditer(answer.text):
                if match[0].split()[0].lower() not in word_list("lidwoorden"):
                    yield Span(match.start(), match.end(), Kind.ORGANISATIE)
    for first, end in _SURE.find(answer):
        if words[first].low in word_list("merken") and _before(answer, first) not in _HIRED_BY:
            continue
        yield _with_article(answer, first, end)
    for first, end in _DOUBTFUL.find(answer):
        before = _before(answer, first)
        is_shop = words[first].low in word_list("merken")
        if before in _HIRED_BY or (
            not is_shop and before in (_AT_WORK if words[first].is_capital else ())
        ):
            yield _with_article(answer, first, end)
    yield from _of_a_kind(answer)


def _of_a_kind(answer: Answer) -> Iterator[Span]:
    """ "Bij TNT", and a kind of organisation with a name: "bakkerij Van der Poel"."""
    has_kind = not word_list("soorten_organisaties").isdisjoint(answer.lows)
    for at, word in enumerate(answer.words):
        if _is_acronym(word) and _before(answer, at) in _HIRED_BY:
            yield Span(word.start, word.end, Kind.ORGANISATIE)
        if has_kind and word.low in word_list("soorten_organisaties"):
            end = _named_end(answer, at + 1)
            if end > at + 1:
                yield Span(word.start, answer.words[end - 1].end, Kind.ORGANISATIE)


def _is_acronym(word: Word) -> bool:
    """ "TNT" or "FNV", in an answer that is not all in capitals; not "HR"."""
    is_short = _FEWEST_LETTERS <= len(word.text) <= _MOST_LETTERS and word.text.isalpha()
    return word.is_capital and is_short and word.text.isupper() and word.low not in usual_capitals()


def _before(answer: Answer, first: int) -> str:
    """The word before it, or before its article."""
    at = first - 1
    if at > 0 and answer.words[at].low in ("de", "het"):
        at -= 1
    return answer.words[at].low if at >= 0 else ""


def _with_article(answer: Answer, first: int, end: int) -> Span:
    words = answer.words
    start = (
        words[first - 1].start
        if first and words[first - 1].low in ("de", "het")
        else words[first].start
    )
    return Span(start, words[end - 1].end, Kind.ORGANISATIE)


def _named_end(answer: Answer, at: int) -> int:
    """The word after the name of an organisation; `at` when no name stands here."""
    words = answer.words
    end = found = at
    while end < len(words) and answer.gap(end) in (" ", "-", "&", " & "):
        word = words[end]
        is_named = word.is_capital or (
            not is_ordinary(word.low) and len(word.low) > 3 and end == at
        )
        if not is_named and word.low not in _SMALL:
            break
        end += 1
        found = end if is_named else found
    return found
