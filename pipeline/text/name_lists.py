"""First names and surnames: Faker's lists (MIT), kept by others, and what they lack.

Why: a name is found in lower case only when a list knows it. Lists of languages other than Dutch
hold Dutch words by chance; those are left out.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from pipeline.contracts.reading import CODES_DIR
from pipeline.text.answer import folded
from pipeline.text.word_lists import vocabulary, word_list

_DUTCH = ("nl_NL", "nl_BE")
_FIRST = (
    *("tr_TR", "pl_PL", "fr_DZ", "de_DE", "fr_FR", "es_ES", "en_GB", "en_US", "en_IN", "en_PK"),
    *("id_ID", "pt_PT", "it_IT", "ro_RO", "hr_HR", "az_AZ", "ha_NG", "tw_GH", "en_KE", "sv_SE"),
    *("es_CO", "es_MX", "es_AR", "pt_BR", "fr_BE", "en_NG", "en_IE"),
)
_LAST = (
    *("tr_TR", "pl_PL", "fr_DZ", "de_DE", "en_GB", "es_ES", "en_IN", "en_PK", "id_ID", "pt_PT"),
    *("hr_HR", "ro_RO", "tw_GH", "az_AZ", "fr_BE", "es_CO", "es_MX", "pt_BR", "en_NG"),
    *("en_US", "fr_FR", "it_IT"),
)
_SHORTEST = 3
_SHORTEST_HEARD = 4
_SOUNDS = (
    *(("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("ij", "y"), ("ie", "y"), ("i", "y")),
    *(("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("dt", "t"), ("ou", "u"), ("oe", "u")),
)
_DOUBLED = re.compile(r"(.)\1+")


@cache
def first_names() -> frozenset[str]:
    """Folded first names that are names wherever they stand."""
    return _all_first() - _maybe() - _never()


@cache
def first_names_or_words() -> frozenset[str]:
    """Folded first names that are ordinary words as well."""
    return (_maybe() | _foreign_words()) - _never()


@cache
def surnames() -> frozenset[str]:
    """Folded surnames of one word that are not an ordinary word."""
    return frozenset(n for n in _all_last() if " " not in n and _is_rare(n)) - _never()


@cache
def surnames_or_words() -> frozenset[str]:
    """Folded Dutch surnames, also with what stands before them ("de vries") and ordinary words."""
    return _dutch_last() - _never()


@cache
def names_as_heard() -> frozenset[str]:
    """Dutch names and those of this program's lists, as they sound."""
    known = {
        *_folded(_from_faker("first_names", _DUTCH)),
        *_folded(word_list("voornamen")),
        *_dutch_last(),
    }
    return frozenset(heard(name) for name in known if len(name) >= _SHORTEST_HEARD)


def heard(word: str) -> str:
    """A folded word by its sound, so that "wendie" and "wendy" are the same.

    >>> heard("wendie") == heard("wendy"), heard("jannssen") == heard("jansen")
    (True, True)
    """
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    word = _DOUBLED.sub(r"\1", word)
    return f"{word[:-1]}t" if word.endswith("d") else word


def _all_first() -> frozenset[str]:
    dutch = {*_folded(_from_faker("first_names", _DUTCH)), *_folded(word_list("voornamen"))}
    foreign = {n for n in _folded(_from_faker("first_names", _FIRST)) if _is_rare(n)}
    return frozenset(dutch | foreign)


def _foreign_words() -> frozenset[str]:
    """Foreign first names that are Dutch words: only a capital makes a name of them."""
    names = _folded(_from_faker("first_names", _FIRST))
    return frozenset(n for n in names if len(n) >= _SHORTEST and not _is_rare(n)) - _all_first()


@cache
def _all_last() -> frozenset[str]:
    return frozenset(_folded(_from_faker("last_names", _LAST))) | _dutch_last()


@cache
def _dutch_last() -> frozenset[str]:
    names = (*_from_faker("last_names", _DUTCH), *word_list("achternamen"), *_frequent())
    return frozenset(_folded(names))


def _frequent() -> Iterable[str]:
    """The surnames by which a column of names is known, from the contracts."""
    lines = (CODES_DIR / "namen_achter.txt").read_text(encoding="utf-8").splitlines()
    parts = (part for line in lines if not line.startswith("#") for part in line.split(","))
    return (name for part in parts if len(name := part.strip().rstrip("*")) >= _SHORTEST)


def _maybe() -> frozenset[str]:
    return frozenset(_folded(word_list("ook_woorden")))


def _never() -> frozenset[str]:
    return frozenset(_folded(word_list("geen_namen")))


def _is_rare(name: str) -> bool:
    return len(name) >= _SHORTEST and name not in vocabulary()


def _folded(names: Iterable[str]) -> Iterable[str]:
    return (folded(" ".join(name.split())) for name in names)


def _from_faker(kind: str, locales: Iterable[str]) -> Iterable[str]:
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for suffix in ("", "_male", "_female"):
            yield from getattr(provider, kind + suffix, ())
        if kind == "last_names":
            for own in ("male_last_names", "unisex_last_names"):
                yield from getattr(provider, own, ())
