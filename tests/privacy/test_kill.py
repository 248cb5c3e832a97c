"""Broken off at any point, the door never draws noise that was not paid for, and heals."""

import contextlib
import shutil
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Wave
from pipeline.errors import ConfigurationError, LedgerRefused
from pipeline.release import load_release, noising
from pipeline.release.accounting import Ceiling
from pipeline.release.completion import FROZEN, Completion
from pipeline.release.ledger import Ledger
from pipeline.release.post import Post
from tests.builders import close, copied, make_door, organisation, put_rows, reopened
from tests.killer import KilledError, Killer

PLAN = '[plan]\nkorrel = "kwartaal"\ntotaal = 40\ncluster = 60\n'


def make(tmp_path):
    door = make_door(tmp_path / "org", organisation(5000), PLAN)
    put_rows(door.kluis, [{"traject_sleutel": f"t{i}"} for i in range(30)])
    close(door.kluis, "2024-Q1")
    return door


def watch_noise(monkeypatch, door):
    """Record each draw, and fail at once when no debit for it is on disk."""
    draws = []
    real = noising.add_noise

    def checked(counts, micro, random_state=None):
        spent = Ledger(door.workspace.grootboek).spent()
        assert spent["gesprekken", "2024-Q1"] == 1_000_000
        draws.append(len(counts))
        return real(counts, micro, random_state)

    monkeypatch.setattr(noising, "add_noise", checked)
    return draws


def count_steps(base, root, monkeypatch):
    with monkeypatch.context() as patch:
        door = copied(base, root)
        killer = Killer(patch, at=-1)
        door.publish()
    return killer.steps


def test_killed_at_every_durable_step(tmp_path, monkeypatch):
    base = make(tmp_path)
    steps = count_steps(base, tmp_path / "tel", monkeypatch)
    assert steps > 20
    for at in range(1, steps + 1):
        door = copied(base, tmp_path / str(at))
        watch_noise(monkeypatch, door)
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                door.publish()
        seen_before = released(door)
        put_rows(door.kluis, [{"traject_sleutel": "later"}])
        reopened(door).publish()
        after = released(door)
        assert len(after) == 1 + len(load_codelist("clusters").values()), at
        assert Ledger(door.workspace.grootboek).spent() == {("gesprekken", "2024-Q1"): 1_000_000}
        if len(seen_before):
            assert seen_before.equals(after), at
        assert reopened(door).publish() == ()


def released(door):
    return load_release(door.workspace.overdracht).tellingen


def test_a_finished_draft_is_never_drawn_again(tmp_path, monkeypatch):
    """Killed after the noise was written: the same numbers come out, not new ones."""
    door = make(tmp_path)
    draws = watch_noise(monkeypatch, door)
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "note", stop_before_freezing)
        with pytest.raises(KilledError):
            door.publish()
    before = len(draws)
    draft = (door.workspace.vp / "klaar" / "p0001" / "tellingen.parquet").read_bytes()
    reopened(door).publish()
    assert len(draws) == before
    assert (door.workspace.publicaties / "p0001" / "tellingen.parquet").read_bytes() == draft


def test_a_draft_that_was_tampered_with_is_not_published(tmp_path, monkeypatch):
    door = make(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Completion, "_put_in_place", stop)
        with pytest.raises(KilledError):
            door.publish()
    (door.workspace.vp / "klaar" / "p0001" / "tellingen.parquet").write_bytes(b"anders")
    with pytest.raises(LedgerRefused):
        reopened(door).publish()


def stop(*_args, **_kwargs):
    raise KilledError


NOTE = Ledger.note


def stop_before_freezing(ledger, soort, inhoud):
    if soort == FROZEN:
        raise KilledError
    return NOTE(ledger, soort, inhoud)


def test_killed_again_while_healing_it_still_heals(tmp_path, monkeypatch):
    """First after the debit, then after the freeze: the kluis never falls two lines behind."""
    door = make(tmp_path)
    for _ in range(4):
        with monkeypatch.context() as patch:
            patch.setattr("pipeline.release.completion.mark_kluis", stop)
            patch.setattr("pipeline.release.door.mark_kluis", stop)
            with contextlib.suppress(KilledError):
                reopened(door).publish()
    watch_noise(monkeypatch, door)
    assert len(reopened(door).publish()) == 1
    assert reopened(door).publish() == ()


