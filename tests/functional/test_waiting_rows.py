"""Rows of which the unit is not known (yet): told with near names, kept waiting, taken in once."""

import contextlib

import pytest

from pipeline.errors import RefusedInput
from pipeline.steps import read_units, withdraw
from pipeline.steps.letting_go import let_go_aside
from tests.killer import KilledError, Killer
from tests.sheets import PER_TALK, UNITS, Sheets

HEAD = "traject;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
BARE = "periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
KNOWN, UNKNOWN = "t1;2024-Q1;Pesten;collega;Noord;ja", "t2;2024-Q1;Pesten;collega;Oost;ja"
TABLES = "totaal = 1\neenheid = 1"


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org", tables=TABLES)


@pytest.fixture
def keyless(tmp_path):
    return Sheets(tmp_path / "org", privacy=PER_TALK, tables=TABLES)


def add_units(sheets, *lines):
    text = UNITS + "\n".join(lines) + "\n"
    (sheets.workspace.codes / "organisatie.csv").write_text(text, encoding="utf-8")


def counts(sheets):
    return [(d.rijen, d.apart, d.wachtend) for d in sheets.kluis.manifest.leveringen]


def units_of(sheets):
    rows = [t.to_pylist() for _, t in sheets.kluis.deliveries("gesprekken")]
    return sorted(row["eenheid"] or "" for part in rows for row in part)


def test_the_report_names_near_units_and_never_the_word(sheets):
    report = sheets.send(HEAD, KNOWN, "t2;2024-Q1;Pesten;collega;Nooord;ja", UNKNOWN)
    text = report.to_text()
    assert (report.rijen, report.apart, report.wacht_op_eenheid) == (1, 2, 2)
    assert "Rij 3: lijkt op Noord." in text
    assert "Rij 4: lijkt op geen bekende eenheid." in text
    assert "Nooord" not in text
    assert "Oost" not in text


def test_names_that_are_like_the_same_units_are_told_in_one_sentence(sheets):
    names = ("Qwerty", "Nooord", "Asdfg", "Noordd", "Qwerty")
    rows = (f"t{i};2024-Q1;Pesten;collega;{name};ja" for i, name in enumerate(names))
    text = sheets.send(HEAD, *rows).to_text()
    assert "Rij 3 en 5: lijkt op Noord. Rij 2, 4 en 6: lijkt op geen bekende eenheid." in text


def test_what_was_typed_does_not_lie_in_the_kluis(sheets):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    (delivery,) = sheets.kluis.manifest.leveringen
    assert "Oost" not in str(sheets.kluis.quarantine_of(delivery).to_pylist())


def test_a_row_is_taken_in_once_its_unit_is_known_and_counts_once(sheets):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    assert counts(sheets) == [(1, 1, 1)]
    add_units(sheets, "oost;Oost;org;200;10")
    assert (read_units(sheets.place()).ingelezen, counts(sheets)) == (1, [(2, 0, 0)])
    assert units_of(sheets) == ["noord", "oost"]
    assert not sheets.send(HEAD, KNOWN, UNKNOWN).is_new
    sheets.publish("2024-Q4")
    assert sorted(sheets.booked()["traject"]) == ["vp:t1", "vp:t2"]


def test_it_comes_in_by_itself_with_the_next_file_or_publication(sheets, tmp_path):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    add_units(sheets, "oost;Oost;org;200;10")
    twin = sheets.copy(tmp_path / "twin")
    assert sheets.send(HEAD, "t3;2024-Q2;Pesten;collega;Zuid;ja").alsnog == 1
    twin.publish("2024-Q4")
    assert sorted(twin.booked()["eenheid"]) == ["noord", "oost"]


def test_a_quarter_that_was_published_without_it_counts_it_in_the_next(sheets):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    sheets.publish("2024-Q1")
    add_units(sheets, "oost;Oost;org;200;10")
    sheets.publish("2024-Q2")
    booked = sheets.booked()
    assert dict(zip(booked["traject"], booked["cohort"], strict=True)) == {
        "vp:t1": "2024-Q1", "vp:t2": "2024-Q2",
    }  # fmt: skip


def test_a_unit_that_did_not_exist_yet_and_came_from_nothing_waits(sheets):
    add_units(sheets, "los;Los;;500;20;2024-07-01;")
    text = UNITS.replace("leidinggevenden\n", "leidinggevenden;geldig_van;geldig_tot\n", 1)
    lines = [line if "geldig" in line else f"{line};;" for line in text.splitlines()]
    path = sheets.workspace.codes / "organisatie.csv"
    path.write_text("\n".join([*lines, "los;Los;;500;20;2024-07-01;"]), encoding="utf-8")
    sheets.send(HEAD, "t1;2024-Q1;Pesten;collega;Los;ja", "t2;2024-Q3;Pesten;collega;Los;ja")
    assert counts(sheets) == [(1, 1, 1)]
    path.write_text("\n".join([*lines, "los;Los;;500;20;2024-01-01;"]), encoding="utf-8")
    assert read_units(sheets.place()).ingelezen == 1


