"""Names of people: from lists, by their capital, and by the words around them.

Why: a list finds a name in lower case, a capital in the middle of a sentence finds a name that is
in no list, and a name that is a word as well (Wil, Hoop) is told from the word by its neighbours.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.text.answer import Answer, Word, folded
from pipeline.text.name_lists import (
    first_names,
    first_names_or_words,
    heard,
    names_as_heard,
    surnames,
    surnames_or_words,
)
from pipeline.text.place_names import countries
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import is_ordinary, vocabulary, word_list

_BEFORE_SURNAME = frozenset(
    "van de der den ter ten te 't t el al ben bin von du la le da dos di op in aan uit".split()
)
_ALONE = frozenset("van de der den ter ten te el".split())
_AFTER_NAME = frozenset(("", "en", "of", "omdat", "maar", "samen", "die", "uit", "want", "dus", "als"))
_LONGEST_ACRONYM = 5
_SHORTEST_HEARD = 5
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,5}$")
_WHOLE_INITIAL = re.compile(r"\s+(?:[A-Z]\b\.?|[a-z]\.)")
_POSSESSIVE = re.compile(r"(?:'s|'|’s|’)$")
_JOINS = re.compile(r"[ \t]*")


def find_names(answer: Answer) -> Iterator[Span]:
    """Names of people, each with its title's surname, initials and particles."""
    words = answer.words
    at = 0
    while at < len(words):
        word = words[at]
        if not word.is_capital and word.low in vocabulary() and word.low not in _starts():
            at += 1
            continue
        end = _name_at(answer, at)
        if end > at:
            yield Span(_start(answer, at), _end(answer, end - 1), Kind.NAAM)
        at = max(end, at + 1)


def _name_at(answer: Answer, at: int) -> int:
    """The word after the name that begins at word `at`; `at` when none does."""
    if answer.words[at].low in _titles() and _joins(answer, at + 1):
        end = _surname_end(answer, _after_initials(answer, at + 1), is_sure=True)
        if end > at + 1:
            return _last(answer, end)
    if not _is_name(answer, at):
        return _by_surname(answer, at)
    return _last(answer, at + 1)


def _last(answer: Answer, end: int) -> int:
    """The word after a name, when more of it follows."""
    while (further := _surname_end(answer, end, is_sure=False)) > end:
        end = further
    return end


def _after_initials(answer: Answer, at: int) -> int:
    words = answer.words
    while at + 1 < len(words) and len(words[at].text) == 1 and answer.gap(at + 1).strip() == ".":
        at += 1
    return at


def _is_name(answer: Answer, at: int) -> bool:
    word = answer.words[at]
    bare = _bare(word.low)
    if bare in first_names():
        return True
    if "-" in bare and all(part in first_names() for part in bare.split("-")):
        return True
    if bare.endswith("s") and bare[:-1] in first_names():
        return word.is_capital or not is_ordinary(bare)
    if bare in first_names_or_words() and _is_person_here(answer, at):
        return True
    return _is_unknown_name(answer, at)


def _is_unknown_name(answer: Answer, at: int) -> bool:
    """A word in no list, with a capital inside a sentence or among words that name a person."""
    word = answer.words[at]
    bare = _bare(word.low)
    if len(bare) < 2 or any(c.isdigit() for c in bare) or is_ordinary(bare) or bare in _lands():
        return False
    if word.text.isupper() and len(word.text) <= _LONGEST_ACRONYM:
        return False
    if word.is_capital:
        return True
    if len(bare) >= _SHORTEST_HEARD and heard(bare) in names_as_heard():
        return True
    if word.opens and word.text[0].isupper():
        return _next_low(answer, at) in _person_verbs() or _is_with_somebody(answer, at)
    return len(bare) > 2 and answer.gap(at) == " " and _previous_low(answer, at) in _calls_by_name()


def _is_person_here(answer: Answer, at: int) -> bool:
    """Whether a word that may be a name is one here, by its capital or its neighbours."""
    word = answer.words[at]
    if word.is_capital:
        return True
    before, after = _previous_low(answer, at), _next_low(answer, at)
    if word.low == "ben" and before not in _calls_by_name():
        return False
    if (word.low, after) == ("hoop", "doet") or _is_turned(answer, at):
        return False
    if word.low not in _maybe_in_lower_case():
        return False
    if before in _calls_by_name():
        return True
    if word.opens and word.text[0].isupper():
        return after in _person_verbs() or _is_with_somebody(answer, at)
    if word.low in word_list("zaaknamen") and before and not _describes(before):
        return True
    if after in _person_verbs() and before not in _not_before_name():
        return True
    closes = after in _AFTER_NAME or answer.gap(at + 1).strip() != ""
    return before in _prepositions() and closes and answer.gap(at) == " "


def _is_with_somebody(answer: Answer, at: int) -> bool:
    """Whether "en ik" or "en" with a name follows."""
    if _next_low(answer, at) not in ("en", "of") or at + 2 >= len(answer.words):
        return False
    other = answer.words[at + 2]
    return other.low in ("ik", "hij", "zij") or other.is_capital or other.low in first_names()


