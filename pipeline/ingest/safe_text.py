"""Whether a word of a file may be shown: nothing in it can point to a person.

Why: lists of names miss most names. So the de-identifier has to find nothing, and what looks like a
name by its capitals or like a sentence is not shown either.
"""

import re
from functools import cache, lru_cache

from pipeline.ingest.person_names import is_full_name, is_name_like
from pipeline.text import Deidentifier
from pipeline.text.answer import folded
from pipeline.text.word_lists import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_ROWS = 3
_FREE_PHRASE = 4


@lru_cache(maxsize=20_000)
def is_safe(text: str, rows: int) -> bool:
    """Whether a text in this many rows can be shown.

    >>> is_safe("roddelen", 1), is_safe("ruzie met Oyelaran", 9), is_safe("Zwetsloot Piet", 9)
    (True, False, False)
    """
    if len(text.split()) >= _FREE_PHRASE and rows < _LEAST_ROWS:
        return False
    return not (_has_name_by_capitals(text) or is_name(text) or _deidentifier()(text).kinds)


def is_name(text: str) -> bool:
    """Whether the lists of frequent names know it."""
    return is_full_name(text) or is_name_like(text)


def _has_name_by_capitals(text: str) -> bool:
    """Two words with a capital, or one that is no Dutch word."""
    capitals = [word for word in _WORD.findall(text) if word[0].isupper()]
    return len(capitals) > 1 or any(folded(word) not in vocabulary() for word in capitals)


@cache
def _deidentifier() -> Deidentifier:
    return Deidentifier()
