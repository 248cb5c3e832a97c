"""Concentratie: a larger part here than elsewhere, shrunken, and never about more of everything."""

import re

import numpy as np
import pytest

from pipeline.contracts.codes import load_texts
from pipeline.release.noise_law import Noise
from pipeline.signals import detect
from pipeline.signals.concentration.concentration import Concentration
from pipeline.signals.concentration.tables import Crossing, Pile
from tests.mix_releases import counted_release
from tests.releases import QUARTERS, TODAY, publiek_of

SIZES = {"u0": 3000, "u1": 3000, "u2": 6000}
CLUSTERS = {"oo": 0.35, "sw": 0.35, "wb": 0.15, "in": 0.15}
FOUND = ("signaal", "sterk_signaal")


def rows(factor=lambda unit, cluster: 1.0, a_year=400, eps=1.0, seed=3, table="cluster_x_eenheid"):
    means = {
        (c, u): a_year / 4 * share * n / 12_000
        for c, share in CLUSTERS.items()
        for u, n in SIZES.items()
    }
    rng = np.random.default_rng(seed)

    def times(table, quarter, codes):
        return factor(codes[1], codes[0]) if quarter in QUARTERS[-4:] else 1.0

    release = counted_release({table: means}, eps, rng, publiek_of(SIZES), times)
    signals = detect(release, TODAY)
    return signals[signals["code"] == "concentratie"]


@pytest.fixture(scope="module")
def more():
    return rows(lambda unit, cluster: 3.0 if (unit, cluster) == ("u1", "wb") else 1.0)


def test_a_subject_that_is_a_larger_part_in_one_unit_is_found_there_alone(more):
    found = more[more["niveau"].isin(FOUND)]
    assert list(zip(found["eenheid"], found["cluster"], strict=True)) == [("u1", "wb")]
    one = found.iloc[0]
    assert one["richting"] == "stijging"
    assert 1 < one["effect_lower"] < one["effect"] < one["effect_upper"]
    assert one["waarneming"] > one["verwacht_upper"]
    assert all("eenheid=u1" in cell for cell in one["cellen"])


def test_its_sentence_lays_here_beside_elsewhere_with_two_readings(more):
    sentence = more[more["niveau"].isin(FOUND)].iloc[0]["zin"]
    assert sentence.startswith("Vanuit Eenheid u1 gingen van elke 100 trajecten")
    assert "Elders zijn het er ongeveer" in sentence
    assert "Er zijn twee lezingen: " in sentence
    for rule in load_texts("woorden")["verboden"]:
        for form in rule["vormen"]:
            assert not re.search(rf"\b{re.escape(form)}\b", sentence, re.IGNORECASE)


def test_more_of_everything_in_a_unit_is_no_concentratie():
    assert not rows(lambda unit, cluster: 3.0 if unit == "u1" else 1.0)["niveau"].isin(FOUND).any()


def test_less_of_a_subject_is_no_concentratie():
    fewer = rows(lambda unit, cluster: 0.2 if (unit, cluster) == ("u2", "oo") else 1.0, a_year=300)
    assert "oo" not in set(fewer.loc[fewer["niveau"].isin(FOUND), "cluster"])


def test_without_a_crossing_one_row_says_which_table_is_needed():
    one = rows(table="eenheid_x_doorlooptijd")
    assert list(one["niveau"]) == ["te_weinig_gegevens"]
    assert "`cluster_x_eenheid`" in one.iloc[0]["zin"]


def test_a_small_organisation_gets_one_row_and_no_number():
    one = rows(a_year=8)
    assert list(one["niveau"]) == ["te_weinig_gegevens"]
    assert np.isnan(one.iloc[0]["waarneming"])
    assert one.iloc[0]["eenheid"] == ""


def concentration(n, epsilon, elsewhere=10):
    noise = Noise.of([epsilon] * 4)
    piles = {
        ("a", "oo"): Pile(n, noise),
        ("a", "sw"): Pile(20, noise),
        ("b", "oo"): Pile(elsewhere, noise),
        ("b", "sw"): Pile(200, noise),
    }
    return Concentration(
        Crossing("cluster", QUARTERS[-4:], piles, {"a": 100, "b": 900}, 1.0), "a", "oo"
    )


def test_a_handful_is_drawn_towards_what_is_expected_and_more_so_under_more_noise():
    one = concentration(6, 2.0)
    raw = one.here.noisy_n / one.expected
    assert 1 < one.effect.value < raw
    assert concentration(6, 0.3).effect.value < one.effect.value
    many = concentration(200, 2.0, elsewhere=100)
    assert many.effect.value == pytest.approx(many.here.noisy_n / many.expected, rel=0.1)


def test_a_negative_noisy_count_has_an_effect_too():
    effect = concentration(-3, 0.5).effect
    assert 0 < effect.lower < effect.value < effect.upper
