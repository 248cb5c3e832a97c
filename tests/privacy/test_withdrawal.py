"""Somebody withdraws: out of all that is not published yet, gone from the kluis, for good."""

import contextlib

import pytest

from pipeline.errors import LedgerRefused, RefusedInput
from pipeline.release import load_release
from pipeline.release.completion import Completion
from pipeline.release.plan import SurveyPlan
from pipeline.release.theme_keys import no_readers
from pipeline.steps import withdraw
from tests.killer import KilledError, Killer
from tests.sheets import Sheets

HEAD = "traject;periode;hoofdcategorie;relatie;mag_meetellen"
T1, T2 = "t1;2024-Q1;Pesten;collega;ja", "t2;2024-Q1;Werkdruk;collega;ja"
SURVEY = "respondent_sleutel;golf;eenheid;wd_tempo"


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org")


def keys_in(kluis):
    """Every key that lies in the kluis, with a row of it: deliveries and quarantine."""
    tables = [
        table
        for delivery in kluis.manifest.leveringen
        for table in (kluis.rows_of(delivery), kluis.quarantine_of(delivery))
    ]
    names = ("traject_sleutel", "persoon_sleutel", "respondent_sleutel")
    return {key for t in tables for n in names if n in t.column_names for key in t[n].to_pylist()}


def test_who_withdrew_is_gone_and_does_not_come_back(sheets):
    sheets.send(HEAD, T1, T2)
    sheets.send(HEAD, "t1;2024-Q2;Pesten;collega;ja", "t1;2024-Q2;onzin;collega;ja")
    done = withdraw(sheets.place(), "t1", "traject", None)
    assert (done.bron, done.rijen) == ("vp", 3)
    assert keys_in(sheets.kluis) == {"t2"}
    report = sheets.send(HEAD, T1, T2, "t1;2024-Q3;Pesten;collega;ja", "t3;2024-Q3;onzin;x;ja")
    assert report.ingetrokken == 2
    assert "ingetrokken: 2 rijen" in report.to_text()
    assert "t1" not in keys_in(sheets.kluis)
    sheets.publish("2024-Q4")
    assert sheets.booked()["traject"].tolist() == ["vp:t2"]


def test_no_file_of_the_kluis_still_holds_the_rows(sheets):
    sheets.send(HEAD, T1, T2)
    folder = sheets.workspace.kluis
    before = {path: path.read_bytes() for path in folder.glob("*/*.parquet")}
    withdraw(sheets.place(), "t1", "traject", None)
    for path in folder.glob("*/*.parquet"):
        assert before.get(path) != path.read_bytes()
    assert len(list(folder.glob("*/*.parquet"))) == len(before)


def test_a_booking_that_was_never_paid_for_is_gone_too(sheets):
    """Refused for lack of budget, or broken off before the debit: it holds rows all the same."""
    sheets.send(HEAD, T1, T2)
    sheets.send(SURVEY, "r1;g24;;3")
    door = sheets.place().door()
    door.completion.bookings.store("p0001", door.rows(), {"g24": SurveyPlan()}, no_readers)
    (sheets.workspace.kluis / "boekingen" / ".p0002.parquet.deel").write_bytes(b"half")
    assert len(list((sheets.workspace.kluis / "boekingen").iterdir())) == 3
    withdraw(sheets.place(), "t1", "traject", None)
    assert not list((sheets.workspace.kluis / "boekingen").iterdir())


def test_who_was_published_is_not_counted_again_and_nothing_published_changes(sheets):
    sheets.send(HEAD, T1, T2)
    sheets.publish("2024-Q1")
    released = load_release(sheets.workspace.overdracht).tellingen
    withdraw(sheets.place(), "t1", "traject", None)
    sheets.send(HEAD, T1, T2, "t1;2024-Q2;Pesten;collega;ja")
    sheets.publish("2024-Q2")
    assert sorted(sheets.booked()["traject"]) == ["vp:t1", "vp:t2"]
    after = load_release(sheets.workspace.overdracht).tellingen
    assert after[after["periode"] == "2024-Q1"].equals(released)


def test_a_key_that_is_not_there_is_remembered(sheets):
    sheets.send(HEAD, T2)
    assert withdraw(sheets.place(), "t1", "traject", None).rijen == 0
    sheets.send(HEAD, T1, T2)
    assert keys_in(sheets.kluis) == {"t2"}


