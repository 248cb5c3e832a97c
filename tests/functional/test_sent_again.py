"""Rows without a key that come again count once, and no gesprek is lost without a word."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.steps.correcting import correct_period, look_at_correction
from tests.sheets import PER_TALK, UNITS, Sheets

HEAD = "periode;hoofdcategorie;relatie;eenheid;contactvorm;vervolg;mag_meetellen"
A = "2024-Q1;Pesten;collega;noord;telefoon;;ja"
B = "2024-Q1;Pesten;collega;noord;persoonlijk;;ja"
NEXT = "2024-Q2;Werkdruk;extern;zuid;video;;ja"
DIMENSIONS = ["cohort", "eenheid", "contactvorm", "mag_meetellen"]


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org", privacy=PER_TALK, tables="eenheid = 1\ncontactvorm = 1")


def counted(sheets):
    """(cohort, eenheid, contactvorm) of every booking, sorted."""
    booked = sheets.booked()
    return sorted(map(tuple, booked[DIMENSIONS[:3]].to_numpy().tolist())) if len(booked) else []


def test_a_grown_sheet_counts_the_new_rows_only(sheets):
    sheets.send(HEAD, A)
    sheets.publish("2024-Q1")
    sheets.send(HEAD, NEXT, B, A)
    sheets.publish("2024-Q2")
    assert counted(sheets) == [
        ("2024-Q1", "noord", "telefoon"),
        ("2024-Q2", "noord", "persoonlijk"),
        ("2024-Q2", "zuid", "video"),
    ]


def test_whoever_is_in_the_sheet_the_others_count_as_they_did(sheets, tmp_path):
    """Neighbours: with and without B, whose row stands above A's in the later file."""
    sheets.send(HEAD, B, "2024-Q1;Werkdruk;extern;zuid;video;;nee")
    sheets.publish("2024-Q1")
    sheets.send(HEAD, A, B, "2024-Q1;Werkdruk;extern;zuid;video;;nee")
    sheets.publish("2024-Q2")
    other = Sheets(tmp_path / "zonder", privacy=PER_TALK, tables="eenheid = 1\ncontactvorm = 1")
    other.send(HEAD, "2024-Q1;Werkdruk;extern;zuid;video;;nee")
    other.publish("2024-Q1")
    other.send(HEAD, A, "2024-Q1;Werkdruk;extern;zuid;video;;nee")
    other.publish("2024-Q2")
    assert counted(sheets) == [("2024-Q1", "noord", "persoonlijk"), *counted(other)]


def test_a_row_that_was_filled_in_further_before_publication_is_one_row(sheets):
    sheets.send(HEAD, A)
    sheets.send(HEAD, A.replace(";;", ";formele_klacht;"))
    sheets.publish("2024-Q1")
    assert len(counted(sheets)) == 1


def test_a_mended_row_is_asked_about_and_then_replaces(sheets):
    sheets.send(HEAD, A, B, NEXT)
    mended = (HEAD, A.replace("noord", "zuid"), B, NEXT)
    with pytest.raises(RefusedInput, match="1\\. Zonder eigen sleutel") as refused:
        sheets.send(*mended)
    assert "--vervangt 2024-Q1" in refused.value.next_step
    assert "2024-Q2" not in str(refused.value)
    assert "Alleen wat al was gepubliceerd" in sheets.send(*mended, vervangt=["2024-Q1"]).to_text()
    sheets.publish("2024-Q2")
    assert counted(sheets) == [
        ("2024-Q1", "noord", "persoonlijk"),
        ("2024-Q1", "zuid", "telefoon"),
        ("2024-Q2", "zuid", "video"),
    ]


def test_a_second_file_about_the_same_quarter_is_never_taken_for_the_first(sheets):
    """Two locations, 3 and 2 gesprekken that look the same: refused, never 3 and never silent."""
    sheets.send(HEAD, A, A, A)
    with pytest.raises(RefusedInput, match=r"\[bronnen.NAAM\]"):
        sheets.send(HEAD, A, A)
    with (sheets.workspace.toml).open("a") as file:
        file.write("[bronnen.tweede]\n")
    sheets.send(HEAD, A, A, bron="tweede", toch=True)
    sheets.publish("2024-Q1")
    assert len(counted(sheets)) == 5


def test_one_file_a_quarter_needs_no_option(sheets):
    sheets.send(HEAD, A, B)
    sheets.send(HEAD, NEXT)
    sheets.publish("2024-Q2")
    assert len(counted(sheets)) == 3


