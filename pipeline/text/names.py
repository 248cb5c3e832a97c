"""Names of people: where one begins and where it ends, with title, initials, particles and surname.

Why: a list finds a name in lower case, a capital in the middle of a sentence finds a name that is
in no list, and a name that is a word as well (Wil, Hoop) is told from the word by its neighbours.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.text.answer import Answer
from pipeline.text.name_context import previous_low
from pipeline.text.name_lists import first_names, first_names_or_words, surnames
from pipeline.text.name_words import is_first_name
from pipeline.text.phrases import Phrases
from pipeline.text.spans import Kind, Span
from pipeline.text.surnames import (
    after_initials,
    by_surname,
    is_particle,
    joins,
    surname_end,
    titles,
    without_possessive,
)
from pipeline.text.word_lists import vocabulary, word_list

_ENGLISH_FROM = 3
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,5}$")
_WHOLE_INITIAL = re.compile(r"\s+(?:[A-Z]\b\.?|[a-z]\.)")


def find_names(answer: Answer) -> Iterator[Span]:
    """Names of people, each with its title's surname, initials and particles."""
    words = answer.words
    is_english = len(answer.lows & word_list("engels")) >= _ENGLISH_FROM
    sayings = {at for first, end in _sayings().find(answer) for at in range(first, end)}
    starts = _starts()
    at = 0
    while at < len(words):
        word = words[at]
        has_capital = word.is_capital or (word.opens and word.text[0].isupper())
        is_usual = is_english or (word.low in vocabulary() and word.low not in starts)
        if at in sayings or (is_usual and not has_capital and not is_particle(answer, at)):
            at += 1
            continue
        end = _name_at(answer, at)
        if end > at:
            yield Span(_start(answer, at), _end(answer, end - 1), Kind.NAAM)
        at = max(end, at + 1)


def _name_at(answer: Answer, at: int) -> int:
    """The word after the name that begins at word `at`; `at` when none does."""
    if answer.words[at].low in titles() and joins(answer, at + 1):
        after = at + 1
        while after + 1 < len(answer.words) and answer.words[after].low in titles():
            after += 1
        end = surname_end(answer, after_initials(answer, after), is_sure=True)
        if end > at + 1:
            return _last(answer, end)
    if not is_first_name(answer, at):
        return by_surname(answer, at)
    return _last(answer, at + 1)


def _last(answer: Answer, end: int) -> int:
    """The word after a name, when more of it follows."""
    while (further := surname_end(answer, end, is_sure=False)) > end:
        end = further
    return end


def _start(answer: Answer, at: int) -> int:
    """Where a name begins, with initials before it."""
    start = answer.words[at].start
    if answer.words[at].low == "heer" and previous_low(answer, at) == "de":
        return answer.words[at - 1].start
    before = _INITIALS.search(answer.text[max(0, start - 20) : start])
    return start - len(before[0]) if before else start


def _end(answer: Answer, at: int) -> int:
    """Where a name ends: without the 's of a possessive, with a bare initial after it."""
    word = answer.words[at]
    bare = without_possessive(word.text)
    if bare != word.text:
        return word.start + len(bare)
    initial = _WHOLE_INITIAL.match(answer.text, word.end)
    return initial.end() if initial else word.end


@cache
def _starts() -> frozenset[str]:
    """Ordinary words that a name may begin with."""
    particles = word_list("voorvoegsels_vooraan")
    return first_names() | first_names_or_words() | surnames() | titles() | particles


@cache
def _sayings() -> Phrases:
    return Phrases(word_list("gezegden"))
