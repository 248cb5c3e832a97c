"""Surnames, with their particles: "van der Veen", "v/d Heuvel", "El Idrissi", "De Groot".

Why: what stands before a surname ("de", "van") is most often no part of a name, and many surnames
are words; so a surname by itself counts only with a capital, a title, or a verb of one person.
"""

import re
from collections.abc import Sequence

from pipeline.text.answer import Answer, Word
from pipeline.text.name_context import DOES, does_something, is_turned, next_low
from pipeline.text.name_lists import first_names, surnames, surnames_or_words
from pipeline.text.name_shape import name_likeness
from pipeline.text.word_lists import (
    is_ordinary,
    nouns,
    things_with_a_capital,
    vocabulary,
    word_list,
)

_SHORTENED = frozenset(("v", "d", "vd"))
_POSSESSIVE = re.compile(r"(?:'s|'|’s|’)$")
_JOINS = re.compile(r"[ \t]*")
_SURNAME_ENDS = (
    *("stra", "sma", "ema", "inga", "enga", "ink", "kamp", "mans", "huis", "sen", "veld", "berg"),
    *("dijk", "hof", "horst", "broek", "meijer", "man", "boom", "huizen", "wijk", "beek", "oglu"),
    *("ski", "ska", "wicz", "enko", "singh", "sing", "ova", "poulos", "escu", "vic", "yan"),
)
_MOST_PARTICLES = 3
_LIKE_A_NAME = 0.2


def titles() -> frozenset[str]:
    """What stands before a surname: "mevrouw", "dr"."""
    return word_list("aanspreken")


def without_possessive(text: str) -> str:
    """A name without the 's of what is hers.

    >>> without_possessive("Anna's"), without_possessive("Thijs’")
    ('Anna', 'Thijs')
    """
    return text if text.isalpha() else _POSSESSIVE.sub("", text)


def by_surname(answer: Answer, at: int) -> int:
    """The word after a surname by itself that begins at `at`; `at` when there is none."""
    word = answer.words[at]
    bare = without_possessive(word.low)
    if bare in surnames() and bare not in things_with_a_capital():
        return at + 1
    is_subject = word.opens and word.text[0].isupper() and does_something(answer, at)
    is_noun_or_acts = bare in nouns() or next_low(answer, at) not in word_list("hulpwerkwoorden")
    is_meant = word.is_capital or (is_subject and is_noun_or_acts and not is_turned(answer, at))
    if is_meant and bare in surnames_or_words() and bare not in things_with_a_capital():
        return at + 1
    if word.low in word_list("voorvoegsels_vooraan") or (
        word.low in _SHORTENED and is_particle(answer, at)
    ):
        end = surname_end(answer, at, is_sure=False)
        if end - at > 1 and _is_surname(answer, at, end):
            return end
    return at


def _is_surname(answer: Answer, at: int, end: int) -> bool:
    """Whether the words from `at` to `end`, a particle first, are a surname and no phrase."""
    parts = answer.words[at:end]
    if not things_with_a_capital().isdisjoint(parts[-1].low.split("-")):
        return False
    if all(w.is_capital for w in parts) or parts[0].low in _SHORTENED:
        return True
    has_capital = any(w.is_capital for w in parts)
    is_rare = not is_ordinary(without_possessive(parts[-1].low))
    is_phrase = any(w.low in ("den", "der") for w in parts[:-1])
    if has_capital or is_rare or is_phrase:
        return _is_listed(parts)
    return _acts_as_a_person(answer, at, end)


def _acts_as_a_person(answer: Answer, at: int, end: int) -> bool:
    """ "DE GROOT MOET WEG": "de", what is no noun, and a verb; that can only be a name."""
    parts = answer.words[at:end]
    is_noun = parts[-1].low in nouns() or parts[-1].low.endswith("e")
    has_verb = end < len(answer.words) and answer.words[end].low in DOES
    return parts[0].opens and not is_noun and has_verb and _joined_low(parts) in surnames_or_words()