def _is_turned(answer: Answer, at: int) -> bool:
    """Whether verb and "ik" follow: "Hoop heb ik niet" is about hope."""
    after = answer.words[at + 1 : at + 3]
    is_object = len(after) == 2 and after[1].low in ("ik", "we", "wij", "je", "er")
    return answer.words[at].opens and is_object and after[0].low in _person_verbs()


def _describes(before: str) -> bool:
    """Whether a word may stand between an article and a thing, or is an article."""
    return before in _not_before_name() or (before.endswith("e") and is_ordinary(before) and before not in _calls_by_name() and before not in ("sinds", "door"))


def _by_surname(answer: Answer, at: int) -> int:
    """A surname by itself, with its particles; `at` when there is none."""
    word = answer.words[at]
    bare = _bare(word.low)
    if bare in surnames():
        return at + 1
    if bare in surnames_or_words() and word.is_capital:
        return at + 1
    if word.low in _ALONE:
        end = _surname_end(answer, at, is_sure=False)
        parts = answer.words[at:end]
        has_capital = any(w.is_capital for w in parts)
        is_rare = end > at and not is_ordinary(_bare(answer.words[end - 1].low))
        if end - at > 1 and (has_capital or is_rare) and _is_listed(parts):
            return end
    return at


def _is_listed(words: Sequence[Word]) -> bool:
    return _bare(" ".join(w.low for w in words)) in surnames_or_words()


def _surname_end(answer: Answer, at: int, is_sure: bool) -> int:
    """The word after a surname that begins at `at`, particles included; `at` when there is none.

    is_sure: a title says that a name follows, so any word that is not a small one will do.
    """
    words = answer.words
    end = at
    while end < len(words) and words[end].low in _BEFORE_SURNAME and end - at < 3 and _joins(answer, end):
        end += 1
    if end >= len(words) or not _joins(answer, end):
        return at
    word = words[end]
    bare = _bare(word.low)
    if len(bare) == 1 and word.text.isupper() and end == at:
        return end + 1
    is_listed = _bare(" ".join(w.low for w in words[at : end + 1])) in surnames_or_words()
    if bare in ("is", "en", "of") or bare in word_list("geen_namen"):
        return at
    is_name = word.is_capital and not word.text.isupper()
    is_name = is_name or is_listed
    is_name = is_name or bare in first_names() or bare in surnames()
    if not is_name and (is_sure or end > at):
        is_name = not is_ordinary(bare) and len(bare) > 2
    return end + 1 if is_name else at


def _joins(answer: Answer, at: int) -> bool:
    """Whether word `at` follows the one before with only a space (or a dot after an initial)."""
    if at <= 0:
        return True
    gap = answer.gap(at)
    before = answer.words[at - 1]
    is_short = len(before.text) == 1 or before.low in _titles()
    return _JOINS.fullmatch(gap) is not None or (is_short and gap.strip() in (".", ""))


def _start(answer: Answer, at: int) -> int:
    """Where a name begins, with initials before it."""
    start = answer.words[at].start
    if answer.words[at].low == "heer" and _previous_low(answer, at) == "de":
        return answer.words[at - 1].start
    before = _INITIALS.search(answer.text[max(0, start - 20) : start])
    return start - len(before[0]) if before else start


def _end(answer: Answer, at: int) -> int:
    """Where a name ends: without the 's of a possessive, with a bare initial after it."""
    word = answer.words[at]
    if match := _POSSESSIVE.search(word.text):
        return word.start + match.start()
    initial = _WHOLE_INITIAL.match(answer.text, word.end)
    return initial.end() if initial else word.end


def _bare(low: str) -> str:
    return _POSSESSIVE.sub("", low) if not low.isalpha() else low


def _previous_low(answer: Answer, at: int) -> str:
    return answer.words[at - 1].low if at > 0 else ""


def _next_low(answer: Answer, at: int) -> str:
    return answer.words[at + 1].low if at + 1 < len(answer.words) else ""


@cache
def _lands() -> frozenset[str]:
    return frozenset(map(folded, countries()))


@cache
def _starts() -> frozenset[str]:
    """Ordinary words that a name may begin with."""
    return first_names() | first_names_or_words() | surnames() | _titles() | _ALONE


@cache
def _titles() -> frozenset[str]:
    return word_list("aanspreken")


@cache
def _calls_by_name() -> frozenset[str]:
    return word_list("voor_namen")


@cache
def _person_verbs() -> frozenset[str]:
    return word_list("na_namen")


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(("met", "door", "tegen", "bij", "van", "aan", "naar", "over", "volgens", "en"))


@cache
def _not_before_name() -> frozenset[str]:
    return word_list("niet_voor_namen")


@cache
def _maybe_in_lower_case() -> frozenset[str]:
    return word_list("ook_woorden")
