"""Numbers of talks in what somebody typed: found, so that they can be refused.

A number ("12", "twaalf", "tientallen") and a word for talks or for who came, close together in one
sentence. A year is no number of talks, and "een gesprek" is none either.
"""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[.!?;\n]+(?:\s|$)")
_WORD = re.compile(r"[\w%]+(?:[-'’][\w]+)*")
_FAR = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_TALKS = re.compile(
    r"(?:(?:intake|vertrouwens|advies|vervolg|opvang)?gesprek(?:ken)?|traject|trajecten|intakes?|casus|casussen|cases|consulten|consult"
    r"|cli[eë]nt|cli[eë]nten|gesprekspartners?|hulpvragen|hulpvraag|melders?|contacten|contactmomenten"
    r"|adviesvragen|bezoekers)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?:mensen|personen|medewerkers?|collega[’']?s?|werknemers?)", re.IGNORECASE)
_CAME = re.compile(
    r"(?:kwam|kwamen|langsgekomen|spraken|sprak|gesproken|begeleid|begeleidden|geholpen|bezochten"
    r"|benaderden|benaderd|opgevangen|ondersteund|zochten|belden|gebeld)",
    re.IGNORECASE,
)
_NUMBERS = frozenset(
    (
        *("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"),
        *("twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
        *("negentien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig"),
        *("negentig", "honderd", "tientallen", "honderden", "tiental", "twintigtal", "dozijn"),
        *("handvol", "helft", "kwart", "verdubbeld", "verdubbeling", "verdubbelde"),
    )
)
_TENS = re.compile(r"\w+[eë]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)")


def counts_talks(text: str) -> bool:
    """Whether a text seems to say how many talks there were, or how many people came.

    >>> counts_talks("Wij voerden 34 gesprekken."), counts_talks("Gesprekken in 2025: vijftien")
    (True, True)
    >>> counts_talks("In 2025 gaven wij 6 voorlichtingen. Een gesprek is vertrouwelijk.")
    False
    """
    return any(_counts(list(_WORD.findall(one))) for one in _SENTENCE.split(text))


def _counts(words: list[str]) -> bool:
    numbers = [place for place, word in enumerate(words) if _is_number(word)]
    return any(abs(place - number) <= _FAR for number in numbers for place in _about_talks(words))


def _about_talks(words: list[str]) -> Iterator[int]:
    came = any(_CAME.fullmatch(word) for word in words)
    for place, word in enumerate(words):
        if _TALKS.fullmatch(word) or (came and _PEOPLE.fullmatch(word)):
            yield place


def _is_number(word: str) -> bool:
    if _YEAR.fullmatch(word):
        return False
    low = word.lower()
    return any(c.isdigit() for c in word) or low in _NUMBERS or bool(_TENS.fullmatch(low))
