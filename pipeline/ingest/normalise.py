"""Raw columns to contract columns: headers, codes, periods and numbers in their one form.

Why: after this step the rest of the program knows one spelling only. Work is done per different
value and not per cell, so that a million rows cost no more than their few dozen words.
"""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.text_table import TEXT
from pipeline.ingest.translate import Translator, keep_text, translator_for

_SPACES_AND_CONTROLS = r"[\pZ\pC]+"


def normalise(
    raw: RawTable,
    fields: Mapping[str, Field],
    contract: Contract,
    codelists: Mapping[str, CodeList],
) -> pa.Table:
    """The columns of `raw` under their field names, in the order of the contract, and `rij`.

    Every column is dictionary-encoded text; an empty cell is null. What cannot be translated stays
    as it is, so that the checks report it: such a table must not be shown or stored.
    """
    headers = {field.name: header for header, field in fields.items() if header in raw.columns}
    columns = {ROW: raw.table.column(ROW).combine_chunks()}
    for field in contract.fields:
        if field.name in headers:
            cells = raw.table.column(headers[field.name]).combine_chunks()
            columns[field.name] = _column(cells, translator_for(field, codelists))
    return pa.table(columns)


def _column(cells: pa.DictionaryArray, translate: Translator) -> pa.DictionaryArray:
    words = _cleaned(cells.dictionary)
    if translate is not keep_text:
        words = pa.array([_translated(w, translate) for w in words.to_pylist()], pa.string())
    return _with_words(cells, words)


def _with_words(cells: pa.DictionaryArray, words: pa.StringArray) -> pa.DictionaryArray:
    """The same cells with other words in the dictionary, where equal words are one again."""
    encoded = words.dictionary_encode()
    indices = encoded.indices.take(cells.indices)
    return pa.DictionaryArray.from_arrays(indices.cast(TEXT.index_type), encoded.dictionary)


def _cleaned(words: pa.StringArray) -> pa.StringArray:
    """Without control characters, without hard, double and outer spaces; "" becomes null."""
    single = pc.replace_substring_regex(words, _SPACES_AND_CONTROLS, " ")
    trimmed = pc.utf8_trim_whitespace(single)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _translated(word: str | None, translate: Translator) -> str | None:
    if word is None:
        return None
    found = translate(word)
    return word if found is None else found
