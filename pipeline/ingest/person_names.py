"""Does a text read as the name of a person? By lists of frequent Dutch names.

Why: no pattern tells a name from a word. A list of the frequent ones finds enough of a column that
holds names, and hardly anything in one that does not, when it is asked how many cells look so.
"""

import re
import unicodedata
from functools import cache

from pipeline.contracts.reading import CODES_DIR
from pipeline.text.name_lists import first_names, first_names_or_words, surnames, surnames_or_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+")
_TITLE = re.compile(
    r"(?:dhr|mevr|mw|mej|hr|drs|dr|ir|ing|prof|mr)\.\s*(?=[A-Z])"
    r"|(?:de heer|mevrouw|meneer)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_DUTCH = ("van", "de", "der", "den", "het", "ter", "ten", "te", "in", "op", "'t")
_PREFIXES = frozenset((*_DUTCH, "el", "al", "ben", "la", "d'"))
_CAPITAL_LAST = re.compile(r"\s[A-Z][^\W\d_]+$")
_SHORTEST = 3
_LONGEST = 6


@cache
def _any_surname() -> frozenset[str]:
    """Surnames without what stands before them, also those that are ordinary words."""
    listed = (name.removesuffix("*") for name in _frequent())
    return surnames() | {name.split()[-1] for name in surnames_or_words()} | {*listed}


@cache
def _telling_surname() -> frozenset[str]:
    """The surnames that are no ordinary word. Of three letters only frequent ones: the others are
    words in English, as in the labels of an SPSS file (low, day).
    """
    longer = {name for name in surnames() if len(name) > _SHORTEST}
    return frozenset(longer | {name for name in _frequent() if not name.endswith("*")})


def _frequent() -> list[str]:
    """The names of `namen_achter.txt`: between commas; a line with # is a remark."""
    lines = (CODES_DIR / "namen_achter.txt").read_text(encoding="utf-8").splitlines()
    parts = (part.strip() for line in lines if not line.startswith("#") for part in line.split(","))
    return [part for part in parts if part]


def is_full_name(text: str) -> bool:
    """A first name, initials or a title, and a frequent surname; also the surname first.

    >>> is_full_name("Fatima el Amrani"), is_full_name("Vries, J. de"), is_full_name("mw. Smit")
    (True, True, True)
    >>> is_full_name("Piet de Vries"), is_full_name("Mark Smit"), is_full_name("Wil niet zeggen")
    (True, True, False)
    >>> is_full_name("Stadsbeheer Noord"), is_full_name("Anne Frankschool"), is_full_name("Vos")
    (False, False, False)
    """
    last, comma, first = text.partition(",")
    if comma:
        text = f"{first.strip()} {last.strip()}"
    bare = _TITLE.sub("", text.strip(), count=1)
    has_title = bare != text.strip()
    short = _INITIALS.match(bare)
    words = _words(bare[short.end() :] if short else bare)
    if not words or len(words) > _LONGEST or any(sign.isdigit() for sign in text):
        return False
    known_first = not short and _is_first_name(words[0], text)
    begins = bool(short) or has_title or (known_first and len(words) > 1)
    return begins and _ends_as_surname(words[1:] if known_first and words[1:] else words)


def is_name_like(text: str) -> bool:
    """A full name, a first name with words in capitals after it, or a first name or surname alone.

    >>> is_name_like("Sanne"), is_name_like("de Vries"), is_name_like("Pesten"), is_name_like("an1")
    (True, True, False, False)
    """
    words = _words(text)
    if not words or len(words) > _LONGEST or re.search(r"[\d_/;]", text):
        return False
    if len(words) == 1:
        long = len(words[0]) >= _SHORTEST
        return long and (words[0] in first_names() or words[0] in _telling_surname())
    if is_full_name(text) or (words[0] in first_names() and _CAPITAL_LAST.search(text)):
        return True
    own = [word for word in words if word not in _PREFIXES]
    return len(own) == 1 < len(words) and own[0] in _any_surname()


def _is_first_name(word: str, text: str) -> bool:
    """A first name; one that is a word as well only with capitals at both ends (Mark de Boer)."""
    by_capitals = word in first_names_or_words() and text[:1].isupper()
    return word in first_names() or (by_capitals and _CAPITAL_LAST.search(text) is not None)


def _ends_as_surname(words: list[str]) -> bool:
    own = [word for word in words if word not in _PREFIXES]
    return 0 < len(own) <= 2 and any(
        part in _any_surname() for word in own for part in word.split("-")
    )


def _words(text: str) -> list[str]:
    """Lower case, without accents; [] where there is anything but words."""
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return [word.strip(".").casefold() for word in _WORD.findall(bare)]
