"""Which words of a column may be shown to the VP and written in a mapping.

Why: a column of codes can hold names and sentences that somebody typed in the wrong place. Shown
are only short words of a column with few different ones, part of them known, and never what could
be a name, a number or an address (ingest/identifiers.py).
"""

import re

from pipeline.contracts.codes import CodeList
from pipeline.ingest.identifiers import signs_in
from pipeline.ingest.mapping.seen import SeenColumn
from pipeline.ingest.person_names import is_name_like
from pipeline.ingest.person_signs import has_strange_capital, may_be_person

MOST_WORDS = 40
_LONGEST = 60
_MOST_PARTS = 7
_LEAST_KNOWN = 0.25
_MOST_REPEATS = 3
_SOME = 3  # rows: a capital may be that of a unit when the word comes back
_MOST_ANSWERS = 12
_ANSWER_CODE = re.compile(r"[A-Za-z]?\d{1,2}(?:[.,]0)?")
_TWO_CAPITALS = re.compile(r"\b[A-Z][^\W\d_]+\s+(?:(?:van|de|der|den|ten|ter)\s+)*[A-Z][^\W\d_]+")


def may_show(column: SeenColumn, codes: CodeList) -> bool:
    """Whether the column is one of codes: few different words, and part of them known."""
    if not column.words or len(column.words) > MOST_WORDS:
        return False
    if len(column.words) <= _MOST_ANSWERS and all(map(is_answer_code, column.words)):
        return True
    known = column.different(codes)
    repeats = column.filled >= _MOST_REPEATS * len(column.words)
    return column.share(codes) >= _LEAST_KNOWN or known >= 2 or (repeats and known >= 1)


def is_answer_code(word: str) -> bool:
    """Whether a word is how a survey tool writes an answer: a short number, or a letter before it.

    >>> is_answer_code("2"), is_answer_code("A10"), is_answer_code("1973"), is_answer_code("Jan")
    (True, True, False, False)
    """
    return _ANSWER_CODE.fullmatch(word.strip()) is not None


def is_shown(word: str, rows: int, is_near: bool = False) -> bool:
    """Whether one word may be shown: short, and nothing that points to a person.

    A capital that no dictionary knows, or two words with capitals, have to come back: a name in the
    wrong cell mostly stands alone. is_near: it is nearly a word of a code list, so a slip of the
    pen.

    >>> is_shown("gedoe op de afdeling", 1), is_shown("Piet de Vries", 9), is_shown("Ab Zo", 2)
    (True, False, False)
    >>> is_shown("Oyelaran", 9), is_shown("Raadsgriffie", 1), is_shown("Raadsgriffie", 3)
    (False, False, True)
    """
    text = " ".join(word.split())
    if is_answer_code(text):
        return True
    if len(text) > _LONGEST or len(text.split()) > _MOST_PARTS or not is_label_shown(text):
        return False
    if is_near and " " not in text:
        return True
    is_rare = rows < _SOME and (has_strange_capital(text) or _TWO_CAPITALS.search(text))
    return not (is_rare or may_be_person(text))


def is_label_shown(label: str) -> bool:
    """Whether a file's own label of an answer may be shown: whoever made the file wrote it."""
    text = " ".join(label.split())
    return not (len(text) > _LONGEST or is_name_like(text) or signs_in([text]))
