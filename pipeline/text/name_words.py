"""Whether one word is a first name, or a name of whatever kind, where it stands.

Why: a name in no list is known by its capital, by its sound ("wendie"), by the words beside it, and
by its letters (name_shape); each of them alone is too little for a word in lower case.
"""

import re
from functools import cache

from pipeline.text.answer import Answer, folded
from pipeline.text.name_context import (
    CALLS_BY_NAME,
    does_something,
    is_named_here,
    is_person_here,
    is_with_somebody,
    previous_low,
)
from pipeline.text.name_lists import (
    first_names,
    first_names_or_words,
    heard,
    names_as_heard,
    surnames_or_words,
)
from pipeline.text.name_shape import name_likeness
from pipeline.text.place_names import countries
from pipeline.text.surnames import without_possessive
from pipeline.text.word_lists import is_ordinary, usual_capitals, vocabulary, word_list

_LONGEST_ACRONYM = 5
_SHORTEST_HEARD = 5
_LIKE_A_NAME = 0.5
_NOT_LIKE_A_WORD = -0.3
_BEFORE_A_THING = frozenset(("de", "het", "een", "'n", "n", "geen", "deze", "dit", "elke", "zo'n"))
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|aan|op|uit|af|in|toe|weg)\w+(?:d|t|en)")


def is_first_name(answer: Answer, at: int) -> bool:
    """Whether word `at` is a first name, or another name that no list has."""
    word = answer.words[at]
    bare = without_possessive(word.low)
    if bare in first_names():
        return bare not in _lands() and bare not in word_list("merken")
    if bare.endswith("je") and word.text[0].isupper() and _is_fond_form(bare):
        return word.is_capital or bare not in vocabulary()
    if "-" in bare and all(part in first_names() for part in bare.split("-")):
        return True
    if bare.endswith("s") and bare[:-1] in first_names():
        return word.is_capital or not is_ordinary(bare)
    is_doubtful = bare in _doubtful_names()
    if is_doubtful and (is_person_here(answer, at) or _has_surname(answer, at)):
        return True
    return _is_after_initials(answer, at) or _is_unknown_name(answer, at)


def _is_after_initials(answer: Answer, at: int) -> bool:
    """ "P. Verstraten": whatever word it is."""
    word, before = answer.words[at], answer.words[at - 1] if at else None
    if before is None or not word.is_capital or word.low in word_list("gewone_woorden"):
        return False
    return len(before.text) == 1 and before.text.isupper() and answer.gap(at).strip() == "."


def _has_surname(answer: Answer, at: int) -> bool:
    """Whether a capital word follows that is a surname: "Bloem Pauluszoon"."""
    if at + 1 >= len(answer.words) or answer.gap(at + 1) != " ":
        return False
    after = answer.words[at + 1]
    is_surname = after.low in surnames_or_words() or not is_ordinary(after.low)
    return after.is_capital and not after.text.isupper() and is_surname


def _is_fond_form(bare: str) -> bool:
    """ "Hansje", "Jantje": a first name with a diminutive behind it."""
    return any(bare.removesuffix(end) in first_names() for end in ("je", "tje", "pje", "etje"))


def _is_unknown_name(answer: Answer, at: int) -> bool:
    """A word in no list, with a capital inside a sentence or among words that name a person."""
    word = answer.words[at]
    bare = without_possessive(word.low)
    if len(bare) < 2 or any(c.isdigit() for c in bare) or bare in _lands():
        return False
    if word.text.isupper() and len(word.text) <= _LONGEST_ACRONYM:
        return False
    if word.is_capital:
        return _has_a_names_capital(bare)
    return not is_ordinary(bare) and _is_unknown_name_here(answer, at, bare)


def _has_a_names_capital(bare: str) -> bool:
    """Whether a word with a capital inside a sentence is no usual word, thing or brand."""
    is_compound = bare in vocabulary() or bare.removesuffix("s") in vocabulary() or "-" in bare
    is_usual = not usual_capitals().isdisjoint((bare, *bare.split("-")))
    return not is_usual and not (is_compound and is_ordinary(bare))


def _is_unknown_name_here(answer: Answer, at: int, bare: str) -> bool:
    """Whether a word that is no Dutch one is a name, by its sound, letters and neighbours."""
    word, before = answer.words[at], previous_low(answer, at)
    is_heard = len(bare) >= _SHORTEST_HEARD and heard(bare) in names_as_heard()
    is_like_one = name_likeness(bare) > _LIKE_A_NAME
    if is_heard and before not in _BEFORE_A_THING:
        return True
    if word.opens and word.text[0].isupper():
        return is_like_one or does_something(answer, at) or is_with_somebody(answer, at)
    if is_like_one and is_named_here(answer, at):
        return True
    if is_with_somebody(answer, at) and name_likeness(bare) > _NOT_LIKE_A_WORD:
        return True
    is_called = answer.gap(at) == " " and before in CALLS_BY_NAME
    return is_called and len(bare) > 2 and _PARTICIPLE.fullmatch(bare) is None


@cache
def _no_persons() -> frozenset[str]:
    return _lands() | word_list("merken")


@cache
def _lands() -> frozenset[str]:
    return frozenset(map(folded, countries()))


@cache
def _doubtful_names() -> frozenset[str]:
    """First names that are words as well, without function words, countries and brands."""
    function_words = word_list("gewone_woorden") - word_list("ook_woorden")
    return first_names_or_words() - _no_persons() - function_words
