"""Real exports of survey tools, and surveys in other shapes, to a wave of the contract."""

from dataclasses import replace
from pathlib import Path

import pyarrow.compute as pc
import pytest

from pipeline.ingest.mapping import ColumnRule, OwnQuestion, SourceMapping
from pipeline.ingest.read_file import open_file
from tests.foreign_files import checked, column, organisation, proposed, sheet

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
LIMESURVEY = EXPORTS / "limesurvey" / "rse_2018.csv"


def own(proposal):
    return [rule for rule in proposal.mapping.read if rule.field.startswith("eigen_")]


def test_limesurvey_becomes_a_wave_with_its_likert_items(tmp_path):
    codes = organisation(tmp_path, "2018")
    found = proposed(LIMESURVEY, codes, "enquete", wave="2018")
    assert {rule.column for rule in own(found)} == {
        "likert4[recog1]", "likert4[recog2]", "likert4[recog3]", "turnOver6[SQ001]",
        "likert5[percEmp1]", "likert5[percEmp3]", "likert5[progRSE1]", "likert5[progRSE2]",
        "likert5[progRSE3]", "likert5[progRSE5]",
    }  # fmt: skip
    assert {question.scale for question in found.mapping.questions} == {"eens5"}
    result = checked(LIMESURVEY, codes, found.mapping)
    assert (result.good.num_rows, result.bad.num_rows) == (997, 0)
    answers = result.good.column("eigen_likert4_recog1")
    counts = {v["values"]: v["counts"] for v in pc.value_counts(answers.cast("string")).to_pylist()}
    # counted in the file itself with another program
    assert counts == {"5": 310, "4": 288, "3": 105, "2": 67, "1": 17, None: 210}


def test_surveymonkey_becomes_a_wave(tmp_path):
    codes, path = organisation(tmp_path, "2018"), EXPORTS / "surveymonkey" / "starwars.csv"
    found = proposed(path, codes, "enquete", wave="2018")
    assert len(own(found)) == 14
    assert {f.rule.column for f in found.findings if f.refused} >= {"Gender", "Age"}
    result = checked(path, codes, found.mapping)
    assert (result.good.num_rows, result.bad.num_rows) == (1186, 0)
    assert set(column(result, "eigen_yoda")) == {"1", "2", "3", "4", "5", None}


def test_qualtrics_becomes_a_respondent_and_the_vp_says_what_a_question_is(tmp_path):
    codes, path = organisation(tmp_path, "2018"), EXPORTS / "qualtrics" / "three_row.csv"
    found = proposed(path, codes, "enquete", wave="2018").mapping
    assert [rule.field for rule in found.read] == ["respondent_sleutel"]
    assert not found.tells
    rules = [
        replace(rule, field="mb_kent_vp", words={"2": "nee"}) if rule.column == "Q1" else rule
        for rule in found.rules
    ]
    result = checked(path, codes, replace(found, rules=tuple(rules)))
    assert column(result, "mb_kent_vp") == ["nee"]


def test_spss_labels_say_what_a_stored_value_means(tmp_path):
    codes, path = organisation(tmp_path, "2018"), EXPORTS / "spss" / "sample_missing.sav"
    mapping = SourceMapping(
        "hr",
        "enquete",
        (
            ColumnRule("mychar", "respondent_sleutel"),
            ColumnRule("myord", "eigen_orde", {"low": "1", "medium": "3", "high": "5"}),
        ),
        fixed={"golf": "2018"},
        questions=(OwnQuestion("eigen_orde", "ordinal", "oordeel5"),),
    )
    result = checked(path, codes, mapping)
    labels = open_file(path).labels["myord"]
    assert labels["3"] == "high"
    assert column(result, "eigen_orde")[:4] == ["1", "3", "5", "1"]
    assert column(result, "eigen_orde")[-1] is None


def test_other_spss_files_without_a_survey_are_read_and_nothing_is_guessed(tmp_path):
    codes = organisation(tmp_path, "2018")
    for name in ("simple_alltypes.sav", "missing_test.sav"):
        found = proposed(EXPORTS / "spss" / name, codes, "enquete", wave="2018")
        assert not found.mapping.tells


def test_a_scale_of_which_only_the_ends_have_a_label_can_run_the_other_way(tmp_path):
    codes = organisation(tmp_path, "2024")
    path = sheet(tmp_path, "r;pv_gewaardeerd;wd_tempo", "a;1;1", "b;2;5", "c;5;3")
    plain = proposed(path, codes, "enquete", wave="2024")
    ends = {"pv_gewaardeerd": {"1": "Helemaal mee eens", "5": "Helemaal niet mee eens"}}
    assert all(not rule.words for rule in plain.mapping.read)
    rules = {
        rule.column: rule for rule in proposed(path, codes, "enquete", labels=ends).mapping.read
    }
    assert dict(rules["pv_gewaardeerd"].words) == {"1": "5", "2": "4", "3": "3", "4": "2", "5": "1"}
    assert not rules["wd_tempo"].words


