"""Header rows of survey tools: recognised, joined to one, and the columns about people left out."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.ingest.exports import export_block
from pipeline.ingest.read_file import open_file

QUALTRICS = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "ResponseId", "Q1"]
FORMS = ["Id", "Begintijd", "Tijd van voltooiing", "E-mail", "Naam", "Bij welke afdeling werkt u?"]


def columns(*rows: list[str]) -> tuple[str, list[str], int]:
    """Tool, kept headers and last header row of the block on top of these rows."""
    block = export_block(rows)
    assert block is not None
    kept = [h for i, h in enumerate(block.headers) if i not in block.personal]
    return block.tool, kept, block.last


@pytest.mark.parametrize(
    "headers",
    [
        ["id", "submitdate", "lastpage", "startlanguage", "ipaddr", "G1Q1", "G1Q2[SQ001]"],
        [
            "id. Antwoord ID",
            "submitdate. Datum ingediend",
            "lastpage. Laatste pagina",
            "startlanguage. Begintaal",
            "ipaddr. IP-adres",
            "G1Q1. Hoe gaat het?",
            "G1Q2[SQ001]. Ik heb last van [werkdruk]",
        ],
    ],
)
def test_limesurvey_has_codes_as_headers(headers: list[str]) -> None:
    tool, kept, last = columns(headers, ["1", "2024-05-03 12:00:00", "2", "nl", "10.0.0.1", "A1"])
    assert (tool, last) == ("limesurvey", 0)
    assert kept == ["id", "lastpage", "startlanguage", "G1Q1", "G1Q2[SQ001]"]


def test_limesurvey_with_texts_only_keeps_the_texts() -> None:
    headers = ["Antwoord ID", "Datum ingediend", "Laatste pagina", "Begintaal", "Hoe gaat het?"]
    tool, kept, _ = columns(headers, ["1", "2024-05-03", "2", "nl", "goed"])
    assert tool == "limesurvey"
    assert kept == ["Antwoord ID", "Laatste pagina", "Begintaal", "Hoe gaat het?"]


def test_qualtrics_with_two_header_rows() -> None:
    texts = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Response ID"]
    tool, kept, last = columns(QUALTRICS, [*texts, "Hoe gaat het?"], ["2024-05-03 12:00:00"])
    assert (tool, kept, last) == ("qualtrics", ["Status", "Progress", "ResponseId", "Q1"], 1)


def test_qualtrics_of_which_the_texts_were_removed() -> None:
    assert columns(QUALTRICS, ["2024-05-03 12:00:00", *[""] * 6])[2] == 0


def test_legacy_qualtrics_names_its_own_columns_in_the_second_row() -> None:
    codes = ["V1", "V2", "V3", "V6", "V8", "Q1"]
    texts = ["ResponseID", "ResponseSet", "Name", "IPAddress", "StartDate", "Hoe gaat het?"]
    tool, kept, last = columns(codes, texts, ["R_1", "Default", "Anoniem", "10.0.0.1", "2015", "2"])
    assert (tool, kept, last) == ("qualtrics", ["ResponseID", "ResponseSet", "Q1"], 1)


def test_surveymonkey_joins_question_and_choice() -> None:
    questions = ["Respondent ID", "IP Address", "Custom Data 1", "Wie?", "", "Waarom?"]
    choices = ["", "", "", "Collega", "Anders", "Open-Ended Response"]
    tool, kept, last = columns(questions, choices, ["1", "10.0.0.1", "", "Collega", "", "tja"])
    assert (tool, last) == ("surveymonkey", 1)
    assert kept == ["Respondent ID", "Wie? [Collega]", "Wie? [Anders]", "Waarom?"]


@pytest.mark.parametrize(
    "headers",
    [
        FORMS,
        ["ID", "Start time", "Completion time", "Email", "Name", FORMS[-1]],
        ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", FORMS[-1]],
    ],
)
def test_forms_in_dutch_and_english(headers: list[str]) -> None:
    assert columns(headers)[:2] == ("forms", [headers[0], headers[-1]])


def test_a_sheet_of_talks_is_no_export() -> None:
    rows = [["traject_sleutel", "periode", "hoofdcategorie"], ["t1", "2024-Q1", "pesten"]]
    assert export_block(rows) is None
    assert export_block([["", ""]]) is None


def test_forms_of_a_named_person_are_not_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(FORMS)
    book.active.append(["1", "2024-05-03", "2024-05-03", "kanarie@x.nl", "Kanarie", "Zorg;"])
    book.save(tmp_path / "a.xlsx")
    source = open_file(tmp_path / "a.xlsx")
    raw = source.read()
    assert source.tool == "forms"
    assert raw.columns == ("Id", FORMS[-1])
    assert "anarie" not in str(raw.table.to_pylist()) + str(raw.notes)
    assert "Naam" in " ".join(raw.notes)
