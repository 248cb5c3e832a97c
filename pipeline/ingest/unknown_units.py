"""Rows of which only the unit is not known: which word they have, and which known names are near.

Why: an organisation chart is always behind. Such a row is sound but for its unit, so it waits, and
is taken in by itself once codes/organisatie.csv knows the unit (waiting.py). The report names known
units that are like what was typed, never what was typed.
"""

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
    rows_of: dict[str, list[int]] = {}
    for row in waiting.to_pylist():
        rows_of.setdefault(str(row[WORD]), []).append(int(row[ROW]))
    told = [_sentence(rows, _near(word, units), units) for word, rows in rows_of.items()]
    if len(told) > _TOLD:
        told = [*told[:_TOLD], f"En nog {len(told) - _TOLD} andere namen."]
    count = "Bij 1 rij" if waiting.num_rows == 1 else f"Bij {waiting.num_rows} rijen"
    first = f"{count} is alleen de eenheid (in die periode) niet bekend."
    return (" ".join((first, *told, _WHAT_TO_DO)),)


def _sentence(rows: Sequence[int], near: Sequence[str], units: CodeList) -> str:
    where = listed_rows(rows).capitalize()
    if not near:
        return f"{where}: lijkt op geen bekende eenheid."
    return f"{where}: lijkt op {' of '.join(units.label(code) for code in near)}."


def _near(word: str, units: CodeList) -> list[str]:
    """The codes of the known units that are most like a word, best first."""
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
    return list(dict.fromkeys(known[place][1] for _, _, place in found))[:_NAMED]
