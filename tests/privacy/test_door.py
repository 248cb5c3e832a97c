"""The door from closed quarters to a frozen release."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.errors import LedgerRefused
from pipeline.release import cell_id, find_cell, load_release
from tests.builders import close, make_door, organisation, put_rows, reopened

PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 40\nhoofdcategorie = 60\n'
EXACT = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n[privacy2]\n'


def trajecten(n, **row):
    return [{"traject_sleutel": f"t{row}{i}", **row} for i in range(n)]


@pytest.fixture
def door(tmp_path):
    door = make_door(tmp_path / "org", organisation(3000, 2000), PLAN)
    put_rows(door.kluis, trajecten(60) + trajecten(40, periode="2024-Q2"))
    return door


def test_every_public_cell_is_released_zeros_included(door):
    close(door.kluis, "2024-Q2")
    (publication,) = door.publish()
    release = load_release(door.workspace.overdracht)
    categories = load_codelist("categorieen").values()
    assert publication.perioden == ("2024-Q1", "2024-Q2")
    assert len(release.tellingen) == 2 * (1 + len(categories))
    total = release.tellingen.query("tabel == 'totaal'").set_index("periode")
    assert (total["noisy_n"] - pd.Series({"2024-Q1": 60, "2024-Q2": 40})).abs().max() < 92
    assert (release.tellingen["lower"] <= release.tellingen["upper"]).all()


def test_nothing_is_published_before_it_is_closed(door):
    assert door.publish() == ()
    assert not door.workspace.publicaties.exists()


def test_publishing_twice_gives_the_same_frozen_numbers(door):
    close(door.kluis, "2024-Q2")
    door.publish()
    first = load_release(door.workspace.overdracht).tellingen
    assert reopened(door).publish() == ()
    pd.testing.assert_frame_equal(first, load_release(door.workspace.overdracht).tellingen)


def test_a_quiet_quarter_is_published_too(door):
    close(door.kluis, "2024-Q3")
    (publication,) = door.publish()
    assert "2024-Q3" in publication.perioden


def test_cells_can_be_found_by_their_reference(door):
    close(door.kluis, "2024-Q1")
    door.publish()
    release = load_release(door.workspace.overdracht)
    for row in release.tellingen.to_dict("records"):
        assert find_cell(release, cell_id(row))["noisy_n"] == row["noisy_n"]


def test_the_release_carries_the_ledger_and_the_ledger_adds_up(door):
    close(door.kluis, "2024-Q2")
    (publication,) = door.publish()
    ledger = door.open_ledger()
    assert publication.grootboek == ledger.debits[0].hash
    assert set(ledger.spent().values()) == {1_000_000}


@pytest.mark.parametrize("victim", ["release.json", "tellingen.parquet", "inhoud.sig"])
def test_an_altered_release_is_refused(door, victim):
    close(door.kluis, "2024-Q1")
    door.publish()
    path = door.workspace.publicaties / "p0001" / victim
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(LedgerRefused):
        load_release(door.workspace.overdracht)
    with pytest.raises(LedgerRefused):
        reopened(door).publish()


def test_a_release_that_was_removed_is_not_drawn_again(door):
    close(door.kluis, "2024-Q1")
    door.publish()
    shutil.rmtree(door.workspace.publicaties / "p0001")
    with pytest.raises(LedgerRefused, match="geen nieuwe ruis"):
        reopened(door).publish()


def test_an_older_kluis_is_refused(door):
    close(door.kluis, "2024-Q1")
    older = (door.workspace.kluis / "manifest.vip").read_bytes()
    door.publish()
    (door.workspace.kluis / "manifest.vip").write_bytes(older)
    with pytest.raises(LedgerRefused, match="ouder"):
        reopened(door).publish()


def test_an_older_ledger_is_refused(door):
    close(door.kluis, "2024-Q1")
    door.publish()
    path = door.workspace.grootboek / "grootboek.jsonl"
    older = path.read_bytes()
    close(door.kluis, "2024-Q2")
    reopened(door).publish()
    path.write_bytes(older)
    with pytest.raises(LedgerRefused):
        reopened(door).publish()


def test_a_release_signed_by_another_kluis_is_refused(door, tmp_path):
    other = make_door(tmp_path / "ander", organisation(3000, 2000), PLAN)
    close(other.kluis, "2024-Q1")
    other.publish()
    shutil.copytree(other.workspace.overdracht, door.workspace.overdracht, dirs_exist_ok=True)
    close(door.kluis, "2024-Q1")
    with pytest.raises(LedgerRefused):
        door.publish()


def test_who_wants_to_count_in_the_total_only_is_unknown_in_every_other_table(tmp_path):
    plan = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\ncluster = 1\n'
    door = make_door(tmp_path / "org", organisation(5000), plan)
    close(door.kluis, "2024-Q1")
    put_rows(door.kluis, trajecten(5000, mag_meetellen="alleen_organisatietotaal"))
    door.publish()
    released = load_release(door.workspace.overdracht).tellingen
    noisy = released.set_index(["tabel", "cluster"])["noisy_n"]
    assert noisy["totaal", ""] > 4900
    assert noisy["cluster", "ov"] > 4900
    assert noisy["cluster"].drop("ov").max() < 100


def test_the_plan_that_was_paid_for_stays_while_the_size_does(tmp_path):
    door = make_door(tmp_path / "org", organisation(800, 700))
    close(door.kluis, "2024-Q4")
    (first,) = door.publish()
    grown = replace(reopened(door), publiek=organisation(860, 740))
    close(door.kluis, "2025-Q4")
    (second,) = grown.publish()
    assert second.plan == first.plan
