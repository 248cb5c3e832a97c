"""What is past its term is gone for good, and nobody counts twice or not at all because of it."""

import contextlib
from dataclasses import replace
from datetime import date

import pytest

from pipeline.errors import RefusedInput
from pipeline.release import load_release
from pipeline.steps import clean_up, correct_period, look_at_correction, look_at_terms
from tests.killer import KilledError, Killer
from tests.sheets import PER_TALK, Sheets

HEAD = "traject;periode;hoofdcategorie;relatie;mag_meetellen"
BARE = "periode;hoofdcategorie;relatie;mag_meetellen"
SURVEY = "respondent_sleutel;golf;eenheid;wd_tempo"
OLD, NEW = "t1;2024-Q1;Pesten;collega;ja", "t2;2025-Q3;Pesten;collega;ja"
TERMS = "[bewaren]\ngesprekken = 12\nenquete = 6\nquarantaine = 3\n"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Making a kluis takes long; each test works on a copy."""
    root = tmp_path_factory.mktemp("bewaren")
    return {
        privacy: Sheets(root / str(n), TERMS, privacy) for n, privacy in enumerate(("", PER_TALK))
    }


@pytest.fixture
def sheets(template, tmp_path):
    return template[""].copy(tmp_path / "org")


@pytest.fixture
def keyless(template, tmp_path):
    return template[PER_TALK].copy(tmp_path / "org")


def clean(sheets):
    """What went, as {(kind, about): rows}, and how many rows past their term stayed."""
    place = sheets.place()
    what = look_at_terms(place)
    clean_up(place, what)
    return {(r.soort, r.over): r.rijen for r in what.cleaning.weg}, what.cleaning.blijft


def stored(sheets, contract="gesprekken"):
    key = "traject_sleutel" if contract == "gesprekken" else "respondent_sleutel"
    kluis = sheets.kluis
    found = [d for d in kluis.manifest.leveringen if d.contract == contract]
    return sorted(key_ for d in found for key_ in kluis.rows_of(d)[key].to_pylist())


def test_looking_removes_nothing_and_cleaning_does(sheets):
    sheets.send(HEAD, OLD, NEW)
    sheets.publish("2024-Q1")
    what = look_at_terms(sheets.place())
    assert [(r.soort, r.over, r.rijen) for r in what.cleaning.weg] == [("gesprekken", "2024-Q1", 1)]
    assert stored(sheets) == ["t1", "t2"]
    released = load_release(sheets.workspace.overdracht).tellingen
    before = {p: p.read_bytes() for p in sheets.workspace.kluis.glob("*/l*.parquet")}
    clean_up(sheets.place(), what)
    assert stored(sheets) == ["t2"]
    assert not [p for p, data in before.items() if p.exists() and p.read_bytes() == data]
    assert load_release(sheets.workspace.overdracht).tellingen.equals(released)
    (delivery,) = sheets.kluis.manifest.leveringen
    assert (delivery.ontvangst.gelezen, delivery.rijen, delivery.ontvangst.opgeschoond) == (2, 1, 1)
    assert [r.op for r in sheets.kluis.manifest.opschoningen] == ["2026-01-15"]
    sheets.place().door().open_ledger()


def test_who_was_cleaned_up_never_counts_again(sheets):
    sheets.send(HEAD, OLD, NEW)
    sheets.publish("2024-Q1")
    clean(sheets)
    sheets.send(HEAD, OLD, NEW, "t1;2024-Q2;Pesten;collega;ja")
    sheets.publish("2024-Q2")
    assert sheets.booked()["traject"].tolist() == ["vp:t1"]


def test_what_was_not_published_stays(sheets):
    sheets.send(HEAD, OLD, NEW)
    assert clean(sheets) == ({}, 1)
    sheets.publish("2024-Q1")
    assert clean(sheets) == ({("gesprekken", "2024-Q1"): 1}, 0)


def test_a_late_row_stays_until_it_counted_and_can_be_corrected(sheets):
    sheets.publish("2024-Q1")
    sheets.send(HEAD, OLD)
    assert clean(sheets) == ({}, 1)
    toml = sheets.workspace.toml
    toml.write_text(toml.read_text("utf-8").replace("kken = 12", "kken = 20"), "utf-8")
    sheets.publish("2024-Q2")
    assert clean(sheets) == ({}, 1)
    assert sheets.booked()["cohort"].tolist() == ["2024-Q2"]
    toml.write_text(toml.read_text("utf-8").replace("kken = 20", "kken = 12"), "utf-8")
    assert clean(sheets) == ({("gesprekken", "2024-Q1"): 1}, 0)


def test_a_traject_goes_as_a_whole_so_a_no_keeps_its_force(sheets):
    sheets.send(HEAD, "t1;2024-Q1;Pesten;collega;nee", NEW)
    sheets.send(HEAD, "t1;2024-Q2;Pesten;collega;ja")
    sheets.publish("2024-Q1")
    assert clean(sheets) == ({}, 2)
    sheets.publish("2024-Q2")
    assert sheets.booked().empty


def test_the_quarantine_goes_by_the_day_it_came(sheets):
    sheets.send(HEAD, "t1;2025-Q4;onzin;collega;ja", "t2;2025-Q4;Pesten;collega;ja")
    assert clean(sheets) == ({}, 0)
    (delivery,) = sheets.kluis.manifest.leveringen
    receipt = replace(delivery.ontvangst, ontvangen_op="2025-10-01")
    sheets.kluis.update(
        lambda old: replace(old, leveringen=(replace(delivery, ontvangst=receipt),))
    )
    assert clean(sheets)[0] == {("quarantaine", "2025-Q4"): 1}
    assert stored(sheets) == ["t2"]


def test_a_wave_goes_once_it_was_published(sheets):
    sheets.send(SURVEY, "r1;g24;noord;3", "r2;g25;noord;3", bron="hr")
    assert clean(sheets) == ({}, 2)
    sheets.publish("g24")
    assert clean(sheets) == ({("enquete", "g24"): 1}, 1)
    assert stored(sheets, "enquete") == ["r2"]


def test_replaced_rows_go_but_a_published_one_stays_known(keyless):
    toml = keyless.workspace.toml
    toml.write_text(toml.read_text("utf-8").replace("kken = 12", "kken = 24"), "utf-8")
    first = "2024-Q1;Pesten;collega;ja"
    mended = "2024-Q1;Pesten;collega;alleen_organisatietotaal"
    keyless.send(BARE, first, "2025-Q4;Pesten;collega;ja")
    keyless.publish("2024-Q1")
    keyless.send(BARE, "2025-Q4;Pesten;collega;ja", vervangt=["2024-Q1"])
    assert clean(keyless) == ({("vervangen", "2025-Q4"): 1}, 0)
    with pytest.raises(RefusedInput, match="al gepubliceerd"):
        keyless.send(BARE, mended, "2025-Q4;Pesten;collega;ja")


def test_rows_without_a_key_about_what_was_cleaned_up_are_refused(keyless):
    old, new = "2024-Q1;Pesten;collega;ja", "2025-Q3;Pesten;collega;ja"
    keyless.send(BARE, old, new)
    keyless.publish("2024-Q1")
    assert clean(keyless)[0] == {("gesprekken", "2024-Q1"): 1}
    with pytest.raises(RefusedInput, match="2024-Q1"):
        keyless.send(BARE, "2024-Q1;Werkdruk;collega;ja", new)
    keyless.send(BARE, new, "2025-Q4;Pesten;collega;ja")
    assert stored(keyless) != []


def test_that_is_so_whether_or_not_there_were_rows(keyless):
    keyless.publish("2024-Q1")
    clean(keyless)
    with pytest.raises(RefusedInput, match="2024-Q1"):
        keyless.send(BARE, "2024-Q1;Werkdruk;collega;ja")


def test_a_period_that_was_cleaned_up_only_gets_a_note(template, tmp_path):
    sheets = template[""].copy(tmp_path / "org")
    toml = sheets.workspace.toml
    toml.write_text(
        toml.read_text("utf-8").replace("totaal = 1", "totaal = 1\nreserve = 1"), "utf-8"
    )
    sheets.send(HEAD, OLD, NEW)
    sheets.publish("2024-Q1")
    paid = look_at_correction(sheets.place(), "2024-Q1", "telfout")
    assert paid.is_betaald
    clean(sheets)
    assert not look_at_correction(sheets.place(), "2024-Q1", "telfout").is_betaald
    with pytest.raises(RefusedInput, match="opgeschoond"):
        correct_period(sheets.place(), paid, "telfout")


def test_killed_at_any_durable_step_it_happened_or_it_did_not(template, tmp_path, monkeypatch):
    first = template[""].copy(tmp_path / "eerst")
    first.send(HEAD, OLD, NEW)
    first.publish("2024-Q1")
    with monkeypatch.context() as patch:
        place = first.copy(tmp_path / "tel").place()
        what = look_at_terms(place)
        killer = Killer(patch, at=-1)
        clean_up(place, what)
        steps = killer.steps
    for at in range(1, steps + 1, 13):
        sheets = first.copy(tmp_path / str(at))
        what = look_at_terms(sheets.place())
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                clean_up(sheets.place(), what)
        happened = bool(sheets.kluis.manifest.opschoningen)
        assert stored(sheets) == (["t2"] if happened else ["t1", "t2"]), at
        clean(sheets)
        assert (stored(sheets), sheets.kluis.manifest.resten) == (["t2"], ())


def test_the_terms_follow_the_calendar():
    from pipeline.periods import months_later

    assert months_later(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 15), -13) == date(2024, 12, 15)
