"""Correcting what was published: paid from the reserve, or a dated note."""

import contextlib
from dataclasses import replace

import pytest

from pipeline.errors import BudgetRefused, LedgerRefused, RefusedInput
from pipeline.release import find_cell, load_release
from pipeline.release.completion import NOTE
from pipeline.release.correcting import SURVEY, TALKS, correct, plan_correction, write_note
from pipeline.release.ledger import Ledger
from pipeline.release.promise import Budget
from pipeline.release.rebooking import Booking
from pipeline.release.statement import accounts
from tests.builders import close, copied, make_door, organisation, put_rows, reopened
from tests.privacy.test_kill import KilledError, Killer

PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 30\ncluster = 60\nreserve = 10\n'
NO_RESERVE = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n'


def make(tmp_path, plan=PLAN):
    door = make_door(tmp_path / "org", organisation(5000), plan)
    put_rows(door.kluis, [{"traject_sleutel": f"t{i}"} for i in range(400)])
    close(door.kluis, "2024-Q2")
    door.publish()
    return reopened(door)


@pytest.fixture
def door(tmp_path):
    return make(tmp_path)


def withdraw_most(door):
    rows = [{"traject_sleutel": f"t{i}", "mag_meetellen": "nee"} for i in range(390)]
    put_rows(door.kluis, rows)


def total(release, quarter="2024-Q1"):
    return release.tellingen.query("tabel == 'totaal' and periode == @quarter")


def test_a_correction_shows_new_numbers_and_keeps_the_old_ones(door):
    withdraw_most(door)
    publication = correct(door, TALKS, "2024-Q1", "telfout")
    assert (publication.corrigeert, publication.perioden) == ("p0001", ("2024-Q1",))
    release = load_release(door.workspace.overdracht)
    (now,) = total(release)["noisy_n"]
    (before,) = release.eerder.query("tabel == 'totaal'")["noisy_n"]
    assert abs(before - 400) < 130 and abs(now - 10) < 400
    assert set(release.tellingen.query("periode == '2024-Q2'")["publicatie"]) == {"p0001"}
    assert find_cell(release, "p0001|totaal|periode=2024-Q1")["noisy_n"] == before
    assert find_cell(release, "p0002|totaal|periode=2024-Q1")["noisy_n"] == now
    assert not release.tellingen.duplicated(["tabel", "periode", "cluster"]).any()


def test_it_costs_the_reserve_and_a_second_one_is_refused(door):
    publication = correct(door, TALKS, "2024-Q1", "telfout")
    assert publication.plan == {"totaal": 33_333, "cluster": 66_666}
    ledger = reopened(door).open_ledger()
    spent = {one.cohort: one.over for one in accounts(ledger, Budget(1_000_000, 1_000_000))}
    assert spent == {"2024-Q1": 1, "2024-Q2": 100_000}
    with pytest.raises(RefusedInput, match="geen reserve"):
        correct(reopened(door), TALKS, "2024-Q1", "telfout")


def test_what_a_correction_would_be_is_known_beforehand(door):
    correction = plan_correction(door, door.open_ledger(), TALKS, "2024-Q2")
    first, then = correction.ruis()["totaal"]
    assert first < 10 and then > 60


def test_the_plan_in_force_stays_that_of_the_first_publication(door):
    correct(door, TALKS, "2024-Q1", "telfout")
    close(door.kluis, "2024-Q3")
    (publication,) = reopened(door).publish()
    assert publication.plan == {"totaal": 300_000, "cluster": 600_000}
    assert not publication.corrigeert


def test_without_a_reserve_there_is_only_a_note(tmp_path):
    door = make(tmp_path, NO_RESERVE)
    with pytest.raises(RefusedInput, match="aantekening"):
        correct(door, TALKS, "2024-Q1", "telfout")
    note = write_note(door, TALKS, "2024-Q1", "dubbel_aangeleverd")
    release = load_release(door.workspace.overdracht)
    assert release.aantekeningen == (note,)
    assert reopened(door).publish() == ()


def test_without_keys_there_is_only_a_note(tmp_path):
    door = make(tmp_path)
    toml = door.workspace.toml
    toml.write_text(toml.read_text().replace("[privacy]", '[privacy]\nbeschermd = "gesprek"'))
    again = reopened(door)
    assert not plan_correction(again, again.open_ledger(), TALKS, "2024-Q1").is_betaald


@pytest.mark.parametrize("reden", ["", "mevrouw Jansen klaagde", "overig"])
def test_a_reason_of_ones_own_does_not_cross(door, reden):
    for attempt in (correct, write_note):
        with pytest.raises(RefusedInput, match="lijst"):
            attempt(door, TALKS, "2024-Q1", reden)
    assert len(door.open_ledger().debits) == 1


def test_what_was_not_published_is_not_corrected(door):
    for stroom, cohort in ((TALKS, "2024-Q3"), (SURVEY, "2024")):
        with pytest.raises(RefusedInput, match="nog niet gepubliceerd"):
            correct(door, stroom, cohort, "telfout")


