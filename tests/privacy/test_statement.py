"""vip budget: everything is verified, and the sums are those of the ledger."""

import pytest

from pipeline.cli.budget_wording import budget_text
from pipeline.errors import KeyRefused, LedgerRefused, UserError
from pipeline.release.promise import Budget
from pipeline.release.statement import accounts, verify
from tests.builders import close, make_door, organisation, put_rows, reopened

PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 30\ncluster = 60\nreserve = 10\n'


@pytest.fixture
def door(tmp_path):
    door = make_door(tmp_path / "org", organisation(5000), PLAN)
    put_rows(door.kluis, [{"traject_sleutel": f"t{i}"} for i in range(20)])
    close(door.kluis, "2024-Q2")
    door.publish()
    return reopened(door)


def told(door):
    ledger, checked = verify(door)
    return checked, accounts(ledger, Budget.of(door.workspace.settings.privacy))


def test_the_reserve_is_what_is_left(door):
    checked, found = told(door)
    assert [one.cohort for one in found] == ["2024-Q1", "2024-Q2"]
    assert {one.over for one in found} == {100_000}
    assert (checked.publicaties, checked.boekingen) == (1, 1)
    assert checked.kop == door.released().publicaties[0].grootboek


def test_the_words_name_tables_and_both_sums(door):
    text = budget_text(*told(door), door.workspace.settings)
    assert "p0001: totaal epsilon 0,3, cluster epsilon 0,6" in text
    assert "2024-Q1 tot en met 2024-Q2, elk: verbruikt 0,9 van 1, over 0,1" in text
    assert "opgeteld 0,9, samengesteld 0,9" in text
    assert "73%" in text


@pytest.mark.parametrize(
    "victim",
    [
        "vp/kluis/boekingen/p0001.parquet",
        "vp/kluis/leveringen/l0001.parquet",
        "vp/grootboek/grootboek.jsonl",
        "overdracht/publicaties/p0001/tellingen.parquet",
        "vp/kluis/manifest.vip",
    ],
)
def test_one_altered_byte_anywhere_is_told(door, victim):
    path = door.workspace.root / victim
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(UserError) as refused:
        verify(reopened(door))
    assert isinstance(refused.value, KeyRefused | LedgerRefused)


def test_nothing_was_spent_yet(tmp_path):
    door = make_door(tmp_path / "leeg", organisation(5000), PLAN)
    assert "niets verbruikt" in budget_text(*told(door), door.workspace.settings)
