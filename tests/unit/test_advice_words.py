"""The word check on free text: what it finds, what it leaves alone, and where it points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.advice.word_check import check_text, check_words
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


@pytest.mark.parametrize(
    ("text", "rule", "word"),
    [
        ("De stijging wordt veroorzaakt door drukte.", "oorzaak", "veroorzaakt"),
        ("Leidinggevenden zijn de oorzaak van de stijging.", "oorzaak", "zijn de oorzaak"),
        ("Het steeg doordat er een film was.", "oorzaak", "doordat"),
        ("Er kwamen er meer als gevolg van de film.", "oorzaak", "als gevolg van"),
        ("Het aantal is enorm gestegen.", "overdrijving", "enorm"),
        ("Uit de cijfers blijkt dat het anders moet.", "stelligheid", "blijkt dat"),
        ("Van de 23 medewerkers zegt 40 % ja.", "kleine_groep", "40 %"),
        ("Dat is 40 procent van 12 gesprekken.", "kleine_groep", "40 procent"),
        ("Volgens Jan de Vries speelt dit.", "naam", "Jan de Vries"),
        ("Bel mij op 06-12345678.", "naam", "06-12345678"),
        ("Er kwam een melding.", "melding", "melding"),
    ],
)
def test_what_had_better_be_written_otherwise_is_found_with_what_to_write(text, rule, word):
    (found,) = check_text(text)
    assert (found.regel, found.woord) == (rule, word)
    assert text[found.begin : found.eind] == word
    assert found.schrijf
    assert found.reden


@pytest.mark.parametrize(
    "text",
    [
        "Wat na een gebeurtenis komt, komt niet altijd door die gebeurtenis.",
        "Dan kan het verschil komen door wie er antwoordde.",
        "Van de 2.300 medewerkers zegt 40 % ja.",
        "Het steeg met 40 %. Er zijn 12 gesprekken gevoerd.",
        "De directie van Locatie Zuid bespreekt dit met de ondernemingsraad.",
        "",
    ],
)
def test_what_is_well_written_is_left_alone(text):
    assert check_text(text) == ()


def test_a_name_that_came_with_the_program_is_none():
    text = "In Willem Drees zien wij meer gesprekken."
    assert [found.woord for found in check_text(text)] == ["Willem Drees"]
    assert check_text(text, ["Willem Drees"]) == ()


def test_findings_are_told_in_reading_order():
    found = check_text("Het is enorm, doordat een dader 40 % van 12 mensen trof.")
    assert [one.regel for one in found] == ["overdrijving", "oorzaak", "dader", "kleine_groep"]
