"""The notation of words and phrases in a taxonomy file, read into values.

`klacht`      the word in all its forms        `=druk`         this form only
`klacht*`     begins with                      `*overleg`      ends with
`*druk*`      has it in it                     `aan|spreken`   a verb that falls apart
Phrases: `te veel ... werk` (at most five words between), `durf & zeggen` (either order),
`geen/weinig tijd` (one of these), `voel me (niet) gezien` (may be left out).
"""

from dataclasses import dataclass
from itertools import product
from typing import Literal

from pipeline.text.answer import folded

Kind = Literal["form", "exact", "prefix", "suffix", "infix", "apart"]
GAP = 5
ANY_ORDER = 6
_SHORTEST = 3
_MOST_PARTS = 12


class WrongForm(ValueError):
    """A word or phrase that is not in the notation; the text says what is wrong, in Dutch."""


@dataclass(frozen=True)
class WordForm:
    """One word of the notation. text is folded; particle: of a verb that falls apart."""

    kind: Kind
    text: str
    particle: str = ""


@dataclass(frozen=True)
class Step:
    """One place in a phrase: one of `forms`, at most `gap` words after the place before it.

    is_loose: it may also stand before it.
    """

    forms: tuple[WordForm, ...]
    gap: int = 0
    is_loose: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words that count when they stand together as `steps` says."""

    steps: tuple[Step, ...]


def read_word(text: str) -> WordForm:
    """One word of the notation.

    Raises WrongForm.

    >>> read_word("klacht*"), read_word("aan|spreken").particle
    (WordForm(kind='prefix', text='klacht', particle=''), 'aan')
    """
    word = _folded(text)
    if "|" in word:
        particle, _, verb = word.partition("|")
        if not particle.isalpha() or not verb.isalpha():
            raise WrongForm("schrijf een scheidbaar werkwoord als aan|spreken")
        return WordForm("apart", verb, particle)
    if word.startswith("="):
        return WordForm("exact", _letters(word[1:], text))
    starts, ends = word.startswith("*"), word.endswith("*")
    bare = _letters(word.strip("*"), text)
    if not (starts or ends):
        return WordForm("form", bare)
    if len(bare) < _SHORTEST:
        raise WrongForm(f"bij een sterretje horen minstens {_SHORTEST} letters")
    return WordForm("infix" if starts and ends else "suffix" if starts else "prefix", bare)


def read_phrase(text: str) -> tuple[Phrase, ...]:
    """A phrase of the notation, once with and once without each part between brackets.

    Raises WrongForm.

    >>> [len(phrase.steps) for phrase in read_phrase("voel me (niet) gezien")]
    [3, 4]
    """
    phrases = []
    for chosen in product(*_choices(text)):
        phrases.append(_phrase([part for part in chosen if part]))
    return tuple(dict.fromkeys(phrases))


def check_phrase(text: str) -> None:
    """Raises WrongForm where read_phrase does: the longest way to read it has every part in it, the
    shortest is the one that may be empty.
    """
    choices = _choices(text)
    _phrase([choice[-1] for choice in choices if choice[-1]])
    _phrase([choice[0] for choice in choices if choice[0]])


def _choices(text: str) -> list[tuple[str, ...]]:
    """What each part can be: left out ("") or not where it stands between brackets."""
    parts = text.split()
    if len(parts) > _MOST_PARTS:
        raise WrongForm(f"een zin heeft hier hoogstens {_MOST_PARTS} woorden")
    return [("", p[1:-1]) if p.startswith("(") and p.endswith(")") else (p,) for p in parts]


def _phrase(parts: list[str]) -> Phrase:
    steps: list[Step] = []
    gap, is_loose = 0, False
    for part in parts:
        if part in ("...", "…", "&"):
            gap, is_loose = (ANY_ORDER, True) if part == "&" else (GAP, False)
            continue
        forms = tuple(read_word(word) for word in part.split("/") if word)
        if not forms:
            raise WrongForm("hier hoort een woord te staan")
        steps.append(Step(forms, gap if steps else 0, is_loose and bool(steps)))
        gap, is_loose = 0, False
    if not steps:
        raise WrongForm("hier hoort een woord te staan")
    return Phrase(tuple(steps))


def _folded(text: str) -> str:
    return folded(text.strip().replace("’", "'"))


def _letters(bare: str, text: str) -> str:
    if not any(letter.isalnum() for letter in bare) or "*" in bare:
        raise WrongForm("hier hoort een woord te staan, met hoogstens een * vooraan en achteraan")
    return bare
