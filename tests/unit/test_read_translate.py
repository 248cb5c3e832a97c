"""One spelling for every period, date, number and code; nothing is guessed."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import load_contract
from pipeline.ingest import headers, refuse_columns, row_lists, translate
from pipeline.ingest.translate import day, decimal, one, quarter, several, whole, yes_or_no
from pipeline.periods import quarter_of

DAYS = st.dates(date(1955, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("module", [headers, refuse_columns, row_lists, translate])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(DAYS)
def test_every_spelling_of_a_day_gives_its_quarter_and_its_date(moment: date) -> None:
    serial = (moment - date(1899, 12, 30)).days
    spellings = (
        moment.isoformat(),
        f"{moment.isoformat()} 09:30",
        f"{moment.day}-{moment.month}-{moment.year}",
        f"{moment:%d/%m/%Y}",
        str(serial),
        f"{serial},75",
        f"{moment:%Y%m%d}",
    )
    assert {quarter(text) for text in spellings} == {quarter_of(moment)}
    assert {day(text) for text in spellings} == {moment.isoformat()}


@pytest.mark.parametrize("text", ["2024-Q3", "Q3 2024", "3e kwartaal 2024", "juli 2024", "2024-08"])
def test_quarters_and_months(text: str) -> None:
    assert quarter(text) == "2024-Q3"


@pytest.mark.parametrize("text", ["2024", "31-02-2024", "13/25/2024", "99999", "vorige week", "1"])
def test_what_is_no_period_is_not_guessed(text: str) -> None:
    assert quarter(text) is None
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("1.250,5", "1250.5"),
        ("1 250", "1250"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("-3", "-3"),
        ("€ 5", None),
        ("1,2,3", None),
    ],
)
def test_dutch_numbers(text: str, number: str | None) -> None:
    assert decimal(text) == number


def test_whole_numbers() -> None:
    assert [whole(t) for t in ("12", "12,0", "12,5", "1.250", "")] == [
        "12",
        "12",
        None,
        "1250",
        None,
    ]


def test_yes_or_no() -> None:
    assert [yes_or_no(t) for t in ("Ja", "WAAR", "nee", "0", "soms")] == [
        "ja", "ja", "nee", "nee", None,
    ]  # fmt: skip


def test_codes_by_code_label_and_old_word() -> None:
    codes = load_codelist("categorieen")
    assert one("oo_pesten", codes) == one("PESTEN", codes) == one(" pesten ", codes) == "oo_pesten"
    assert one("iets anders dan dit", codes) is None


def test_a_number_is_only_a_code_when_it_is_that_code() -> None:
    scale = load_codelist("antwoordschalen.eens5")
    assert [one(t, scale) for t in ("5", "5,0", "5.0", "-1", "1,5", "6")] == [
        "5", "5", "5", None, None, None,
    ]  # fmt: skip


def test_several_answers_in_the_order_of_the_list() -> None:
    field = load_contract("enquete").field("mb_besproken_met")
    codes = load_codelist(str(field.codelist))
    assert several("HR; collega;collega", codes) == "collega;hr"
    assert several("HR; de buurman", codes) is None


@given(st.text(max_size=40))
def test_no_text_breaks_a_translator(text: str) -> None:
    codes = load_codelist("relaties")
    for translate_one in (quarter, day, decimal, whole, yes_or_no):
        found = translate_one(text)
        assert found is None or translate_one(found) == found
    for found in (one(text, codes), several(text, codes)):
        assert found is None or found in codes.values() or ";" in found


def test_a_date_far_away_is_no_error() -> None:
    assert day((date(2099, 1, 1) + timedelta(days=400)).isoformat()) == "2100-02-05"
