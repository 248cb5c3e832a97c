"""The register: every signal ever shown, what was done with it, and that nothing can be undone."""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dashboards.organisatie.data import load_overdracht
from pipeline.advice.aside import load_aside, set_aside, to_set_aside
from pipeline.advice.compose import compose
from pipeline.advice.handed_over import Vrijgave, hand_over, load_handed_over
from pipeline.advice.pattern import signal_key
from pipeline.advice.register import register_of
from pipeline.cli.register_wording import register_json, register_text
from pipeline.contracts import load_codelist
from pipeline.errors import LedgerRefused, RefusedInput
from pipeline.release import write_bundle
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.release.earlier import register_digests
from pipeline.signals.frozen import load_signals, signal_files
from tests.advice_examples import TODAY, example_release, signal, signals

RELEASE = example_release()
ROW = signal(RELEASE)
OTHER = signal(RELEASE, code="daling", niveau="signaal", cluster="sw", hoofdcategorie="")
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(32))
LATER = TODAY + timedelta(days=30)
GONE = "signalen/s0018 is weg, maar signalen/s0019 noemt het nog"


def add_list(overdracht, number, rows, day=TODAY):
    """List s00NN as the step makes it: with the digests of what stands before it."""
    publication = RELEASE.publicaties[number - 1]
    files = signal_files(signals(*rows), publication, day, register_digests(overdracht))
    write_bundle(overdracht / "signalen" / f"s{number:04d}", files, SIGNER.sign, "signalen")


def put_aside(overdracht, lijst, key, reden, day=TODAY):
    decision = to_set_aside(overdracht, lijst, key, reden, day)
    set_aside(overdracht, decision, SIGNER.sign)
    return decision


@pytest.fixture
def overdracht(tmp_path):
    """Three lists with between them an advice and a signal that was set aside."""
    (tmp_path / PUBLIC_KEY).write_bytes(SIGNER.public_key().public_bytes_raw())
    add_list(tmp_path, 18, [OTHER])
    put_aside(tmp_path, "s0018", signal_key(OTHER), "afwachten")
    add_list(tmp_path, 19, [ROW, OTHER])
    (concept,) = compose(signals(ROW), RELEASE, TODAY)
    hand_over(concept, Vrijgave(TODAY), tmp_path, SIGNER.sign, LATER)
    add_list(tmp_path, 20, [ROW, signal(RELEASE, niveau="binnen_verwachting")], LATER)
    return tmp_path


def read(overdracht, concepts=None):
    return register_of(
        load_signals(overdracht), load_handed_over(overdracht), load_aside(overdracht), concepts
    )


def test_every_signal_of_every_list_stands_in_it_with_what_was_done(overdracht):
    entries = read(overdracht)
    assert [(one.lijst.id, one.sleutel, one.stand) for one in entries] == [
        ("s0020", signal_key(ROW), "aangeboden"),
        ("s0019", signal_key(ROW), "aangeboden"),
        ("s0019", signal_key(OTHER), "terzijde"),
        ("s0018", signal_key(OTHER), "terzijde"),
    ]
    assert entries[-1].stappen[0].reden == "de vertrouwenspersoon wacht nieuwe cijfers af"


def test_a_concept_is_known_to_the_vertrouwenspersoon_alone(overdracht):
    ours = read(overdracht, {signal_key(OTHER): LATER})
    assert [step.wat for step in ours[-1].stappen] == ["terzijde", "concept"]
    assert all(step.wat != "concept" for one in read(overdracht) for step in one.stappen)


def test_the_command_says_it_in_words_and_for_a_machine(overdracht):
    text = register_text(read(overdracht))
    assert "s0018  daling-2025-q4-sw (signaal): terzijde gelegd op 2 februari 2026" in text
    assert "advies aangeboden op 4 maart 2026" in text
    assert "er is niets veranderd, tussenuit gehaald of tussengevoegd" in text
    rows = json.loads(json.dumps(register_json(read(overdracht))))["signalen"]
    assert len(rows) == 4
    assert rows[0]["stappen"] == [{"wat": "aangeboden", "op": "2026-03-04", "reden": ""}]
    assert register_text(()) == "Er is nog nooit een signaal getoond."