def test_only_of_the_source_that_was_named(tmp_path):
    sheets = Sheets(tmp_path / "org", "[bronnen.vp_noord]\n[bronnen.vp_zuid]\n")
    sheets.send(HEAD, T1, bron="vp_noord")
    sheets.send(HEAD, T1, "t2;2024-Q1;Pesten;collega;ja", bron="vp_zuid", toch=True)
    with pytest.raises(RefusedInput, match="vp_noord en vp_zuid"):
        withdraw(sheets.place(), "t1", "traject", None)
    with pytest.raises(RefusedInput, match="niet bekend"):
        withdraw(sheets.place(), "t1", "traject", "vp_oost")
    withdraw(sheets.place(), "t1", "traject", "VP-Noord")
    sheets.publish("2024-Q1")
    assert sorted(sheets.booked()["traject"]) == ["vp_zuid:t1", "vp_zuid:t2"]


def test_a_person_takes_every_traject_along(tmp_path):
    sheets = Sheets(tmp_path / "org", privacy='beschermd = "persoon_per_jaar"')
    head = "persoon;" + HEAD
    sheets.send(
        head,
        "p24;t1;2024-Q4;Pesten;collega;ja", "p25;t1;2025-Q1;Pesten;collega;ja",
        "p24;t2;2024-Q2;Pesten;collega;ja", "q;t3;2024-Q2;Pesten;collega;ja",
    )  # fmt: skip
    assert withdraw(sheets.place(), "p24", "persoon", None).rijen == 3
    sheets.send(
        head,
        "p25;t1;2025-Q2;Pesten;collega;ja", "p24;t9;2024-Q3;Pesten;collega;ja",
        "p25;t9;2025-Q1;Pesten;collega;ja", "q;t4;2025-Q2;Pesten;collega;ja",
    )  # fmt: skip
    sheets.send(head, "p25;t9;2025-Q3;Pesten;collega;ja")
    assert keys_in(sheets.kluis) == {"q", "t3", "t4"}


def test_a_person_is_refused_where_persons_are_not_stored(sheets):
    with pytest.raises(RefusedInput, match="niet bewaard"):
        withdraw(sheets.place(), "p1", "persoon", "vp")


def test_a_respondent_is_out_of_every_wave_that_is_not_published(sheets):
    sheets.send(SURVEY, "r1;g24;noord;3", "r1;g25;noord;3", "r2;g25;noord;3", bron="hr")
    withdraw(sheets.place(), "r1", "deelnemer", None)
    assert len(sheets.answers("g24")) == 0
    assert sheets.answers("g25")["respondent"].tolist() == ["r2"]


@pytest.mark.parametrize("key", ["", "Jan Jansen", "x" * 65, "rij#00", "a;b"])
def test_what_cannot_be_a_key_is_refused_without_repeating_it(sheets, key):
    sheets.send(HEAD, T1)
    with pytest.raises(RefusedInput) as refused:
        withdraw(sheets.place(), key, "traject", None)
    assert not key or key not in str(refused.value)


def test_not_while_a_publication_is_half_done(sheets, monkeypatch):
    sheets.send(SURVEY, "r1;g25;noord;3", bron="hr")
    with monkeypatch.context() as patch:
        patch.setattr(Completion, "_draw", stop)
        with pytest.raises(KilledError):
            sheets.publish("g25")
    with pytest.raises(LedgerRefused, match="nog niet af"):
        withdraw(sheets.place(), "r1", "deelnemer", None)
    sheets.publish()
    withdraw(sheets.place(), "r1", "deelnemer", None)


def stop(*_args, **_kwargs):
    raise KilledError


def test_killed_at_every_durable_step_it_happened_or_it_did_not(tmp_path, monkeypatch):
    first = Sheets(tmp_path / "eerst")
    first.send(HEAD, T1, T2)
    first.send(HEAD, "t1;2024-Q2;Pesten;collega;ja")
    with monkeypatch.context() as patch:
        place = first.copy(tmp_path / "tel").place()
        killer = Killer(patch, at=-1)
        withdraw(place, "t1", "traject", None)
        steps = killer.steps
    assert steps > 20
    for at in range(1, steps + 1):
        sheets = first.copy(tmp_path / str(at))
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                withdraw(sheets.place(), "t1", "traject", None)
        happened = bool(sheets.kluis.manifest.ingetrokken)
        stored = [
            t["traject_sleutel"].to_pylist() for _, t in sheets.kluis.deliveries("gesprekken")
        ]
        assert stored == ([["t2"], []] if happened else [["t1", "t2"], ["t1"]]), at
        withdraw(sheets.place(), "t1", "traject", None)
        sheets.send(HEAD, T1, T2, "t3;2024-Q2;Pesten;collega;ja")
        assert keys_in(sheets.kluis) == {"t2", "t3"}
        assert sheets.kluis.manifest.resten == ()
        assert len(list((sheets.workspace.kluis / "leveringen").glob("l*"))) == 3