def _is_listed(parts: Sequence[Word]) -> bool:
    """Whether these words are a surname of the lists; of a double one ("Smit-Bakker") the first."""
    name = without_possessive(_joined_low(parts))
    last = without_possessive(parts[-1].low)
    is_free = len(parts) > 2 or parts[0].low == "vd" or parts[0].text[0].isupper()
    if is_free and (last in surnames_or_words() or _is_unknown(parts[-1])):
        return True
    return name in surnames_or_words() or name.partition("-")[0] in surnames_or_words()


def _is_unknown(word: Word) -> bool:
    return word.is_capital and not word.text.isupper() and word.low not in vocabulary()


def _joined_low(parts: Sequence[Word]) -> str:
    return " ".join(w.low for w in parts)


def surname_end(answer: Answer, at: int, is_sure: bool) -> int:
    """The word after a surname that begins at `at`, particles included; `at` when there is none.

    is_sure: a title says that a name follows, so any word that is not a small one will do.
    """
    words = answer.words
    end = at
    while end < len(words) and end - at < _MOST_PARTICLES and is_particle(answer, end):
        end += 1
    if end >= len(words) or not (joins(answer, end) or words[end - 1].low in _SHORTENED):
        return at
    word = words[end]
    bare = without_possessive(word.low)
    if len(bare) == 1 and word.text.isupper() and end == at:
        return end + 1
    if bare in ("is", "en", "of") or bare in word_list("geen_namen"):
        return at
    is_listed = without_possessive(_joined_low(words[at : end + 1])) in surnames_or_words()
    if is_listed and end == at and not is_sure:
        is_listed = _is_no_verb_here(answer, at)
    is_name = word.is_capital and not word.text.isupper()
    is_name = is_name or _is_shouted_name(answer, at, end)
    is_name = is_name or is_listed or any(w.low in _SHORTENED for w in words[at:end])
    is_name = is_name or bare in first_names() or bare in surnames() or _looks_like_one(bare)
    if not is_name and (is_sure or end > at):
        is_name = len(bare) > 2 and (not is_ordinary(bare) or (is_sure and bare in nouns()))
    return end + 1 if is_name else at


def _is_no_verb_here(answer: Answer, at: int) -> bool:
    """Whether a surname that is a word too is one behind a first name: not in "Jan belt mij"."""
    word = answer.words[at]
    if word.is_capital or word.low not in vocabulary():
        return True
    return word.low in nouns() and word.low not in DOES and answer.words[at - 1].text.islower()


def _is_shouted_name(answer: Answer, at: int, end: int) -> bool:
    """ "HENK STROOBANT": no Dutch word, in capitals as the first name before it is."""
    word, before = answer.words[end], answer.words[at - 1] if at else None
    is_first = before is not None and before.low in first_names() and before.text.isupper()
    return is_first and word.text.isupper() and len(word.low) > 3 and not is_ordinary(word.low)


def _looks_like_one(bare: str) -> bool:
    """Whether an unknown word behind a first name is a surname by its letters or its end."""
    if len(bare) < 4 or is_ordinary(bare):
        return False
    is_like_one = bare.endswith(_SURNAME_ENDS) or name_likeness(bare) > _LIKE_A_NAME
    return is_like_one or not bare.endswith(("t", "te", "de", "en"))


def after_initials(answer: Answer, at: int) -> int:
    """The word after the initials that stand at `at`."""
    words = answer.words
    while at + 1 < len(words) and len(words[at].text) == 1 and answer.gap(at + 1).strip() == ".":
        at += 1
    return at


def is_particle(answer: Answer, at: int) -> bool:
    """ "van", "de" and also the "v." and "d." of "v.d. Meer" and "v/d Meer"."""
    low = answer.words[at].low
    if low not in _SHORTENED:
        return low in word_list("voorvoegsels") and joins(answer, at)
    if at + 1 >= len(answer.words) or answer.gap(at + 1).strip() not in (".", "", "/"):
        return False
    return joins(answer, at) or answer.gap(at) in ("/", ".", ". ")


def joins(answer: Answer, at: int) -> bool:
    """Whether word `at` follows the one before with only a space (or a dot after an initial)."""
    if at <= 0:
        return True
    gap = answer.gap(at)
    before = answer.words[at - 1]
    is_short = len(before.text) == 1 or before.low in titles()
    return _JOINS.fullmatch(gap) is not None or (is_short and gap.strip() in (".", ""))
