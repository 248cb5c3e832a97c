"""A word of a code list without what people put around it: numbers, "melding van", "op het werk".

Why: "3. Melding pesten op de werkvloer" is pesten. Only fixed words that add no meaning are taken
off, at the ends and for the lists they belong to; what is left has to be in the list exactly.
"""

import re
from functools import cache

from pipeline.contracts.codes import CodeList, load_texts


def find_code(text: str, codes: CodeList) -> str | None:
    """The code that a text means, as it is or bare.

    >>> from pipeline.contracts.codes import load_codelist
    >>> find_code("3. Melding pesten op de werkvloer", load_codelist("categorieen"))
    'oo_pesten'
    >>> find_code("geen pesten", load_codelist("categorieen")) is None
    True
    """
    found = codes.find(text)
    if found is not None or not text:
        return found
    before, after = _around(codes.name)
    for bare in _shorter(text, before, after):
        found = codes.find(bare)
        if found is not None:
            return found
    return None


def _shorter(text: str, before: re.Pattern[str] | None, after: re.Pattern[str] | None) -> list[str]:
    """The text with ever more taken off: at the front, at the end, at both."""
    if before is None or after is None:
        return []
    front = text
    while match := before.match(front):
        front = front[match.end() :]
    back, both = after.sub("", text), after.sub("", front)
    return [short for short in dict.fromkeys((front, back, both)) if short and short != text]


@cache
def _around(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    texts = load_texts("bronwoorden")["rondom"].get(name)
    if texts is None:
        return None, None
    before = re.compile(
        rf"\s*(?:{texts['voor']})(?=[\s(]|$)[\s:,-]*|\s*\(?[0-9a-z]{{1,2}}[.)]\s+", re.I
    )
    return before, re.compile(rf"[\s,(-]+(?:{texts['na']})[\s)]*$", re.I)
