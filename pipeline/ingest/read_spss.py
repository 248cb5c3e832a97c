"""Read SPSS (.sav and .zsav), a part of the rows at a time.

Why: HR sends it, with labels for values and with values that mean "no answer". A value that SPSS
was told to leave out is no number: it becomes its label, or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyreadstat

from pipeline.ingest.cell_text import cell_text
from pipeline.ingest.exports.block import names, plain, with_texts, without_repeats
from pipeline.ingest.headers import refuse_repeated, refuse_too_many
from pipeline.ingest.opened_file import OpenedFile
from pipeline.ingest.source_file import refuse_too_large, shown_name
from pipeline.ingest.text_table import MAX_ROWS
from pipeline.ingest.typed_columns import (
    damaged_data,
    text_batch,
    too_large_data,
    typed_block,
)

_MAX_CELLS = 20_000_000
_MAX_UNPACKED = 2_000_000_000
_PART_CELLS = 4_000_000
_PART_BYTES = 100_000_000
_ALSO_DATES = ["QYR", "QYR6", "QYR8", "MOYR", "MOYR6", "MOYR8", "WKYR", "WKYR8", "WKYR10"]
_NO_ANSWER = names(
    "geenantwoord nietingevuld ontbreekt ontbrekend missing nvt nietvantoepassing "
    "overgeslagen skipped noanswer notapplicable na systemmissing"
)


def open_spss(path: Path) -> OpenedFile:
    """Look at the variables of an SPSS file. Raises RefusedInput."""
    refuse_too_large(path)
    name, meta = shown_name(path), _metadata(path)
    if meta is None:
        raise damaged_data(name)
    rows, row_bytes = meta.number_rows or 0, sum(meta.variable_storage_width.values())
    too_wide = rows * len(meta.column_names) > _MAX_CELLS or rows * row_bytes > _MAX_UNPACKED
    if rows > MAX_ROWS or too_wide:
        raise too_large_data(name, rows)
    headers = without_repeats([column or "" for column in meta.column_names])
    refuse_too_many(headers, name)
    refuse_repeated(headers, name, sure=True)
    questions = with_texts(headers, [label or "" for label in meta.column_labels or ()])
    labels = {
        header: {cell_text(value): str(label) for value, label in found.items()}
        for header, column in zip(headers, meta.column_names, strict=True)
        if (found := meta.variable_value_labels.get(column))
    }
    notes = (_MISSING_NOTE,) if meta.missing_ranges or meta.missing_user_values else ()
    variables = [
        _Variable.of(column, meta, labels.get(header, {}))
        for header, column in zip(headers, meta.column_names, strict=True)
    ]
    file = _Rows(path, variables, meta.number_rows, max(row_bytes, 1))
    return OpenedFile(name, typed_block(headers, "spss", questions), file.batches, labels, notes)


_MISSING_NOTE = (
    "Waarden die in SPSS als ontbrekend zijn gemerkt, zijn leeg gelaten, of hebben hun label "
    "gekregen als dat iets anders zegt dan dat er geen antwoord is."
)


def _metadata(path: Path) -> Any:
    """What SPSS says about its variables; None when it cannot be read."""
    try:
        meta = pyreadstat.read_sav(path, metadataonly=True, user_missing=True)[1]
        return meta if meta.column_names else None
    except Exception:  # noqa: BLE001 - whatever the reader makes of a damaged file
        return None


@dataclass(frozen=True, repr=False)
class _Variable:
    """How the values of one variable become text."""

    name: str
    missing: Sequence[Mapping[str, Any]]
    labels: Mapping[str, str]

    @staticmethod
    def of(name: str, meta: Any, labels: Mapping[str, str]) -> "_Variable":
        """The variable with this name."""
        return _Variable(name, meta.missing_ranges.get(name, ()), labels)

    def text(self, value: object) -> str:
        """One value."""
        text = cell_text(value)
        if not any(_is_between(value, one["lo"], one["hi"]) for one in self.missing):
            return text
        label = self.labels.get(text, "")
        return "" if plain(label) in _NO_ANSWER else label


def _is_between(value: object, low: Any, high: Any) -> bool:
    if isinstance(value, float) and not isinstance(low, str):
        return bool(low <= value <= high)
    return isinstance(value, str) and value == low


@dataclass(frozen=True, repr=False)
class _Rows:
    """The rows of one file as text.

    rows: how many it says there are; None when it does not say. row_bytes: of one row, unpacked.
    """

    path: Path
    variables: Sequence[_Variable]
    rows: int | None
    row_bytes: int

    def batches(self, kept: frozenset[str]) -> Iterator[pa.RecordBatch]:
        """All rows, in as few parts as fit in memory: each part is looked up from the start."""
        part = min(_PART_CELLS // max(len(self.variables), 1), _PART_BYTES // self.row_bytes)
        part, start, is_last = max(part, 1), 0, self.rows == 0
        while not is_last:
            found = self._part(start, part)
            start += found.num_rows if found is not None else 0
            is_last = start == self.rows or found is None or found.num_rows < part
            if found is None or (is_last and self.rows not in (None, start)):
                raise damaged_data(shown_name(self.path))
            yield found

    def _part(self, start: int, rows: int) -> pa.RecordBatch | None:
        try:
            columns, _ = pyreadstat.read_sav(
                self.path,
                user_missing=True,
                row_offset=start,
                row_limit=rows,
                output_format="dict",
                extra_date_formats=_ALSO_DATES,
            )
            return text_batch([_texts(columns[one.name], one) for one in self.variables])
        except Exception:  # noqa: BLE001 - whatever the reader makes of a damaged file
            return None


def _texts(values: Any, variable: _Variable) -> tuple[list[str], pa.Int32Array]:
    """The different values of a column as text, and which one each row has."""
    codes, found = pd.factorize(np.asarray(values), use_na_sentinel=True)
    if found.dtype.kind == "M":
        found = found.astype("datetime64[us]")
    words = [variable.text(_as_float(value)) for value in found.tolist()]
    indices = np.where(codes < 0, len(words), codes).astype(np.int32)
    return [*words, ""], pa.array(indices, pa.int32())


def _as_float(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
