"""What one word in a column means under its rule.

Accepted words of the mapping go first; a word that is a code, a label or a synonym is left for the
step after this one; a word that says nothing becomes empty. Nothing is guessed.
"""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Field
from pipeline.ingest.mapping.model import EMPTY, ColumnRule, word_form
from pipeline.ingest.mapping.words import is_no_answer
from pipeline.ingest.translate import one, several, translator_for


def meaning_of(rule: ColumnRule, codes: CodeList | None) -> Callable[[str], str]:
    """The function from a word of this column to a code; the word itself when it is not known.

    `codes`: the list of the field, None for a field without one.
    """
    meanings, flipped = rule.meanings, _flipped(codes) if rule.is_reversed else {}

    def single(word: str) -> str:
        code = meanings.get(word_form(word))
        if code == EMPTY:
            return ""
        found = code or (one(word, codes) if codes else None)
        if found is None:
            return "" if codes and is_no_answer(word) else word
        return flipped.get(found, found) if found else ""

    def meaning(cell: str) -> str:
        word = cell.strip()
        if not word or codes is None:
            return single(word) if word else ""
        if CODE_SEPARATOR in word and one(word, codes) is None and word_form(word) not in meanings:
            parts = (single(part.strip()) for part in word.split(CODE_SEPARATOR))
            return CODE_SEPARATOR.join(filter(None, parts))
        return single(word)

    return meaning


def unknown_words(
    cells: pa.DictionaryArray, rule: ColumnRule, field: Field | None, codes: CodeList | None
) -> tuple[int, int]:
    """How many different words of a column nobody knows, and in how many rows they stand."""
    unknown = [w for w in cells.dictionary.to_pylist() if is_unknown(w, rule, field, codes)]
    if not unknown:
        return 0, 0
    places = {word: place for place, word in enumerate(cells.dictionary.to_pylist())}
    counts = np.bincount(np.asarray(cells.indices), minlength=len(places))
    present = [int(counts[places[word]]) for word in unknown if counts[places[word]]]
    return len(present), sum(present)


def is_unknown(word: str, rule: ColumnRule, field: Field | None, codes: CodeList | None) -> bool:
    """Whether a word of a coded column is neither in the mapping nor in the list."""
    if field is None or codes is None or not word.strip():
        return False
    read = meaning_of(rule, codes)(word)
    if not read:
        return False
    if CODE_SEPARATOR in read:
        return several(read, codes) is None
    return translator_for(field, {codes.name: codes})(read) is None


def _flipped(codes: CodeList | None) -> dict[str, str]:
    """The scored codes of a scale, each to the one on the other side.

    Raises nothing: a list without scores is not turned.
    """
    scored = [c for c in codes.codes if c.extra.get("score") is not None] if codes else []
    in_order = [c.code for c in sorted(scored, key=lambda c: float(str(c.extra["score"])))]
    return dict(zip(in_order, reversed(in_order), strict=True))
