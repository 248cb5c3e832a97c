"""First names and surnames: Faker's lists (MIT), kept by others, and what they lack.

Why: a name is found in lower case only when a list knows it. Lists of languages other than Dutch
hold Dutch words by chance; those are left out.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from pipeline.contracts.reading import CODES_DIR
from pipeline.text.answer import folded
from pipeline.text.romanize import romanized
from pipeline.text.word_lists import vocabulary, word_list

_DUTCH = ("nl_NL", "nl_BE")
_LOCALES = (
    *("az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "de_LU", "en_GB", "en_IE", "en_IN"),
    *("en_KE", "en_NG", "en_NZ", "en_PK", "en_TH", "en_US", "es_AR", "es_CA", "es_CL", "es_CO"),
    *("es_ES", "es_MX", "et_EE", "fi_FI", "fr_BE", "fr_DZ", "fr_FR", "ha_NG", "hr_HR", "hu_HU"),
    *("id_ID", "ig_NG", "it_IT", "lt_LT", "lv_LV", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO"),
    *("sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR", "tw_GH", "uz_UZ", "vi_VN", "yo_NG", "zu_ZA"),
)
_CYRILLIC = ("uk_UA", "bg_BG", "ru_RU")
_ROMANIZED = ("zh_CN", "zh_TW", "ja_JP")
_KINDS = ("", "_male", "_female", "_unisex")
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
    return (
        frozenset(n for n in _all_last() if " " not in n and _is_rare(n))
        - _never()
        - _with_capital()
    )


@cache
def surnames_or_words() -> frozenset[str]:
    """Folded Dutch surnames, also with what stands before them ("de vries") and ordinary words."""
    return _dutch_last() - _never()


@cache
def names_as_heard() -> frozenset[str]:
    """Dutch names and those of this program's lists, as they sound."""
    known = {
        *_folded(_from_faker("first", _DUTCH)),
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
    dutch = {*_folded(_from_faker("first", _DUTCH)), *_folded(word_list("voornamen"))}
    foreign = {n for n in _folded(_foreign("first")) if _is_rare(n)}
    return frozenset(dutch | foreign) - _with_capital()


def _foreign_words() -> frozenset[str]:
    """Foreign first names that are Dutch words: only a capital makes a name of them."""
    names = _folded(_foreign("first"))
    words = {n for n in names if len(n) >= _SHORTEST and not _is_rare(n)}
    return frozenset(words | _with_capital()) - _all_first()


@cache
def _all_last() -> frozenset[str]:
    return frozenset(_folded(_foreign("last"))) | _dutch_last()


@cache
def _dutch_last() -> frozenset[str]:
    names = (*_from_faker("last", _DUTCH), *word_list("achternamen"), *_frequent())
    return frozenset(_folded(names))


def _frequent() -> Iterable[str]:
    """The surnames by which a column of names is known, from the contracts."""
    lines = (CODES_DIR / "namen_achter.txt").read_text(encoding="utf-8").splitlines()
    parts = (part for line in lines if not line.startswith("#") for part in line.split(","))
    return (name for part in parts if len(name := part.strip().rstrip("*")) >= _SHORTEST)


def _with_capital() -> frozenset[str]:
    return word_list("namen_met_hoofdletter")


def _maybe() -> frozenset[str]:
    return frozenset(_folded(word_list("ook_woorden")))


def _never() -> frozenset[str]:
    return frozenset(_folded(word_list("geen_namen")))


def _is_rare(name: str) -> bool:
    return len(name) >= _SHORTEST and name not in vocabulary()


def _folded(names: Iterable[str]) -> Iterable[str]:
    return (folded(" ".join(name.split())) for name in names)


def _foreign(which: str) -> Iterable[str]:
    yield from _from_faker(which, _LOCALES)
    for name in _from_faker(which, _CYRILLIC):
        yield from romanized(name)
    for locale in _ROMANIZED:
        provider = _provider(locale)
        yield from getattr(provider, f"{which}_romanized_names", ())
        pairs = getattr(provider, f"{which}_name_pairs", ())
        yield from (pair[-1] for pair in pairs)


def _from_faker(which: str, locales: Iterable[str]) -> Iterable[str]:
    for locale in locales:
        for kind in (f"{which}_names{kind}" for kind in _KINDS):
            yield from _names_of(locale, kind)
        if which == "last":
            for kind in ("male_last_names", "unisex_last_names"):
                yield from _names_of(locale, kind)


def _names_of(locale: str, kind: str) -> Collection[str]:
    """What a provider lists; some work their names out by a method instead."""
    listed = getattr(_provider(locale), kind, ())
    return listed if isinstance(listed, Collection) else ()


def _provider(locale: str) -> Any:
    return import_module(f"faker.providers.person.{locale}").Provider
