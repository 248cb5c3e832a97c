"""What looks like what: names of fields and words of code lists that nearly match (rapidfuzz).

Why: only a proposal may rest on this. A near match is never taken while reading: "intimidatie" and
"seksuele intimidatie" look alike and mean something else.
"""

import re
import unicodedata
from functools import cache

from rapidfuzz import fuzz, process

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field

_NEAR_NAME = 82.0
_NEAR_WORD = 84.0
_SHORTEST = 4


def nearest_field(name: str, contract: Contract) -> Field | None:
    """The field with a name, label or synonym that is most like a header, if any is near."""
    texts = _field_texts(contract)
    found = _nearest(name, tuple(texts), _NEAR_NAME)
    return contract.field(texts[found]) if found else None


def likeness(name: str, field: Field) -> float:
    """How much a header is like the names of a field, 0-100."""
    wanted = _words(name)
    texts = (field.name, field.label, *field.synonyms)
    return max((fuzz.token_set_ratio(wanted, _words(text)) for text in texts), default=0.0)


def nearest_code(word: str, codes: CodeList) -> str | None:
    """The code with a label or synonym that is most like a word, if any is near."""
    texts = _code_texts(codes)
    found = _nearest(word, tuple(texts), _NEAR_WORD) or _within(word, tuple(texts))
    return texts[found] if found else None


def _nearest(text: str, texts: tuple[str, ...], least: float) -> str | None:
    wanted = _words(text)
    if len(wanted) < _SHORTEST:
        return None
    by_letters = process.extractOne(wanted, texts, scorer=fuzz.ratio, score_cutoff=least)
    by_words = process.extractOne(wanted, texts, scorer=fuzz.token_sort_ratio, score_cutoff=least)
    found = max(filter(None, (by_letters, by_words)), key=lambda f: f[1], default=None)
    return str(found[0]) if found else None


def _within(text: str, texts: tuple[str, ...]) -> str | None:
    """The longest text of which all words stand in this one."""
    wanted = set(_words(text).split())
    found = [one for one in texts if set(one.split()) <= wanted]
    return max(found, key=len, default=None)


@cache
def _field_texts(contract: Contract) -> dict[str, str]:
    """Every name of every field; of two fields with one name the first."""
    return _long_enough(
        {
            _words(text): field.name
            for field in reversed(contract.fields)
            for text in (*field.synonyms, field.label, field.name)
        }
    )


@cache
def _code_texts(codes: CodeList) -> dict[str, str]:
    return _long_enough(
        {
            _words(text): entry.code
            for entry in reversed(codes.codes)
            for text in (*entry.words, *entry.synonyms, entry.label)
        }
    )


def _long_enough(texts: dict[str, str]) -> dict[str, str]:
    return {text: name for text, name in texts.items() if len(text) >= _SHORTEST}


def _words(text: str) -> str:
    """Lower case, no accents, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())
