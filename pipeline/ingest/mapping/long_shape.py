"""From one row an answer to one row a respondent.

Why: some tools export every answer on a row of its own. Which respondent an answer is of, is told
by the other columns that are read: the key, the wave and the unit together.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from pipeline.ingest.mapping.cells import decoded, encoded
from pipeline.ingest.mapping.model import OPEN, SourceMapping, word_form
from pipeline.ingest.raw_table import ROW

_WHO = ("respondent_sleutel", "golf")


def spread(
    rows: pa.Int64Array,
    fields: Mapping[str, pa.DictionaryArray],
    questions: pa.DictionaryArray,
    answers: pa.DictionaryArray,
    mapping: SourceMapping,
    notes: list[str],
) -> dict[str, pa.Array]:
    """One row a respondent: `rij` of the first answer, the first value of every other field, and
    one column a question. An answer that was given twice keeps the first; `notes` says how often.
    """
    words, who = encoded([fields[name] for name in _WHO if name in fields])
    group = np.zeros(len(rows), dtype=np.int64)
    for column in who:
        group = np.unique(group * len(words) + column, return_inverse=True)[1]
    first = np.unique(group, return_index=True)[1]
    group, first = np.argsort(np.argsort(first))[group], np.sort(first)
    table = {ROW: rows.take(pa.array(first))}
    table |= {name: cells.take(pa.array(first)) for name, cells in fields.items()}
    given_words, (given,) = encoded([answers])
    items = {
        word_form(text): code
        for text, code in mapping.items.items()
        if code and not code.startswith(OPEN)
    }
    asked = [items.get(word_form(word), "") for word in questions.dictionary.to_pylist()]
    item_of_row = np.array(asked, dtype=object)[np.asarray(questions.indices)]
    twice = 0
    for item in dict.fromkeys(items.values()):
        here = np.flatnonzero((item_of_row == item) & (given != 0))
        places = np.zeros(len(first), dtype=np.int64)
        places[group[here[::-1]]] = given[here[::-1]]
        twice += len(here) - len(np.unique(group[here]))
        table[item] = decoded(given_words, places)
    if twice:
        notes.append(
            f"{twice} antwoorden waren een tweede antwoord op dezelfde vraag. Het eerste telt."
        )
    return table
