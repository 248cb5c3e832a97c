"""The spec tables of patterns in talks, as somebody wrote them who had not read the signals."""

from datetime import date
from itertools import product

import pandas as pd
import pytest

from pipeline.contracts.public import Event
from pipeline.release.cells import table_dimensions
from pipeline.signals import detect
from tests.mix_releases import frozen_release
from tests.releases import TODAY, publiek_of
from tests.spec.pattern_cases import QUARTERS, Must
from tests.spec.pattern_tables import TALK_TABLES

CELL = ("eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg", "item")
FOUND = ("signaal", "sterk_signaal")
TABLES = [(code, table) for code, tables in TALK_TABLES.items() for table in tables]


def release_of(table):
    dims = table_dimensions(table.tabel)
    values = [sorted({codes[i] for codes in table.counts}) for i in range(len(dims))]
    rows = [
        {
            "tabel": table.tabel,
            "periode": quarter,
            **dict(zip(dims, codes, strict=True)),
            "noisy_n": table.counts[codes][number] if codes in table.counts else 0,
            "epsilon": table.epsilon,
        }
        for codes in product(*values)
        for number, quarter in enumerate(QUARTERS)
    ]
    events = tuple(
        Event(date.fromisoformat(day), kind, unit or None, label)
        for day, kind, unit, label in table.events
    )
    return frozen_release(pd.DataFrame(rows), publiek_of(table.headcounts, events))


@pytest.mark.parametrize(("code", "table"), TABLES, ids=[f"{c}: {t.naam}" for c, t in TABLES])
def test_a_table_is_read_as_a_careful_statistician_reads_it(code, table):
    signals = detect(release_of(table), TODAY)
    found = signals[signals["niveau"].isin(FOUND)]
    for says in table.says:
        of_code = found[found["code"] == says.code]
        if says.richting:
            of_code = of_code[of_code["richting"] == says.richting]
        if isinstance(says, Must):
            exact = {name: says.cell.get(name, "") for name in CELL}
            assert _at(of_code, exact).any(), (code, table.naam, says)
        else:
            assert not _at(of_code, says.cell).any(), (code, table.naam, says)


def _at(rows, cell):
    keep = pd.Series(True, index=rows.index)
    for name, value in cell.items():
        keep &= rows[name] == value
    return keep