def test_an_earlier_name_of_a_unit_is_known(sheets):
    text = UNITS.replace("leidinggevenden\n", "leidinggevenden;geldig_van;geldig_tot\n", 1)
    lines = [line if "geldig" in line else f"{line};;" for line in text.splitlines()]
    lines += ["w;West;org;200;9;;2024-06-30", "w;Kust;org;200;9;2024-07-01;"]
    path = sheets.workspace.codes / "organisatie.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    sheets.send(HEAD, "t1;2024-Q1;Pesten;collega;West;ja", "t2;2024-Q3;Pesten;collega;kust;ja")
    assert units_of(sheets) == ["w", "w"]


def test_a_unit_that_had_ended_counts_in_its_line_and_is_told(sheets):
    text = UNITS.replace("leidinggevenden\n", "leidinggevenden;geldig_tot;opgevolgd_door\n", 1)
    lines = [line if "geldig" in line else f"{line};;" for line in text.splitlines()]
    path = sheets.workspace.codes / "organisatie.csv"
    path.write_text("\n".join([*lines, "w;West;org;200;9;2024-06-30;noord"]), encoding="utf-8")
    report = sheets.send(
        HEAD, "t1;2024-Q2;Pesten;collega;West;ja", "t2;2024-Q3;Pesten;collega;West;ja"
    )
    assert (report.rijen, report.apart) == (2, 0)
    (told,) = [w for w in report.controle.warnings if w.check.reason == "eenheid_niet_meer"]
    assert (told.n, told.first_rows) == (1, (3,))


def test_a_waiting_row_of_who_withdrew_is_gone(sheets):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    withdraw(sheets.place(), "t2", "traject", None)
    add_units(sheets, "oost;Oost;org;200;10")
    assert (read_units(sheets.place()).ingelezen, counts(sheets)) == (0, [(1, 0, 0)])


def test_without_a_key_while_keys_are_promised_the_file_is_refused(sheets):
    with pytest.raises(RefusedInput, match="traject_sleutel"):
        sheets.send(HEAD, KNOWN, ";2024-Q1;Pesten;collega;Oost;ja")


A, B = "2024-Q1;Pesten;collega;Noord;ja", "2024-Q1;Pesten;collega;Oost;ja"


def test_rows_without_keys_that_waited_are_the_same_rows_in_the_next_sheet(keyless):
    keyless.send(BARE, B, A, B)
    add_units(keyless, "oost;Oost;org;200;10")
    keyless.publish("2024-Q1")
    assert len(keyless.booked()) == 3
    keyless.send(BARE, B, A, B, B)
    keyless.publish("2024-Q2")
    assert len(keyless.booked()) == 4


def test_rows_without_keys_that_are_like_others_but_for_a_unit_that_is_not_stored(tmp_path):
    keyless = Sheets(tmp_path / "org", privacy=PER_TALK)
    keyless.send(BARE, A, B, A, B)
    add_units(keyless, "oost;Oost;org;200;10")
    keyless.publish("2024-Q1")
    assert len(keyless.booked()) == 4
    keyless.send(BARE, A, B, A, B)
    keyless.publish("2024-Q2")
    assert len(keyless.booked()) == 4


def test_a_sheet_in_which_a_waiting_row_is_missing_is_asked_about(keyless):
    keyless.send(BARE, A, B)
    with pytest.raises(RefusedInput, match="--vervangt 2024-Q1"):
        keyless.send(BARE, A)
    assert keyless.send(BARE, A, B, A).is_new
    assert keyless.send(BARE, A, vervangt=["2024-Q1"]).is_new
    add_units(keyless, "oost;Oost;org;200;10")
    keyless.publish("2024-Q1")
    assert len(keyless.booked()) == 1


def test_a_sheet_of_which_all_rows_wait_is_held_beside_what_was_there(keyless):
    keyless.send(BARE, A)
    with pytest.raises(RefusedInput, match="--vervangt 2024-Q1"):
        keyless.send(BARE, B)


def test_killed_at_every_durable_step_a_row_is_taken_in_once(tmp_path, monkeypatch):
    first = Sheets(tmp_path / "eerst", tables=TABLES)
    first.send(HEAD, KNOWN, UNKNOWN)
    add_units(first, "oost;Oost;org;200;10")
    with monkeypatch.context() as patch:
        place = first.copy(tmp_path / "tel").place()
        killer = Killer(patch, at=-1)
        read_units(place)
        steps = killer.steps
    for at in range(1, steps + 1, 7):
        sheets = first.copy(tmp_path / str(at))
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                read_units(sheets.place())
        assert counts(sheets) in ([(1, 1, 1)], [(2, 0, 0)]), at
        read_units(sheets.place())
        assert (counts(sheets), units_of(sheets)) == ([(2, 0, 0)], ["noord", "oost"])


def test_letting_go_of_another_row_under_the_same_number_leaves_one_that_waits(sheets):
    sheets.send(HEAD, KNOWN, UNKNOWN)
    sheets.send(HEAD, KNOWN, "t2;2024-Q1;onzin;collega;Noord;ja")
    assert let_go_aside(sheets.place(), ["l0002-3"]) == 1
    first, second = (d.ontvangst.losgelaten for d in sheets.kluis.manifest.leveringen)
    assert (first, second) == (0, 1)
    assert [d.wachtend for d in sheets.kluis.manifest.leveringen] == [1, 0]