@pytest.mark.parametrize(
    ("away", "said"),
    [
        ("signalen/s0018", GONE),
        ("signalen/s0019", "signalen/s0019 is weg, maar signalen/s0020"),
        ("terzijde/t0001", "terzijde/t0001 is weg, maar signalen/s0019"),
        ("adviezen/stijging-2025-q4-oo_pesten", "is weg, maar signalen/s0020"),
    ],
)
def test_taking_something_away_is_noticed(overdracht, away, said):
    shutil.rmtree(overdracht / away)
    with pytest.raises(LedgerRefused, match=said):
        read(overdracht)


def test_replacing_a_list_is_noticed_even_with_the_right_key(overdracht):
    shutil.rmtree(overdracht / "signalen" / "s0018")
    quiet = signal(RELEASE, niveau="binnen_verwachting")
    files = signal_files(signals(quiet), RELEASE.publicaties[17], TODAY)
    write_bundle(overdracht / "signalen" / "s0018", files, SIGNER.sign, "signalen")
    with pytest.raises(LedgerRefused, match="signalen/s0018 is vervangen nadat"):
        load_signals(overdracht)


def test_putting_a_list_in_between_is_noticed(overdracht):
    add_list(overdracht, 17, [OTHER])
    with pytest.raises(LedgerRefused, match="er later tussen gezet"):
        load_signals(overdracht)


def test_changing_a_file_is_noticed(overdracht):
    about = overdracht / "terzijde" / "t0001" / "terzijde.json"
    about.write_text(about.read_text().replace("afwachten", "gebeurtenis"))
    with pytest.raises(LedgerRefused, match="klopt niet met de handtekening"):
        load_aside(overdracht)


def test_the_dashboard_does_not_open_on_a_register_that_was_tampered_with(overdracht, monkeypatch):
    monkeypatch.setattr("dashboards.organisatie.data.load_release", lambda _: RELEASE)
    assert len(load_overdracht(overdracht).terzijde) == 1
    shutil.rmtree(overdracht / "signalen" / "s0018")
    with pytest.raises(LedgerRefused, match="register van signalen"):
        load_overdracht(overdracht)


def test_a_reason_is_chosen_from_the_list(overdracht):
    with pytest.raises(RefusedInput, match="lijst met redenen") as refused:
        put_aside(overdracht, "s0020", signal_key(ROW), "ons kent ons")
    assert "ons kent ons" not in str(refused.value)
    assert "afwachten" in load_codelist("terzijderedenen").values()


def test_decisions_are_numbered_and_come_after_each_other(overdracht):
    found = put_aside(overdracht, "s0019", signal_key(OTHER), "gebeurtenis", LATER)
    assert found.id == "t0002"
    last = read(overdracht)[-1]
    assert [step.op for step in last.stappen] == [TODAY, LATER]
    assert isinstance(last.stappen[0].op, date)
    assert isinstance(last.lijst.patronen, pd.DataFrame)


def test_the_same_decision_twice_is_refused_with_what_was_decided_and_when(overdracht):
    said = "2 februari 2026: de vertrouwenspersoon wacht nieuwe cijfers af"
    with pytest.raises(RefusedInput, match=said):
        put_aside(overdracht, "s0019", signal_key(OTHER), "afwachten", LATER)
    assert len(load_aside(overdracht)) == 1
    for reden in ("gebeurtenis", "afwachten"):
        put_aside(overdracht, "s0019", signal_key(OTHER), reden, LATER)
    assert [one.reden for one in load_aside(overdracht)] == [
        "afwachten",
        "gebeurtenis",
        "afwachten",
    ]


def test_an_advice_stands_at_every_signal_that_it_tells_of(tmp_path):
    (tmp_path / PUBLIC_KEY).write_bytes(SIGNER.public_key().public_bytes_raw())
    (concept,) = compose(signals(ROW), RELEASE, TODAY)
    told = replace(concept, bundel=(signal_key(OTHER),))
    add_list(tmp_path, 18, [ROW, OTHER])
    hand_over(told, Vrijgave(TODAY), tmp_path, SIGNER.sign, LATER)
    assert [one.stand for one in read(tmp_path)] == ["aangeboden", "aangeboden"]
