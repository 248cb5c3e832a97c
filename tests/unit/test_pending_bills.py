"""Bills: dated settings that an advice names as no law yet."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.advice.advice_document import advice_document
from pipeline.advice.compose import compose
from pipeline.advice.concept import from_json, to_json
from pipeline.advice.documents.document import lines_of
from pipeline.advice.pending_bills import check_bills, to_check, told
from pipeline.advice.word_check import check_concept
from pipeline.contracts.pending_bills import starting_bills
from pipeline.errors import ConfigurationError
from pipeline.settings import Wetsvoorstel, load_settings
from pipeline.workspace import create_workspace
from tests.advice_examples import TODAY, example_release, signal, signals, silence

RELEASE = example_release()
BILL = Wetsvoorstel(
    titel="Wetsvoorstel 12345",
    inhoud="Zou iets vragen.",
    status="in behandeling",
    stand_op=date(2026, 1, 1),
    bij=("P1", "P12"),
)


def settings_of(tmp_path, text):
    path = tmp_path / "vip.toml"
    path.write_text(f'[kalender]\nvanaf = "2024-Q1"\n[wetsvoorstellen.eigen]\n{text}\n')
    return load_settings(path)


def shown(concept, released=None):
    return "\n".join(line.text for line in lines_of(advice_document(concept, released)))


def test_a_new_workspace_starts_with_the_bills_that_are_known(tmp_path):
    made = create_workspace(tmp_path / "org", "2024-Q1", "Org", wetsvoorstellen=starting_bills())
    bills = made.settings.wetsvoorstellen
    assert set(bills) == {"35592", "gedragscode"}
    assert {bill.status for bill in bills.values()} == {"in behandeling"}
    assert all(bill.bij and bill.inhoud and bill.stand_op < TODAY for bill in bills.values())
    check_bills(bills)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "Een wet"\nstand_op = 2026-01-01', "een status die niet bestaat"),
        ('titel = "Een wet"\nstatus = "bijna"\nstand_op = 2026-01-01', "een status die niet"),
        ('titel = "Een wet"\nstatus = "in werking"\nstand_op = 2026-01-01', "niet sinds wanneer"),
        (
            'titel = "Een wet"\nstatus = "in werking"\nstand_op = 2026-01-01\nvanaf = 2026-07-01',
            "niet sinds wanneer",
        ),
        ('titel = "Een wet"\nstatus = "aangenomen"', "wetsvoorstellen.eigen.stand_op"),
        ('titel = "Een wet"\nstatus = "aangenomen"\nstand_op = "ooit"', "eigen.stand_op"),
        ('status = "aangenomen"\nstand_op = 2026-01-01', "wetsvoorstellen.eigen.titel"),
    ],
)
def test_a_wrong_bill_is_refused_in_dutch(tmp_path, text, said):
    with pytest.raises(ConfigurationError, match=said):
        settings_of(tmp_path, text)


def test_a_bill_with_an_unknown_kind_of_advice_is_refused():
    with pytest.raises(ConfigurationError, match="soort advies"):
        check_bills({"eigen": BILL.model_copy(update={"bij": ("P99",)})})


@pytest.mark.parametrize("row", [signal(RELEASE), silence(RELEASE)], ids=["rise", "silence"])
def test_an_advice_names_a_bill_as_no_law_yet(row):
    (plain,) = compose(signals(row), RELEASE, TODAY)
    (concept,) = compose(signals(row), RELEASE, TODAY, wetsvoorstellen={"eigen": BILL})
    assert plain.aandacht.wetsvoorstellen == ()
    assert "Wetsvoorstel 12345" not in shown(plain)
    assert (
        "Wetsvoorstel 12345: wetsvoorstel, stand van 1 januari 2026, nog geen wet. "
        "Het verplicht nu tot niets. Zou iets vragen." in shown(concept)
    )
    assert concept.aandacht.na_te_kijken == ()
    assert check_concept(concept) == ()
    assert from_json(to_json(concept)) == concept


def test_a_bill_of_another_kind_of_advice_is_not_named():
    other = {"eigen": BILL.model_copy(update={"bij": ("P7",)})}
    (concept,) = compose(signals(signal(RELEASE)), RELEASE, TODAY, wetsvoorstellen=other)
    assert concept.aandacht.wetsvoorstellen == ()


@pytest.mark.parametrize("day", [date(2025, 1, 31), date(2026, 3, 1)], ids=["old", "future"])
def test_an_old_stand_asks_for_a_check_in_the_draft_alone(day):
    bills = {"eigen": BILL.model_copy(update={"stand_op": day})}
    (concept,) = compose(signals(signal(RELEASE)), RELEASE, TODAY, wetsvoorstellen=bills)
    assert "Kijk haar na" in shown(concept)
    assert "Kijk haar na" not in shown(replace(concept), date(2026, 2, 3))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("in behandeling", "nog geen wet. Het verplicht nu tot niets. Zou iets vragen. Bedoeld"),
        ("aangenomen", "nog niet in werking. Het verplicht nu tot niets. Zou iets vragen. Bedoeld"),
        ("in werking", "een wet geworden. De tekst is hier niet nagekeken."),
    ],
)
def test_every_status_says_what_it_is(status, words):
    bill = BILL.model_copy(update={"status": status, "vanaf": date(2026, 1, 1)})
    assert words in told([bill])[0].text
    assert "1 januari 2026" in told([bill])[0].text
    assert to_check([bill], TODAY) == ()
