"""The word check on free text: what it finds, what it leaves alone, and where it points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.advice.word_check import check_words
from pipeline.contracts import load_texts

RULES = load_texts("woorden")["verboden"]
FORMS = [(rule["code"], form) for rule in RULES for form in rule["vormen"]]


@pytest.mark.parametrize("change", [str.lower, str.upper, str.capitalize])
def test_every_forbidden_form_is_found_in_any_case_and_where_it_stands(change):
    for code, form in FORMS:
        text = f"Ja, {change(form)}, nee."
        found = [finding for finding in check_words(text) if finding.regel == code]
        assert [text[one.begin : one.eind] for one in found] == [change(form)]
        assert found[0].schrijf


@pytest.mark.parametrize(
    "text",
    [
        "Een gesprek is geen melding.",
        "De meldbereidheid stijgt.",
        "De klachtencommissie geeft het aantal formele klachten zelf.",
        "Er is geen patroon aantoonbaar.",
        "Wij horen dat medewerkers spanning ervaren.",
    ],
)
def test_right_words_are_left_alone(text):
    assert check_words(text) == ()


def test_an_allowed_use_does_not_excuse_another():
    found = check_words("Een formele melding is iets anders dan een melding.")
    assert [one.begin for one in found] == [43]


def test_words_split_over_spaces_are_found():
    assert [one.regel for one in check_words("Het is een onveilige   afdeling.")] == ["hotspot"]


def test_findings_come_in_reading_order():
    found = check_words("De dader, het slachtoffer en het incident.")
    assert [one.regel for one in found] == ["dader", "melder", "incident"]


@given(st.text(max_size=80))
def test_any_text_can_be_checked(text):
    for finding in check_words(text):
        assert text[finding.begin : finding.eind] == finding.woord
