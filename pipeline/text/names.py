"""Names of people: from lists, by their capital, and by the words around them.

Why: a list finds a name in lower case, a capital in the middle of a sentence finds a name that is
in no list, and a name that is a word as well (Wil, Hoop) is told from the word by its neighbours.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.text.answer import Answer, Word, folded
from pipeline.text.name_context import (
    CALLS_BY_NAME,
    does_something,
    is_person_here,
    is_turned,
    is_with_somebody,
    next_low,
    previous_low,
)
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
from pipeline.text.word_lists import is_ordinary, nouns, vocabulary, word_list

_BEFORE_SURNAME = word_list("voorvoegsels")
_ALONE = word_list("voorvoegsels_vooraan")
_SHORTENED = frozenset(("v", "d", "vd"))
_LONGEST_ACRONYM = 5
_ENGLISH_FROM = 3
_SHORTEST_HEARD = 5
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,5}$")
_WHOLE_INITIAL = re.compile(r"\s+(?:[A-Z]\b\.?|[a-z]\.)")
_POSSESSIVE = re.compile(r"(?:'s|'|’s|’)$")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|aan|op|uit|af|in|toe|weg)\w+(?:d|t|en)")
_SAYS_HOW = frozenset(
    (
        "is",
        "was",
        "wordt",
        "werd",
        "blijft",
        "bleef",
        "zou",
        "kan",
        "kon",
        "moet",
        "mag",
        "wil",
        "gaat",
        "zal",
    )
)
_JOINS = re.compile(r"[ \t]*")


def find_names(answer: Answer) -> Iterator[Span]:
    """Names of people, each with its title's surname, initials and particles."""
    words = answer.words
    is_english = len(answer.lows & word_list("engels")) >= _ENGLISH_FROM
    at = 0
    while at < len(words):
        word = words[at]
        has_capital = word.is_capital or (word.opens and word.text[0].isupper())
        is_usual = is_english or (word.low in vocabulary() and word.low not in _starts())
        if is_usual and not has_capital:
            at += 1
            continue
        end = _name_at(answer, at)
        if end > at:
            yield Span(_start(answer, at), _end(answer, end - 1), Kind.NAAM)
        at = max(end, at + 1)


def _name_at(answer: Answer, at: int) -> int:
    """The word after the name that begins at word `at`; `at` when none does."""
    if answer.words[at].low in _titles() and _joins(answer, at + 1):
        after = at + 1
        while after + 1 < len(answer.words) and answer.words[after].low in _titles():
            after += 1
        end = _surname_end(answer, _after_initials(answer, after), is_sure=True)
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
        return bare not in _lands()
    if bare.endswith("je") and word.text[0].isupper() and _is_fond_form(bare):
        return word.is_capital or bare not in vocabulary()
    if "-" in bare and all(part in first_names() for part in bare.split("-")):
        return True
    if bare.endswith("s") and bare[:-1] in first_names():
        return word.is_capital or not is_ordinary(bare)
    is_function_word = bare in word_list("gewone_woorden") - word_list("ook_woorden")
    is_doubtful = bare in first_names_or_words() and not is_function_word
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
        return does_something(answer, at) or is_with_somebody(answer, at)
    is_called = answer.gap(at) == " " and previous_low(answer, at) in CALLS_BY_NAME
    return is_called and len(bare) > 2 and _PARTICIPLE.fullmatch(bare) is None


def _by_surname(answer: Answer, at: int) -> int:
    """A surname by itself, with its particles; `at` when there is none."""
    word = answer.words[at]
    bare = _bare(word.low)
    if bare in surnames():
        return at + 1
    is_subject = word.opens and word.text[0].isupper() and does_something(answer, at)
    is_noun_or_acts = bare in nouns() or next_low(answer, at) not in _SAYS_HOW
    is_meant = word.is_capital or (is_subject and is_noun_or_acts and not is_turned(answer, at))
    if is_meant and bare in surnames_or_words():
        return at + 1
    if word.low in _ALONE:
        end = _surname_end(answer, at, is_sure=False)
        parts = answer.words[at:end]
        has_capital = any(w.is_capital for w in parts)
        is_rare = end > at and not is_ordinary(_bare(answer.words[end - 1].low))
        is_phrase = any(w.low in ("den", "der") for w in parts[:-1])
        if end - at > 1 and (has_capital or is_rare or is_phrase) and _is_listed(parts):
            return end
    return at


def _is_listed(words: Sequence[Word]) -> bool:
    """Whether these words are a surname of the lists; of a double one ("Smit-Bakker") the first."""
    name = _bare(" ".join(w.low for w in words))
    if len(words) > 2 or words[0].low == "vd" or words[0].text[0].isupper():
        return _bare(words[-1].low) in surnames_or_words()
    return name in surnames_or_words() or name.partition("-")[0] in surnames_or_words()


def _surname_end(answer: Answer, at: int, is_sure: bool) -> int:
    """The word after a surname that begins at `at`, particles included; `at` when there is none.

    is_sure: a title says that a name follows, so any word that is not a small one will do.
    """
    words = answer.words
    end = at
    while end < len(words) and end - at < 3 and _is_particle(answer, end):
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
    is_name = is_name or is_listed or any(w.low in _SHORTENED for w in words[at:end])
    is_name = is_name or bare in first_names() or bare in surnames()
    if not is_name and (is_sure or end > at):
        is_name = len(bare) > 2 and (not is_ordinary(bare) or (is_sure and bare in nouns()))
    return end + 1 if is_name else at


def _is_particle(answer: Answer, at: int) -> bool:
    """ "van", "de" and also the "v." and "d." of "v.d. Meer"."""
    low = answer.words[at].low
    is_short = low in _SHORTENED and answer.gap(at + 1).strip() in (".", "", "/")
    return (low in _BEFORE_SURNAME or is_short) and _joins(answer, at)


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
    if answer.words[at].low == "heer" and previous_low(answer, at) == "de":
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
