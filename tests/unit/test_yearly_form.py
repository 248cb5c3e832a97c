"""The form of the jaarrapport: no talks, no names, and nothing that was typed is repeated."""

import pytest

from pipeline.advice.yearly.form_file import empty_form, read_form
from pipeline.advice.yearly.typed_talks import counts_talks
from pipeline.errors import RefusedInput
from pipeline.steps.yearly import names_somebody


def read(text, names=lambda _: False):
    return read_form(text.encode(), 2025, names)


def test_the_empty_form_is_a_form():
    assert read(empty_form(2025)).is_empty


@pytest.mark.parametrize(
    "text",
    [
        "Wij voerden 34 gesprekken.",
        "Het aantal gesprekken was vierendertig.",
        "Er waren tientallen trajecten.",
        "Gesprekken: 12",
        "In totaal kwamen er 12 medewerkers langs.",
        "Wij spraken acht mensen.",
        "Ongeveer 40% van de gesprekken ging over pesten.",
        "Er liepen 5 casussen.",
        "De helft van de gesprekken ging over werkdruk.",
        "drieëntwintig cliënten",
    ],
)
def test_a_number_of_talks_is_found(text):
    assert counts_talks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wij gaven 6 voorlichtingen voor 120 medewerkers.",
        "In 2025 zijn gesprekken vertrouwelijk.",
        "Een gesprek is altijd mogelijk.",
        "Wij hielden vier keer intervisie. Gesprekken blijven vertrouwelijk.",
        "Op dinsdag van 9 tot 12 uur.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not counts_talks(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rol: {werkwijze: "Wij voerden 34 gesprekken."}', "rol.werkwijze"),
        ('voorlichtingen: [{wat: "gesprekken met medewerkers", aantal: 34}]', "voorlichtingen 1"),
        ("aantal_gesprekken: 34", "vraag naar gesprekken"),
        ("rol: {trajecten: 34}", "vraag naar gesprekken"),
    ],
)
def test_a_number_of_talks_is_refused_with_why(text, said):
    with pytest.raises(RefusedInput) as refused:
        read(text)
    assert said in str(refused.value)
    assert "beschermd" in str(refused.value)
    assert "34" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "geheim_veld: 3",
        "rol: {geheim_veld: 3}",
        "rol: geheim",
        "rol: [geheim]",
        "jaar: geheim",
        "jaar: 2019",
        "training: geheim",
        "formele_klachten: {aantal: -3}",
        "formele_klachten: {aantal: geheim}",
        "- geheim",
        "geheim",
        "rol: {bereikbaarheid: 'geheim",
        "? {geheim: 1}\n: 2",
        f"intervisie: '{'geheim ' * 200}'",
        "training: ['geheim']\n" + "x: &a [*a]",
        "!!python/object/apply:os.system ['geheim']",
    ],
)
def test_what_is_no_form_is_refused_without_repeating_it(text):
    with pytest.raises(RefusedInput) as refused:
        read(text)
    assert "geheim" not in str(refused.value)
    assert refused.value.exit_code == 2


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(RefusedInput):
        read_form(b"\xff\xfe\x00rol", 2025, lambda _: False)


def test_a_name_of_somebody_is_refused_and_not_repeated():
    with pytest.raises(RefusedInput) as refused:
        read("intervisie: 'Samen met Fatima de Boer.'", names_somebody)
    assert "intervisie" in str(refused.value)
    assert "Fatima" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# alleen uitleg",
        "vooruitblik: [a]\nvooruitblik: [b]",
        "x: &x [a, a]\nvooruitblik: *x",
        "vooruitblik: &x [*x]",
        "vooruitblik: " + "[" * 3000 + "]" * 3000,
    ],
)
def test_a_form_that_would_lose_words_or_never_end_is_refused(text):
    with pytest.raises(RefusedInput, match="niet te lezen"):
        read(text)


def test_signs_that_cannot_be_seen_are_left_out():
    form = read('vooruitblik: ["Meer\\u202e uitleg\\x07"]')
    assert form.vooruitblik == ("Meer uitleg",)