def test_what_was_published_has_to_stay_as_it_was(sheets):
    sheets.send(HEAD, A, B)
    sheets.publish("2024-Q1")
    for row in (A.replace("noord", "zuid"), A.replace("telefoon", "video"), A.replace("ja", "nee")):
        for vervangt in ((), ["2024-Q1"]):
            with pytest.raises(RefusedInput, match="al gepubliceerd"):
                sheets.send(HEAD, row, B, NEXT, vervangt=vervangt)
    sheets.send(HEAD, NEXT)
    sheets.publish("2024-Q2")
    assert len(counted(sheets)) == 3


def test_also_when_a_file_without_that_quarter_replaced_it(sheets):
    sheets.send(HEAD, A)
    sheets.publish("2024-Q1")
    sheets.send(HEAD, NEXT, vervangt=["2024-Q1"])
    with pytest.raises(RefusedInput, match="al gepubliceerd"):
        sheets.send(HEAD, NEXT, A.replace("noord", "zuid"))


def test_a_unit_with_another_code_is_not_another_gesprek(sheets):
    sheets.send(HEAD, A)
    sheets.publish("2024-Q1")
    units = sheets.workspace.codes / "organisatie.csv"
    units.write_text(UNITS.replace("noord;Noord", "regio_noord;Noord"))
    with pytest.raises(RefusedInput, match="al gepubliceerd"):
        sheets.send(HEAD, A.replace(";noord;", ";Noord;"), NEXT)


def test_who_withdrew_in_the_newest_sheet_does_not_count_and_the_other_does(sheets):
    """Rows of one kind, sorted another way since: whose wish it is does not matter."""
    sheets.send(HEAD, A, A)
    sheets.send(HEAD, A.replace("ja", "nee"), A)
    sheets.publish("2024-Q1")
    assert len(counted(sheets)) == 1


def test_who_had_not_answered_yet_counts_once_when_answered(sheets):
    sheets.send(HEAD, A[:-2])
    sheets.send(HEAD, A)
    with sheets.workspace.toml.open("a") as file:
        file.write('[bronnen.vp]\nmag_meetellen = "ja"\n')
    sheets.publish("2024-Q1")
    assert len(counted(sheets)) == 1


@pytest.mark.parametrize("keyed_first", [True, False])
def test_giving_a_row_a_key_or_taking_it_away_is_asked_about(sheets, keyed_first):
    keyed, plain = (f"traject;{HEAD}", f"t1;{A}"), (HEAD, A)
    first, then = (keyed, plain) if keyed_first else (plain, keyed)
    sheets.send(*first)
    with pytest.raises(RefusedInput, match="--vervangt 2024-Q1"):
        sheets.send(*then)
    sheets.send(*then, vervangt=["2024"])
    sheets.publish("2024-Q1")
    assert len(counted(sheets)) == 1
    with pytest.raises(RefusedInput, match="al gepubliceerd"):
        sheets.send(*first, vervangt=["2024"])


def test_a_file_that_was_replaced_can_be_sent_again(sheets):
    sheets.send(HEAD, A)
    sheets.send(HEAD, B, vervangt=["2024-Q1"])
    with pytest.raises(RefusedInput, match="--vervangt"):
        sheets.send(HEAD, A)
    assert sheets.send(HEAD, A, vervangt=["2024-Q1"]).is_new
    sheets.publish("2024-Q1")
    assert counted(sheets) == [("2024-Q1", "noord", "telefoon")]


def test_replacing_takes_wrong_rows_with_a_key_out_too(tmp_path):
    sheets = Sheets(tmp_path / "org")
    head = "traject;periode;hoofdcategorie;relatie;mag_meetellen"
    sheets.send(head, "t1;2024-Q1;Pesten;collega;ja", "van_iemand_anders;2024-Q1;Pesten;collega;ja")
    sheets.send(head, "t1;2024-Q1;Pesten;collega;ja", vervangt=["2024-Q1"])
    sheets.publish("2024-Q1")
    assert sheets.booked()["traject"].tolist() == ["vp:t1"]


