"""Open answers on their way in: what identifies is replaced before anything else looks at them.

Why: the raw answer must not be in the kluis, the quarantine, a report or a key of a row, so it goes
no further than the table that was just read. Work is done per different answer; what is told is
counted per answer, and stays in the VP zone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts.model import Contract, Field
from pipeline.ingest.raw_table import RawTable
from pipeline.ingest.text_table import TEXT
from pipeline.text import MOST_CHARACTERS, Deidentifier, Kind, Replaced

_NOTE = (
    "Open antwoorden: {n}. In {changed} daarvan is iets vervangen dat naar iemand kan "
    "wijzen{kinds}. Alleen de tekst na vervanging wordt bewaard."
)
_CUT_NOTE = "Ingekort tot {most} tekens: {n}."


@dataclass(frozen=True)
class OpenAnswers:
    """Counts of answers: all of them, those in which something was replaced, those that were cut,
    and per class (the value of `Kind`) those in which that class was replaced."""

    n: int = 0
    changed_n: int = 0
    cut_n: int = 0
    per_kind: Mapping[str, int] = field(default_factory=dict)

    def notes(self) -> tuple[str, ...]:
        """What the report says of it, in Dutch; nothing when there was no open answer."""
        if not self.n:
            return ()
        listed = ", ".join(f"{kind} {n}" for kind, n in self.per_kind.items())
        kinds = f" (aantal antwoorden per soort: {listed})" if listed else ""
        note = _NOTE.format(n=self.n, changed=self.changed_n, kinds=kinds)
        cut = _CUT_NOTE.format(most=MOST_CHARACTERS, n=self.cut_n)
        return (f"{note} {cut}",) if self.cut_n else (note,)

    def to_json(self) -> dict[str, object]:
        """The same as plain values with Dutch keys."""
        return {
            "antwoorden": self.n,
            "vervangen": self.changed_n,
            "ingekort": self.cut_n,
            "per_soort": dict(self.per_kind),
        }


def open_fields(contract: Contract) -> frozenset[str]:
    """The names of the fields that hold open answers."""
    return frozenset(f.name for f in contract.fields if f.kind == "open")


def deidentified(
    raw: RawTable, fields: Mapping[str, Field], deidentify: Deidentifier
) -> tuple[RawTable, OpenAnswers]:
    """`raw` with its open answers de-identified, and the counts. `fields`: header to field."""
    table, told = raw.table, Counter[str]()
    for header in raw.columns:
        if fields[header].kind == "open":
            cells = table.column(header).combine_chunks()
            answers = [_answer(word, deidentify) for word in cells.dictionary.to_pylist()]
            told += _counted(cells, answers)
            texts = pa.array([a.text if a else "" for a in answers], pa.string())
            place = table.column_names.index(header)
            table = table.set_column(place, header, _with_texts(cells, texts))
    per_kind = {kind.value: told[kind.value] for kind in Kind if told[kind.value]}
    counts = OpenAnswers(told["_n"], told["_changed"], told["_cut"], per_kind)
    return replace(raw, table=table), counts


def _answer(text: str | None, deidentify: Deidentifier) -> Replaced | None:
    """None for a cell without a word in it."""
    words = " ".join((text or "").split())
    return deidentify(words) if words else None


def _counted(cells: pa.DictionaryArray, answers: list[Replaced | None]) -> Counter[str]:
    """In how many cells what happened."""
    found = Counter[str]()
    for entry in pc.value_counts(cells.indices).to_pylist():
        answer = answers[entry["values"]] if entry["values"] is not None else None
        if answer is not None:
            happened = ["_n", *(kind.value for kind in answer.kinds)]
            happened += ["_changed"] * bool(answer.kinds) + ["_cut"] * answer.is_cut
            found.update(dict.fromkeys(happened, entry["counts"]))
    return found


def _with_texts(cells: pa.DictionaryArray, texts: pa.StringArray) -> pa.DictionaryArray:
    """The same cells with these texts, where equal texts are one."""
    encoded = texts.dictionary_encode()
    indices = encoded.indices.take(cells.indices).cast(TEXT.index_type)
    return pa.DictionaryArray.from_arrays(indices, encoded.dictionary)