def test_an_altered_note_is_refused_and_a_lost_one_comes_back(door):
    write_note(door, TALKS, "2024-Q1", "telfout")
    path = door.workspace.overdracht / "aantekeningen" / "n0001" / "aantekening.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"telfout", b"testout"))
    with pytest.raises(LedgerRefused):
        reopened(door).publish()
    for file in path.parent.iterdir():
        file.unlink()
    path.parent.rmdir()
    reopened(door).publish()
    assert path.read_bytes() == whole


def test_the_ledger_itself_refuses_a_correction_that_is_too_dear(door, monkeypatch):
    from pipeline.release import correcting

    monkeypatch.setattr(correcting, "_affordable", lambda tables, left: dict(tables))
    with pytest.raises(BudgetRefused, match=r"over 0,1, tekort 0,8"):
        correct(door, TALKS, "2024-Q1", "telfout")


def killed_everywhere(base, tmp_path, monkeypatch, act):
    """The organisation after `act` was killed at each of its durable steps."""
    with monkeypatch.context() as patch:
        door = copied(base, tmp_path / "tel")
        killer = Killer(patch, at=-1)
        act(door)
    assert killer.steps > 10
    for at in range(1, killer.steps + 1):
        door = copied(base, tmp_path / str(at))
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                act(door)
        yield at, reopened(door)


@pytest.mark.slow
def test_a_correction_killed_at_every_durable_step_heals(door, tmp_path, monkeypatch):
    def act(door):
        correct(door, TALKS, "2024-Q1", "telfout")

    for at, killed in killed_everywhere(door, tmp_path, monkeypatch, act):
        drawn = numbers(killed)
        put_rows(killed.kluis, [{"traject_sleutel": "later"}])
        killed.publish()
        if len(Ledger(killed.workspace.grootboek).debits) == 1:
            act(reopened(killed))
        release = load_release(killed.workspace.overdracht)
        assert [p.corrigeert for p in release.publicaties] == ["", "p0001"], at
        assert max(Ledger(killed.workspace.grootboek).spent().values()) <= 1_000_000
        assert drawn in (None, numbers(killed)), at
        assert reopened(killed).publish() == ()


def numbers(door):
    """The bytes of the corrected numbers, where they lie finished."""
    for folder in (door.workspace.publicaties, door.workspace.vp / "klaar"):
        path = folder / "p0002"
        if path.exists():
            return (path / "tellingen.parquet").read_bytes()
    return None


def test_a_note_killed_at_every_durable_step_heals(tmp_path, monkeypatch):
    def act(door):
        write_note(door, TALKS, "2024-Q1", "telfout")

    base = make(tmp_path, NO_RESERVE)
    for at, killed in killed_everywhere(base, tmp_path, monkeypatch, act):
        killed.publish()
        entries = Ledger(killed.workspace.grootboek).entries
        booked = [entry for entry in entries if entry.soort == NOTE]
        found = load_release(killed.workspace.overdracht).aantekeningen
        assert len(found) == len(booked) <= 1, at


ENDINGS = '[plan]\nkorrel = "kwartaal"\ntotaal = 40\nvervolg = 40\nreserve = 20\n'


def test_a_traject_that_was_moved_and_ended_has_cost_at_most_the_promise(tmp_path):
    """Begun in Q2 by mistake, moved to Q1 by corrections of both, and ended in Q3."""
    door = make_door(tmp_path / "org", organisation(5000), ENDINGS)
    put_rows(door.kluis, [{"traject_sleutel": "a", "periode": "2024-Q2", "vervolg": ""}])
    close(door.kluis, "2024-Q2")
    door.publish()
    replace_delivery(door.kluis, [{"traject_sleutel": "a", "periode": "2024-Q1", "vervolg": ""}])
    correct(reopened(door), TALKS, "2024-Q2", "verkeerde_periode")
    correct(reopened(door), TALKS, "2024-Q1", "verkeerde_periode")
    put_rows(
        door.kluis, [{"traject_sleutel": "a", "periode": "2024-Q3", "vervolg": "luisterend_oor"}]
    )
    close(door.kluis, "2024-Q3")
    reopened(door).publish()
    ledger = door.open_ledger()
    rows = door.completion.bookings.every(ledger.debits)[["traject", "cohort", "einde"]].fillna("")
    assert rows.to_numpy().tolist() == [
        ["vp:a", "2024-Q2", ""], ["vp:a", "2024-Q1", ""], ["vp:a", "", "2024-Q3"],
    ]  # fmt: skip
    bookings = [Booking.of(e, door.completion.bookings.talks(e)) for e in ledger.debits]
    costs = [b.kosten[cohort] for b in bookings for cohort in b.trajecten["cohort"]]
    assert costs == [800_000, 200_000], "what ending costs was set apart in the first"


def replace_delivery(kluis, rows):
    """Rows that take the place of everything this source sent before about both quarters."""
    put_rows(kluis, rows)
    kluis.update(
        lambda old: replace(
            old,
            leveringen=(
                *old.leveringen[:-1],
                replace(old.leveringen[-1], vervangt=("2024-Q1", "2024-Q2")),
            ),
        )
    )