def test_it_heals_as_it_was_paid_for_whatever_was_edited_since(tmp_path, monkeypatch):
    door = make(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Completion, "_draw", stop)
        with pytest.raises(KilledError):
            door.publish()
    toml = door.workspace.toml
    toml.write_text(toml.read_text().replace('profiel = "standaard"', "epsilon = 0.1"))
    shrunk = replace(reopened(door), publiek=organisation(100))
    (publication,) = shrunk.publish()
    assert publication.belofte["epsilon"] == 1.0
    assert load_release(door.workspace.overdracht).publiek == door.publiek


def test_an_old_bundle_in_place_of_the_draft_is_not_published(tmp_path, monkeypatch):
    door = make(tmp_path)
    door.publish()
    close(door.kluis, "2024-Q2")
    with monkeypatch.context() as patch:
        patch.setattr(Completion, "_draw", stop)
        with pytest.raises(KilledError):
            reopened(door).publish()
    shutil.copytree(door.workspace.publicaties / "p0001", door.workspace.vp / "klaar" / "p0002")
    (publication,) = reopened(door).publish()
    assert publication.perioden == ("2024-Q2",)


def test_a_bundle_under_another_name_or_with_an_added_file_is_refused(tmp_path):
    door = make(tmp_path)
    door.publish()
    folder = door.workspace.publicaties
    shutil.copytree(folder / "p0001", folder / "p0009")
    with pytest.raises(LedgerRefused):
        load_release(door.workspace.overdracht)
    shutil.rmtree(folder / "p0009")
    (folder / "p0001" / "erbij.txt").write_text("x")
    with pytest.raises(LedgerRefused):
        load_release(door.workspace.overdracht)


def test_a_debit_that_somebody_without_the_key_wrote_is_not_carried_out(tmp_path):
    """One line ahead of the kluis looks like a kill; the seal tells that it is not."""
    door = make(tmp_path)
    forger = Ledger(door.workspace.grootboek)
    much = Ceiling(10**9)
    forger.debit((Post("gesprekken", "2024-Q1", "cluster", 900_000_000),), {"gesprekken": much})
    with pytest.raises(LedgerRefused, match="veranderd"):
        reopened(door).publish()
    assert not door.workspace.publicaties.exists()


def put_answers(kluis, number):
    """One more delivery of `number` respondents in wave 2024."""
    before = len(kluis.manifest.leveringen)
    rows = pa.table(
        {
            "respondent_sleutel": [f"r{before}-{i}" for i in range(number)],
            "golf": ["2024"] * number,
            "eenheid": ["u0"] * number,
        }
    )
    nothing = pa.table({"rij": pa.array([], pa.int64())})
    kluis.add_delivery("enquete", "hr", before.to_bytes(32, "big"), rows, nothing)


def test_a_wave_is_finished_with_the_answers_that_were_paid_for(tmp_path, monkeypatch):
    publiek = organisation(5000, waves=(Wave("2024", 4000, date(2024, 10, 31)),))
    door = make_door(tmp_path / "org", publiek, PLAN)
    put_answers(door.kluis, 40)
    close(door.kluis, "2024-Q1", ("2024",))
    with monkeypatch.context() as patch:
        patch.setattr(Completion, "_draw", stop)
        with pytest.raises(KilledError):
            door.publish()
    put_answers(door.kluis, 3000)
    (entry,) = door.open_ledger().debits
    assert len(door.completion.bookings.answers(entry)["2024"]) == 40
    (publication,) = reopened(door).publish()
    assert publication.golven == ("2024",)
    one = load_release(door.workspace.overdracht).enquete.groupby(["tabel", "index", "item"])
    assert one["noisy_n"].sum().max() < 1500
    assert not door.kluis.table_path("boekingen/p0001-enquete").exists()
    assert reopened(door).publish() == ()


def test_where_nothing_can_be_written_it_says_so_and_goes_on_later(tmp_path, monkeypatch):
    door = make(tmp_path)
    door.workspace.overdracht.mkdir(exist_ok=True)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.release.completion.copy_bundle", full_disk)
        with pytest.raises(ConfigurationError, match="kan niet worden geschreven"):
            door.publish()
    watch_noise(monkeypatch, door)
    assert len(reopened(door).publish()) == 1


def full_disk(*_args, **_kwargs):
    raise OSError(28, "No space left on device")
