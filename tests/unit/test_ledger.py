"""The ledger: what may be spent, and what it notices."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BudgetRefused, LedgerRefused
from pipeline.release.accounting import Ceiling, rho_for
from pipeline.release.ledger import Ledger, LedgerMark
from pipeline.release.post import GAUSSIAN, Post, rho_text

CEILING = {"gesprekken": Ceiling(1_000_000)}


def post(micro, cohort="2024-Q1", table="totaal"):
    return Post("gesprekken", cohort, table, micro)


@given(st.lists(st.integers(1, 400_000), max_size=12))
def test_a_cohort_never_spends_more_than_its_ceiling(tmp_path_factory, amounts):
    ledger = Ledger(tmp_path_factory.mktemp("grootboek"))
    for amount in amounts:
        try:
            ledger.debit((post(amount),), CEILING)
        except BudgetRefused:
            assert ledger.spent()["gesprekken", "2024-Q1"] + amount > 1_000_000
    assert ledger.spent()["gesprekken", "2024-Q1"] <= 1_000_000


def test_ten_tenths_fit_exactly(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.debit(tuple(post(100_000, table=f"t{i}") for i in range(10)), CEILING)
    with pytest.raises(BudgetRefused, match="gevraagd 1e-06, over 0, tekort 1e-06"):
        ledger.debit((post(1),), CEILING)


def test_cohorts_have_a_budget_each(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.debit((post(1_000_000), post(1_000_000, "2024-Q2")), CEILING)
    assert set(ledger.spent().values()) == {1_000_000}


def test_a_refused_debit_writes_nothing(tmp_path):
    ledger = Ledger(tmp_path)
    with pytest.raises(BudgetRefused):
        ledger.debit((post(600_000), post(600_000, table="cluster")), CEILING)
    assert Ledger(tmp_path).entries == ()


def test_reading_gives_back_what_was_written(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.debit((post(5),), CEILING, publicatie="p0001")
    ledger.note("bevroren", {"publicatie": "p0001"})
    again = Ledger(tmp_path)
    assert again.entries == ledger.entries
    assert again.mark == ledger.mark


@pytest.fixture
def three(tmp_path):
    ledger = Ledger(tmp_path)
    for i in range(3):
        ledger.debit((post(10, f"2024-Q{i + 1}"),), CEILING)
    return ledger


def lines(folder):
    return (folder / "grootboek.jsonl").read_text().splitlines(keepends=True)


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("key", ["nr", "vorige", "soort", "inhoud"])
def test_any_altered_field_is_noticed(three, tmp_path, number, key):
    content = lines(tmp_path)
    entry = json.loads(content[number])
    entry[key] = {"nr": 9, "vorige": "f" * 64, "soort": "x", "inhoud": {}}[key]
    content[number] = json.dumps(entry, sort_keys=True) + "\n"
    (tmp_path / "grootboek.jsonl").write_text("".join(content))
    with pytest.raises(LedgerRefused):
        Ledger(tmp_path).check_against(three.mark)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_cut_ledger_is_noticed(three, tmp_path, left):
    (tmp_path / "grootboek.jsonl").write_text("".join(lines(tmp_path)[:left]))
    with pytest.raises(LedgerRefused, match="korter"):
        Ledger(tmp_path).check_against(three.mark)


def test_a_removed_ledger_is_noticed(three, tmp_path):
    (tmp_path / "grootboek.jsonl").unlink()
    with pytest.raises(LedgerRefused):
        Ledger(tmp_path).check_against(three.mark)


def test_a_ledger_rewritten_from_some_point_is_noticed(three, tmp_path):
    (tmp_path / "grootboek.jsonl").write_text("".join(lines(tmp_path)[:2]))
    other = Ledger(tmp_path)
    other.debit((post(11, "2024-Q3"),), CEILING)
    with pytest.raises(LedgerRefused, match="niet hetzelfde"):
        Ledger(tmp_path).check_against(three.mark)


def test_a_torn_last_line_binds_nothing_and_is_cut_off(three, tmp_path):
    path = tmp_path / "grootboek.jsonl"
    path.write_bytes(path.read_bytes() + b'{"nr": 4, "vor')
    again = Ledger(tmp_path)
    assert again.mark == three.mark
    again.drop_torn_tail()
    assert Ledger(tmp_path).entries == three.entries
    assert path.read_bytes().endswith(b"\n")


def test_an_empty_mark_fits_every_ledger(three):
    three.check_against(LedgerMark(0, "0" * 64))
    three.check_against(three.mark_at(2), [entry.hash for entry in three.entries])


def gaussian(rho, table):
    return Post("enquete", "2024", table, 0, GAUSSIAN, rho=rho_text(rho))


def test_gaussian_tables_are_booked_and_read_back_and_stop_at_the_ceiling(tmp_path):
    ceiling = {"enquete": Ceiling(1_000_000, Fraction(1, 1_000_000))}
    rho = rho_for(1.0, 1e-6, 20)
    ledger = Ledger(tmp_path)
    ledger.debit(tuple(gaussian(rho, f"items/{i}") for i in range(20)), ceiling)
    again = Ledger(tmp_path)
    assert again.posten()["enquete", "2024"][3].zcdp == rho
    with pytest.raises(BudgetRefused, match="tekort"):
        again.debit((gaussian(rho, "items/20"),), ceiling)
    with pytest.raises(BudgetRefused, match="tekort"):
        again.debit((Post("enquete", "2024", "index/a", 100),), ceiling)


def test_talks_take_no_gaussian(tmp_path):
    with pytest.raises(BudgetRefused):
        Ledger(tmp_path).debit(
            (Post("gesprekken", "2024-Q1", "totaal", 0, GAUSSIAN, rho="1/1000"),), CEILING
        )
