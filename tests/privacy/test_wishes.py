"""What a person wishes counts wherever it was said: the strictest wish of a traject wins."""

import pytest

from pipeline.release.counting import count_table
from pipeline.release.key_sets import code_lists, map_units
from tests.sheets import Sheets

HEAD = "traject;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
TABLES = "totaal = 1\nhoofdcategorie = 1\neenheid = 1"


def row(wish, key="t1", period="2024-Q1"):
    return f"{key};{period};Pesten;collega;noord;{wish}"


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org", "[bronnen.vp]\n[bronnen.ander]\n", tables=TABLES)


def counts(sheets, cohort="2024-Q1"):
    """What would be counted in a cohort: in all, under the subject and the unit of `row`."""
    booked, publiek = sheets.booked(), sheets.place().publiek
    units, lists = map_units(publiek, cohort, 1), code_lists()
    found = {}
    for table, code in (("totaal", None), ("hoofdcategorie", "oo_pesten"), ("eenheid", "noord")):
        frame, n = count_table(table, cohort, booked, units, lists)
        found[table] = int(n.sum() if code is None else n[frame[table] == code].sum())
    return found


def test_only_the_total_of_the_organisation_means_just_that(sheets):
    sheets.send(HEAD, row("alleen totaal"), row("ja", "t2"))
    sheets.publish("2024-Q1")
    assert counts(sheets) == {"totaal": 2, "hoofdcategorie": 1, "eenheid": 1}


@pytest.mark.parametrize("later", ["nee", "alleen totaal"])
@pytest.mark.parametrize("in_one_file", [True, False])
def test_the_strictest_wish_before_the_booking_wins(sheets, later, in_one_file):
    lines = (row("ja"), row(later, period="2024-Q2"), row("ja", period="2024-Q3"))
    if in_one_file:
        sheets.send(HEAD, *lines)
    else:
        for line in lines:
            sheets.send(HEAD, line)
    sheets.publish("2024-Q1")
    expected = 0 if later == "nee" else 1
    assert counts(sheets) == {"totaal": expected, "hoofdcategorie": 0, "eenheid": 0}


def test_a_wish_that_comes_after_the_booking_changes_nothing_published(sheets):
    sheets.send(HEAD, row("ja"))
    sheets.publish("2024-Q1")
    sheets.send(HEAD, row("nee"), row("nee", period="2024-Q2"))
    sheets.publish("2024-Q2")
    assert counts(sheets) == {"totaal": 1, "hoofdcategorie": 1, "eenheid": 1}
    assert counts(sheets, "2024-Q2") == {"totaal": 0, "hoofdcategorie": 0, "eenheid": 0}


def test_a_wish_given_to_one_vp_is_not_that_of_another_with_the_same_key(sheets):
    sheets.send(HEAD, row("ja"))
    sheets.send(HEAD, row("nee"), bron="ander", toch=True)
    sheets.publish("2024-Q1")
    assert sheets.booked()["traject"].tolist() == ["vp:t1"]


def test_without_a_key_the_newest_sheet_says_it(tmp_path):
    sheets = Sheets(tmp_path / "org", privacy='beschermd = "gesprek"', tables=TABLES)
    head = HEAD.removeprefix("traject;")
    lines = [row(wish).removeprefix("t1;") for wish in ("ja", "ja", "ja")]
    sheets.send(head, *lines)
    lines = [row(wish).removeprefix("t1;") for wish in ("nee", "alleen totaal", "ja")]
    sheets.send(head, *lines)
    sheets.publish("2024-Q1")
    assert counts(sheets) == {"totaal": 2, "hoofdcategorie": 1, "eenheid": 1}


def test_the_choice_for_a_source_is_for_that_source_and_for_silence_only(tmp_path):
    toml = '[bronnen.vp]\nmag_meetellen = "nee"\n[bronnen.ander]\nmag_meetellen = "ja"\n'
    sheets = Sheets(tmp_path / "org", toml, tables=TABLES)
    sheets.send(HEAD, row("", "t1"), row("ja", "t2"))
    sheets.send(HEAD, row("", "t1"), row("nee", "t2"), bron="ander", toch=True)
    sheets.publish("2024-Q1")
    assert sorted(sheets.booked()["traject"]) == ["ander:t1", "vp:t2"]
