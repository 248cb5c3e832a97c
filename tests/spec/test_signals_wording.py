"""The sentences: always a range, two readings for a change, none of the words we never use."""

import doctest
import re
from dataclasses import replace

import numpy as np
import pytest

from pipeline.contracts.codes import load_texts
from pipeline.signals import detect, numbers
from pipeline.signals.numbers import stretch_label
from tests.releases import TODAY, publiek_of, release_of, simulated

SIZES = {"u0": 3000, "u1": 9000}
PLAN = {"totaal": 0.15, "cluster": 0.15, "hoofdcategorie": 0.5, "eenheid": 0.2}


def signals(factor, **where):
    rng = np.random.default_rng(4)
    truth = simulated(250, rng, SIZES).times(factor, rng, **where)
    return detect(release_of(truth, PLAN, rng, publiek_of(SIZES)), TODAY)


@pytest.fixture(scope="module")
def rise():
    found = signals(3.0, hoofdcategorie="sw_leidinggevende")
    return found[found["hoofdcategorie"] == "sw_leidinggevende"].iloc[0]


def forbidden(sentence):
    for rule in load_texts("woorden")["verboden"]:
        for form in rule["vormen"]:
            if re.search(rf"\b{re.escape(form)}\b", sentence, re.IGNORECASE):
                yield rule["code"]


def test_no_sentence_uses_a_word_we_never_use(rise):
    for factor in (1.0, 0.1, 3.0):
        for sentence in signals(factor, eenheid="u0")["zin"]:
            assert sentence
            assert not list(forbidden(sentence))
    assert not list(forbidden(rise["zin"]))


def test_a_rise_has_its_number_its_range_what_is_usual_and_how_seldom_it_is(rise):
    sentence = rise["zin"]
    assert f"ongeveer {rise['waarneming']:.0f} trajecten (tussen " in sentence
    assert "het getal is expres iets onnauwkeurig gemaakt" in sentence
    low, high = round(rise["verwacht_lower"]), round(rise["verwacht_upper"])
    assert f"Gewoonlijk zijn het er {low} tot {high}." in sentence
    assert re.search(r"Zonder verandering zien we zoiets in minder dan 1 van de 1\.?0?00", sentence)


def test_a_change_always_has_two_readings(rise):
    assert "Er zijn twee lezingen: er gebeurt meer, of" in rise["zin"]
    found = signals(0.05)
    fall = found[found["richting"] == "daling"].iloc[0]
    assert "Er zijn twee lezingen: er gebeurt minder, of" in fall["zin"]


def test_a_unit_is_a_place_and_never_the_subject():
    found = signals(3.0, eenheid="u0")
    units = found[found["eenheid"] != ""]
    assert units["zin"].str.startswith("Vanuit Eenheid u").all()


def test_what_cannot_be_seen_is_never_called_absent():
    found = signals(1.0)
    silent = found[found["niveau"] == "te_weinig_gegevens"]
    changes = silent[silent["code"].isin(["stijging", "daling"])]
    assert changes["zin"].str.contains("zelfs een verdrievoudiging").all()
    assert silent["zin"].str.contains("Dat zegt niet dat er niets speelt.").all()


def test_where_people_cannot_be_told_apart_it_is_about_gesprekken():
    rng = np.random.default_rng(4)
    truth = simulated(250, rng, SIZES).times(3.0, rng)
    release = release_of(truth, PLAN, rng, publiek_of(SIZES))
    promised = replace(release.publicaties[0], belofte={"eenheid": "gesprek"})
    found = detect(replace(release, publicaties=(promised,)), TODAY)
    sentence = found[found["richting"] == "stijging"].iloc[0]["zin"]
    assert "waren er in 2025 meer gesprekken dan gewoonlijk" in sentence
    assert "trajecten" not in sentence


@pytest.mark.parametrize(
    ("periods", "label"),
    [
        (["2024-H2", "2025-Q1"], "de 3 kwartalen tot en met het 1e kwartaal van 2025"),
        (["2023", "2024-H1"], "de 6 kwartalen tot en met de 1e helft van 2024"),
        (["2023-Q4", "2024"], "de 5 kwartalen tot en met 2024"),
        (["2024-H1", "2024-Q3", "2024-Q4"], "2024"),
        (["2023-H2", "2024-Q1", "2024-Q2"], "het jaar tot en met het 2e kwartaal van 2024"),
        (["2023-Q4", "2024-Q1"], "de 2 kwartalen tot en met het 1e kwartaal van 2024"),
    ],
)
def test_a_stretch_of_unlike_periods_is_counted_in_quarters(periods, label):
    assert stretch_label(periods) == label


def test_the_labels_in_the_documentation_are_made_so():
    assert doctest.testmod(numbers).failed == 0