def test_a_question_that_was_turned_round_is_read_the_other_way(tmp_path):
    codes = organisation(tmp_path, "2024")
    path = sheet(tmp_path, "r;stelling", "a;1", "b;Mee eens", "c;3", "d;n.v.t.")
    mapping = SourceMapping(
        "hr",
        "enquete",
        (ColumnRule("stelling", "pv_hulp_moeilijk", is_reversed=True), ColumnRule("r", "")),
        fixed={"golf": "2024"},
    )
    result = checked(path, codes, mapping)
    assert column(result, "pv_hulp_moeilijk") == ["5", "2", "3", None]


def test_one_row_an_answer_becomes_one_row_a_respondent(tmp_path):
    codes = organisation(tmp_path, "2024")
    path = sheet(
        tmp_path,
        "Respondent;Afdeling;Vraag;Antwoord",
        "b;Stadsbeheer;Weet u wie de vertrouwenspersoon is?;ja",
        "a;Sociaal Domein;mb_kent_vp;nee",
        "b;Stadsbeheer;pv_gewaardeerd;Mee eens",
        "b;Stadsbeheer;pv_gewaardeerd;Helemaal mee eens",
        "a;Sociaal Domein;Uw lievelingskleur?;groen",
    )
    result = checked(path, codes, proposed(path, codes, "enquete", wave="2024").mapping)
    assert column(result, "respondent_sleutel") == ["b", "a"]
    assert column(result, "eenheid") == ["zuid", "noord"]
    assert column(result, "mb_kent_vp") == ["ja", "nee"]
    assert column(result, "pv_gewaardeerd") == ["4", None]
    assert column(result, "rij") == [2, 3]
    assert any(note.startswith("1 antwoorden waren een tweede") for note in result.report.notes)


def test_in_a_file_with_one_row_an_answer_single_questions_can_be_turned_round(tmp_path):
    codes = organisation(tmp_path, "2024")
    path = sheet(
        tmp_path,
        "Respondent;Vraag;Antwoord",
        *("a;pv_hulp_moeilijk;Helemaal mee eens", "a;pv_gewaardeerd;Mee eens", "b;mb_kent_vp;ja"),
        *("b;pv_hulp_moeilijk;2", "b;pv_gewaardeerd;2"),
    )
    mapping = proposed(path, codes, "enquete", wave="2024").mapping
    result = checked(path, codes, replace(mapping, turned=("pv_hulp_moeilijk",)))
    assert column(result, "pv_hulp_moeilijk") == ["1", "4"]
    assert column(result, "pv_gewaardeerd") == ["4", "2"]


def test_one_column_a_choice_becomes_one_field(tmp_path):
    codes = organisation(tmp_path, "2024")
    question = "Met wie heeft u besproken wat u meemaakte?"
    path = sheet(
        tmp_path,
        f"Respondent;mb_kent_vp;{question} [Leidinggevende];{question} [HR];{question} [Niemand]",
        "a;ja;Leidinggevende;HR;",
        "b;ja;;;Niemand",
        "c;nee;;;",
    )
    result = checked(path, codes, proposed(path, codes, "enquete", wave="2024").mapping)
    assert column(result, "mb_besproken_met") == ["leidinggevende;hr", "niemand", None]


@pytest.mark.parametrize(
    ("days", "field", "fixed"),
    [
        (("3-5-2024", "9-6-2025"), "golf", {}),
        (("3-5-2024", "9-6-2024"), "", {"golf": "?2024"}),
    ],
)
def test_the_day_of_answering_tells_the_wave(tmp_path, days, field, fixed):
    codes = organisation(tmp_path, "2024", "2025")
    path = sheet(
        tmp_path, "Datum ingevuld;mb_kent_vp;pv_gewaardeerd", *(f"{d};ja;Mee eens" for d in days)
    )
    mapping = proposed(path, codes, "enquete").mapping
    assert mapping.rules[0].field == field
    assert mapping.fixed == fixed
    if field:
        assert column(checked(path, codes, mapping), "golf") == ["2024", "2025"]


def test_microsoft_forms_in_dutch(tmp_path):
    codes = organisation(tmp_path, "2024")
    path = sheet(
        tmp_path,
        "ID|Begintijd|Tijd van voltooien|E-mail|Naam|Afdeling|Weet u wie de vertrouwenspersoon is?|"
        "Met wie heeft u besproken wat u meemaakte?|Mijn werk is leuk",
        "1|3-5-2024 9:00|3-5-2024 9:04|anonymous||Stadsbeheer|Ja|Leidinggevende;HR;|Mee eens",
        "2|3-5-2024 9:00|3-5-2024 9:04|anonymous||Sociaal Domein|Nee|Niemand;|Oneens",
        "3|3-5-2024 9:00|3-5-2024 9:04|anonymous||Sociaal Domein|Weet ik niet||Neutraal",
    )
    found = proposed(path, codes, "enquete", wave="2024")
    result = checked(path, codes, found.mapping)
    assert result.bad.num_rows == 0
    assert column(result, "respondent_sleutel") == ["1", "2", "3"]
    assert column(result, "mb_kent_vp") == ["ja", "nee", "weet_niet"]
    assert column(result, "mb_besproken_met") == ["leidinggevende;hr", "niemand", None]
    assert column(result, "eigen_mijn_werk_is_leuk") == ["4", "2", "3"]
    assert column(result, "eenheid") == ["zuid", "noord", "noord"]
