"""How periods, subjects, days and cells are written."""

from datetime import date

import pytest

from pipeline.advice.numbers import measure, percentage
from pipeline.advice.pattern import patterns_in
from pipeline.advice.sources import cells_in_words
from pipeline.advice.wording import events_within, place, stretch, subject, window
from pipeline.contracts.public import Event
from pipeline.periods import day_in_words
from tests.advice_examples import example_release, signal, signals

RELEASE = example_release()


def pattern(**codes):
    empty = {"hoofdcategorie": "", "cluster": ""}
    (found,) = patterns_in(signals(signal(RELEASE, **{**empty, **codes})))
    return found


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2024"], "het jaar 2024"),
        (["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], "het jaar 2024"),
        (["2022-H1", "2024-H2"], "de jaren 2022 tot en met 2024"),
        (["2023", "2024"], "de jaren 2023 tot en met 2024"),
        (["2023-H2", "2024-H1"], "de 2e helft van 2023 tot en met de 1e helft van 2024"),
        (["2024-Q2"], "het 2e kwartaal van 2024"),
    ],
)
def test_a_stretch_of_periods_is_as_short_as_it_can_be(periods, words):
    assert stretch(periods).text == words


def test_the_periods_that_are_looked_at():
    assert window(["2025-H1", "2025-H2"]).text == "2025"
    assert window(["2024-H2", "2025-H1"]).text == "het jaar tot en met de 1e helft van 2025"
    assert window(["2025-H2"]).text == "de 2e helft van 2025"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ({}, "met de vertrouwenspersoon"),
        ({"cluster": "oo"}, "over ongewenste omgangsvormen"),
        ({"cluster": "oo", "hoofdcategorie": "oo_pesten"}, "over pesten"),
        ({"cluster": "oo", "eenheid": "zuid"}, "over ongewenste omgangsvormen in Locatie Zuid"),
        ({"eenheid": "zuid"}, "in Locatie Zuid"),
        ({"eenheid": "verdwenen"}, "in verdwenen"),
        ({"relatie": "collega"}, "waarin het gaat over het gedrag van een collega"),
    ],
)
def test_a_subject_reads_on_after_trajecten(codes, words):
    assert subject(pattern(**codes), RELEASE).text == words


def test_a_place_is_empty_for_the_whole_organisation():
    assert place(pattern(), RELEASE).text == ""
    assert place(pattern(eenheid="zuid"), RELEASE).text == " in Locatie Zuid"


def test_events_of_the_whole_and_of_the_unit_are_named_those_of_another_unit_not():
    events = (
        Event(date(2025, 2, 1), "media", None, "Uitzending"),
        Event(date(2025, 6, 1), "training", "zuid", ""),
        Event(date(2024, 6, 1), "training", None, "Te vroeg"),
    )
    release = example_release(events=events)
    year_of = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    south = events_within(pattern(eenheid="zuid"), year_of, release)
    assert south.text == "Uitzending (1e kwartaal van 2025); training (2e kwartaal van 2025)"
    north = events_within(pattern(eenheid="noord"), year_of, release)
    assert north.text == "Uitzending (1e kwartaal van 2025)"
    assert events_within(pattern(), ["2022-Q1"], release) is None


def test_cells_are_told_by_table_with_the_codes_they_share():
    cells = [
        "p0001|hoofdcategorie|periode=2024-Q1|hoofdcategorie=oo_pesten",
        "p0001|hoofdcategorie|periode=2024-Q1|hoofdcategorie=oo_intimidatie",
        "p0002|hoofdcategorie|periode=2024-Q2|hoofdcategorie=oo_pesten",
        "p0002|index_x_eenheid|golf=2024|eenheid=zuid|index=og|antwoord=wel",
        "p0002|index_x_eenheid|golf=2024|eenheid=zuid|index=og|antwoord=geen",
        "p0003|totaal|periode=2024-Q3",
    ]
    assert cells_in_words(cells).split("; ") == [
        "hoofdcategorie, 2024-Q1 t/m 2024-Q2 (p0001 t/m p0002", "3 cellen)",
        "index_x_eenheid (eenheid=zuid, index=og), 2024 (p0002", "2 cellen)",
        "totaal, 2024-Q3 (p0003", "1 cel)",
    ]  # fmt: skip
    assert cells_in_words([]) == ""


def test_numbers_and_days_in_words():
    assert (percentage(0.731), measure(1.0), measure(0.05)) == ("73 %", "1", "0,05")
    assert day_in_words(date(2026, 3, 1)) == "1 maart 2026"
