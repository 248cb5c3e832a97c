"""The code that a text means, where it is not in the list as it stands.

Why: "3. Melding pesten op de werkvloer" is pesten, and "ruzie met mijn teamleider" a conflict with
a leidinggevende. Only fixed words that add no meaning are taken off, only whole texts match a
pattern, and of a text in parts all parts must mean the same. Nothing here goes by likeness: what
looks like something is a proposal of `vip bron`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.contracts.codes import CodeList, load_texts

_PARTS = re.compile(r"\s*[,;/&+(]\s*|\s+(?:en|of|and|or)\s+|\s+-\s+")
_WORD = re.compile(r"[^\s(),;/]+")
_LONGEST = 120


def find_code(text: str, codes: CodeList) -> str | None:
    """The code that a text means, as it is, bare, by a pattern, or as parts that agree.

    >>> from pipeline.contracts.codes import load_codelist
    >>> subjects = load_codelist("categorieen")
    >>> find_code("3. Melding pesten op de werkvloer", subjects)
    'oo_pesten'
    >>> find_code("ruzie met mijn teamleider", subjects)
    'sw_leidinggevende'
    >>> find_code("SI (seks. intimidatie)", subjects)
    'oo_seksuele_intimidatie'
    >>> find_code("geen pesten", subjects) or find_code("pesten en werkdruk", subjects)
    """
    found = codes.find(text)
    if found is not None or codes.name not in _texts("rondom") or len(text) > _LONGEST:
        return found
    written_out = _written_out(text)
    whole = _find_whole(written_out, codes)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(written_out.rstrip(" )")) if part]
    means = {_find_whole(part, codes) for part in parts}
    return means.pop() if len(parts) > 1 and len(means) == 1 else None


def _find_whole(text: str, codes: CodeList) -> str | None:
    for words in (text, *_shorter(text, codes.name)):
        if (found := codes.find(words)) is not None:
            return found
    for code, pattern in _patterns(codes.name).items():
        if code in codes.values() and pattern.fullmatch(text.rstrip(" .")):
            return code
    return None


def _shorter(text: str, name: str) -> Iterator[str]:
    """The text with ever more taken off: at the front, at the end, at both."""
    before, after = _around(name)
    front = text
    while match := before.match(front):
        front = front[match.end() :]
    for short in dict.fromkeys((front, after.sub("", text), after.sub("", front))):
        if short and short != text:
            yield short


def _written_out(text: str) -> str:
    """Lower case, without accents, with abbreviations written out."""
    known = _texts("afkortingen")
    plain = " ".join(_unaccented(text.casefold()).replace("’", "'").split())
    return _WORD.sub(lambda word: str(known.get(word[0], word[0])), plain)


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


def _texts(name: str) -> Mapping[str, object]:
    found: Mapping[str, object] = load_texts("bronwoorden")[name]
    return found


@cache
def _around(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    texts = load_texts("bronwoorden")["rondom"][name]
    front, back = _unaccented(texts["voor"]), _unaccented(texts["na"])
    front = rf"\s*(?:{front})(?=[\s(:]|$)[\s:,-]*|\s*\(?[0-9a-z]{{1,2}}[.)]\s+"
    back = rf"[\s,(-]+(?:{back})[\s)]*$"
    return re.compile(front, re.IGNORECASE), re.compile(back, re.IGNORECASE)


@cache
def _patterns(name: str) -> Mapping[str, re.Pattern[str]]:
    """Code to the pattern of whole texts that mean it, in the order of the file."""
    texts = load_texts("bronwoorden")
    return {code: _built(text) for code, text in texts["patronen"].get(name, {}).items()}


def _built(text: str) -> re.Pattern[str]:
    blocks = load_texts("bronwoorden")["bouwstenen"]
    for name, block in (*blocks.items(), *blocks.items()):
        text = text.replace(f"<{name}>", block)
    return re.compile(f"(?:{_unaccented(text)})")
