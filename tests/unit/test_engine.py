"""The engine against its plain reference on arbitrary tables, and what it must never do."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import engine, rules
from tests.spec import plain_engine
from tests.spec.test_checks_spec import SPECS, Judged, as_table

VALUES = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "x", "y ", "oo", "2024-Q3", "2020-Q4", "2024-02-29", "2023-02-29", "-1", "100.5"]
    ),
    st.text(alphabet="abé 0123456789-Q.'\"\\\n", max_size=12),
)
ROWS = st.lists(st.fixed_dictionaries({"a": VALUES, "b": VALUES}), min_size=1, max_size=30)
CHECKS = [check for check, _ in SPECS.values()]


def numbered(rows):
    return [{"rij": number, **row} for number, row in enumerate(rows, start=2)]


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_counts_and_rows_equal_the_plain_reference(rows):
    rows = numbered(rows)
    table = as_table(rows)
    assert engine.run_checks(table, CHECKS) == plain_engine.run_checks(rows, CHECKS)
    assert engine.bad_rows(table, CHECKS) == plain_engine.bad_rows(rows, CHECKS)


@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_count_by_equals_the_plain_reference(rows):
    table = as_table(numbered(rows))
    for dims in (["a"], ["a", "b"], []):
        counted = engine.count_by(table, dims).to_pylist()
        found = {tuple(row[name] for name in dims): row["n"] for row in counted}
        assert found == plain_engine.count_by(rows, dims)
        assert counted == engine.count_by(table, dims).to_pylist()


def test_no_rows_break_nothing():
    table = pa.table({"rij": pa.array([], pa.int64()), "a": pa.array([], pa.string())})
    assert engine.run_checks(table, CHECKS[:1]) == [(0, ())]
    assert engine.bad_rows(table, CHECKS[:1]) == []


def test_no_checks_find_nothing():
    table = pa.table({"rij": [2], "a": ["x"]})
    assert engine.run_checks(table, []) == []
    assert engine.bad_rows(table, []) == []


def test_rows_are_numbered_from_one_when_the_table_has_no_numbers():
    table = pa.table({"a": ["x", None]})
    assert engine.run_checks(table, [Judged("a", rules.Filled())]) == [(1, (2,))]


def test_each_bad_row_carries_the_labels_of_the_checks_it_breaks():
    table = pa.table({"rij": [2, 3, 4], "a": ["x", None, "lang"]})
    checks = [Judged("a", rules.Filled()), Judged("a", rules.NotLonger(1))]
    found = engine.reasons_by_row(table, checks, ["a:ontbreekt", "a:te_lang"])
    assert found.to_pylist() == [
        {"rij": 3, "redenen": "a:ontbreekt"},
        {"rij": 4, "redenen": "a:te_lang"},
    ]


def test_a_failure_names_no_value(monkeypatch):
    table = pa.table({"rij": [2], "a": ["geheimewaarde"]})
    broken = Judged("a", rules.Fits("("))
    with pytest.raises(engine.EngineFailure) as caught:
        engine.run_checks(table, [broken])
    assert "geheimewaarde" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_the_engine_cannot_spill_rows_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table = pa.table({"a": [f"waarde {i}" for i in range(50_000)]})
    engine.count_by(table, ["a"])
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_a_table_stays_in_the_engine():
    engine.count_by(pa.table({"a": ["x"]}), ["a"])
    before = pa.total_allocated_bytes()
    table = pa.table({"a": [f"waarde {i}" for i in range(50_000)]})
    with engine._relation(table) as source:
        assert len(source) == 50_000
    del table, source
    assert pa.total_allocated_bytes() == before
    with engine._relation(pa.table({"a": ["x"]})) as other:
        views = other.query("t", "SELECT count(*) FROM duckdb_views() WHERE NOT internal")
        assert views.fetchall() == [(0,)]


def test_after_a_failure_the_engine_counts_on():
    table = pa.table({"rij": [2], "a": ["x"]})
    for _ in range(2):
        with pytest.raises(engine.EngineFailure):
            engine.run_checks(table, [Judged("a", rules.Fits("("))])
        assert engine.run_checks(table, [Judged("a", rules.Filled())]) == [(0, ())]


def test_tables_judged_at_once_do_not_see_each_other():
    one, other = pa.table({"a": ["x", "y"]}), pa.table({"a": ["z"]})
    with engine._relation(one) as first, engine._relation(other) as second:
        assert first.fetchall() == [("x",), ("y",)]
        assert second.fetchall() == [("z",)]
