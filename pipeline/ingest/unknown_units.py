"""Rows of which only the unit is not known: which word they have, and which known names are near.

Why: an organisation chart is always behind. Such a row is sound but for its unit, so it waits, and
is taken in by itself once codes/organisatie.csv knows the unit (waiting.py). The report names known
units that are like what was typed, never what was typed.
"""

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process, utils

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract
from pipeline.contracts.public import NIET_TOEGEDEELD
from pipeline.contracts.reasons import Reason
from pipeline.contracts.stored import REASONS, STORED
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.receipt_words import rows_in_words
from pipeline.ingest.row_lists import listed_rows

UNIT, WORD = "eenheid", "woord"
_ONLY_THE_UNIT = tuple(f"{UNIT}:{r}" for r in (Reason.ONBEKENDE_CODE, Reason.EENHEID_NOG_NIET))
_NEAR, _NAMED, _TOLD = 70, 3, 10
_WHAT_TO_DO = (
    "Zij wachten in de quarantaine. Bestaat de eenheid, zet haar dan in codes/organisatie.csv en "
    "geef: vip inlezen codes/organisatie.csv. De rijen komen er dan vanzelf bij. Is het een "
    "schrijffout, verbeter haar dan in uw bestand en lees het opnieuw in."
)


def nobody_waits() -> pa.Table:
    """As from `waiting_words`, without rows."""
    return pa.table({ROW: pa.array([], pa.int64()), WORD: pa.array([], pa.string())})


def waiting_words(contract: Contract, table: pa.Table, bad: pa.Table) -> pa.Table:
    """The rows of `bad` with which only the unit is wrong: `rij`, and the word as `woord`.

    `table` holds all rows of the file as they were read. For rows that go into the kluis only.
    """
    if contract.name not in STORED or UNIT not in table.column_names:
        return nobody_waits()
    which = pc.is_in(bad.column(REASONS), value_set=pa.array(_ONLY_THE_UNIT, pa.string()))
    rows = table.filter(pc.is_in(table.column(ROW), value_set=bad.column(ROW).filter(which)))
    return pa.table({ROW: rows.column(ROW), WORD: rows.column(UNIT).cast(pa.string())})


def waiting_notes(waiting: pa.Table, units: CodeList | None) -> tuple[str, ...]:
    """What a report says of these rows, with the known names that are nearest; () for none."""
    if not waiting.num_rows or units is None:
        return ()
    rows_of: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    near = {word: _near(word, units) for word in pc.unique(waiting.column(WORD)).to_pylist()}
    for row in waiting.to_pylist():
        rows_of[near[row[WORD]]].append(int(row[ROW]))
    unlike = rows_of.pop((), [])
    told = [_sentence(rows, names) for names, rows in [*rows_of.items()][:_TOLD]]
    if more := sum(map(len, [*rows_of.values()][_TOLD:])):
        told.append(f"Ook bij nog {rows_in_words(more)} zijn er eenheden die erop lijken.")
    if unlike:
        told.append(f"{listed_rows(unlike).capitalize()}: lijkt op geen bekende eenheid.")
    first = (
        f"Bij {rows_in_words(waiting.num_rows)} is alleen de eenheid (in die periode) niet bekend."
    )
    return (" ".join((first, *told, _WHAT_TO_DO)),)


def _sentence(rows: Sequence[int], names: Sequence[str]) -> str:
    return f"{listed_rows(rows).capitalize()}: lijkt op {' of '.join(names)}."


def _near(word: str, units: CodeList) -> tuple[str, ...]:
    """The names of the known units that are most like a word, best first."""
    names = [(text, c.code) for c in units.codes for text in (c.label, c.code, *c.synonyms)]
    known = [(text, code) for text, code in names if code != NIET_TOEGEDEELD]
    found = process.extract(
        word,
        [text for text, _ in known],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=None,
        score_cutoff=_NEAR,
    )
    codes = list(dict.fromkeys(known[place][1] for _, _, place in found))[:_NAMED]
    return tuple(units.label(code) for code in codes)