def test_a_published_code_that_is_mended_is_what_a_correction_counts(tmp_path):
    tables = "hoofdcategorie = 9\nreserve = 1"
    sheets = Sheets(tmp_path / "org", tables=tables)
    head = "traject;periode;hoofdcategorie;relatie;mag_meetellen"
    sheets.send(head, "t1;2024-Q1;Pesten;collega;ja")
    sheets.publish("2024-Q1")
    sheets.send(head, "t1;2024-Q1;Werkdruk;collega;ja", vervangt=["2024-Q1"])
    sheets.publish("2024-Q2")
    correction = look_at_correction(sheets.place(), "2024-Q1", "verkeerde_code")
    correct_period(sheets.place(), correction, "verkeerde_code")
    booked = sheets.booked().query("cohort != ''")
    assert booked[["publicatie", "cohort", "hoofdcategorie"]].to_numpy().tolist() == [
        ["p0001", "2024-Q1", "oo_pesten"],
        ["p0003", "2024-Q1", "wb_werkdruk"],
    ]


def test_a_word_that_is_no_period_and_no_wave_is_refused(sheets):
    with pytest.raises(RefusedInput, match="vervangt"):
        sheets.send(HEAD, A, vervangt=["onzin"])
    with pytest.raises(RefusedInput, match="vervangt"):
        sheets.send(HEAD, A, vervangt=["golf:2024-Q1"])


SURVEY = "golf;eenheid;wd_tempo"


def test_a_survey_without_keys_counts_the_newest_export(sheets):
    sheets.send(SURVEY, "g25;noord;3", "g25;noord;3")
    sheets.send(f"{SURVEY};wd_hoeveelheid", "g25;noord;3;4", "g25;noord;3;", "g25;zuid;1;2")
    assert len(sheets.answers("g25")) == 3
    mended = (SURVEY, "g25;noord;3", "g25;noord;4", "g25;zuid;1")
    with pytest.raises(RefusedInput, match="--vervangt g25"):
        sheets.send(*mended)
    sheets.send(*mended, vervangt=["g25"])
    assert sorted(sheets.answers("g25")["wd_tempo"]) == ["1", "3", "4"]


def test_a_survey_with_keys_adds_up_and_takes_the_newest_answer(sheets):
    head = f"respondent_sleutel;{SURVEY}"
    sheets.send(head, "r1;g25;noord;3", "r2;g25;noord;3")
    sheets.send(head, "r2;g25;noord;4", "r3;g25;zuid;5", "r3;g24;zuid;5")
    answers = sheets.answers("g25").set_index("respondent")["wd_tempo"].to_dict()
    assert answers == {"r1": "3", "r2": "4", "r3": "5"}


def test_an_export_that_has_its_keys_now_is_asked_about(sheets):
    sheets.send(SURVEY, "g25;noord;3")
    with pytest.raises(RefusedInput, match="--vervangt g25"):
        sheets.send(f"respondent_sleutel;{SURVEY}", "r1;g25;noord;3")
    sheets.send(f"respondent_sleutel;{SURVEY}", "r1;g25;noord;3", vervangt=["golf:g25"])
    assert sheets.answers("g25")["respondent"].tolist() == ["r1"]


def endings(sheets):
    """(cohort in which it began, cohort in which it ended, vervolg) of every ending."""
    ended = sheets.booked().query("einde != ''")
    return sorted(map(tuple, ended[["cohort", "einde", "vervolg"]].to_numpy().tolist()))


def test_without_a_key_an_ending_counts_where_it_began_or_not_at_all(tmp_path):
    """Two rows that began alike: which of them ended since, nobody can tell."""
    sheets = Sheets(tmp_path / "org", privacy=PER_TALK, tables="totaal = 1\nvervolg = 1")
    ended = A.replace(";;", ";formele_klacht;")
    sheets.send(HEAD, A, ended)
    sheets.publish("2024-Q1")
    assert endings(sheets) == [("2024-Q1", "2024-Q1", "formele_klacht")]
    late = A.replace(";;", ";mediation_verwijzing;")
    sheets.send(HEAD, late, A.replace(";;", ";luisterend_oor;"), ended, NEXT)
    sheets.publish("2024-Q2")
    assert endings(sheets) == [("2024-Q1", "2024-Q1", "formele_klacht")]
    assert sorted(sheets.booked()["cohort"]) == ["2024-Q1", "2024-Q1", "2024-Q2", "2024-Q2"]


def test_with_a_key_it_counts_when_it_ends(tmp_path):
    sheets = Sheets(tmp_path / "org", tables="totaal = 1\nvervolg = 1")
    sheets.send(f"traject;{HEAD}", f"t1;{A}")
    sheets.publish("2024-Q1")
    sheets.send(f"traject;{HEAD}", f"t1;{A}", f"t1;{NEXT}".replace(";;", ";formele_klacht;"))
    sheets.publish("2024-Q2")
    assert endings(sheets) == [("", "2024-Q2", "formele_klacht")]
