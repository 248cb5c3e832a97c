"""What one word in a column means under its rule.

Accepted words of the mapping go first; a word that is a code, a label or a synonym is left for the
step after this one; a word that says nothing becomes empty. Nothing is guessed.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Field
from pipeline.ingest.mapping.model import EMPTY, ColumnRule, word_form
from pipeline.ingest.mapping.words import is_no_answer
from pipeline.ingest.translate import one, several, translator_for


def meaning_of(
    rule: ColumnRule, codes: CodeList | None, labels: Mapping[str, str]
) -> Callable[[str], str]:
    """The function from a word of this column to a code; the word itself when it is not known.

    `codes`: the list of the field, None for a field without one. `labels`: what the file itself
    says that a stored value means; such a value never speaks for itself.
    """
    meanings, turned = rule.meanings, flipped(codes) if rule.is_reversed else {}

    def single(word: str) -> str:
        text = labels.get(word, word).strip()
        code = meanings.get(word_form(word)) or meanings.get(word_form(text))
        if code == EMPTY:
            return ""
        found = code or (one(text, codes) if codes else None)
        if found is None:
            return "" if codes and is_no_answer(text) else text
        return turned.get(found, found) if found else ""

    def meaning(cell: str) -> str:
        word = cell.strip()
        if not word or codes is None:
            return single(word) if word else ""
        if CODE_SEPARATOR in word and one(word, codes) is None and word_form(word) not in meanings:
            parts = (single(part.strip()) for part in word.split(CODE_SEPARATOR))
            return CODE_SEPARATOR.join(filter(None, parts))
        return single(word)

    return meaning


def unknown_words(cells: pa.DictionaryArray, field: Field, codes: CodeList) -> tuple[int, int]:
    """How many different words of a translated column nobody knows, and in how many rows."""
    words = cells.dictionary.to_pylist()
    counts = np.bincount(np.asarray(cells.indices), minlength=len(words)).tolist()
    found = [n for w, n in zip(words, counts, strict=True) if n and _is_unknown(w, field, codes)]
    return len(found), sum(found)


def _is_unknown(word: str, field: Field, codes: CodeList) -> bool:
    if not word:
        return False
    if CODE_SEPARATOR in word:
        return several(word, codes) is None
    return translator_for(field, {codes.name: codes})(word) is None


def flipped(codes: CodeList | None) -> dict[str, str]:
    """The scored codes of a scale, each to the one on the other side; none without scores."""
    scored = [c for c in codes.codes if c.extra.get("score") is not None] if codes else []
    in_order = [c.code for c in sorted(scored, key=lambda c: float(str(c.extra["score"])))]
    return dict(zip(in_order, reversed(in_order), strict=True))
