"""Survey scores: right on average, covered by their intervals, silent below fifty answers."""

from datetime import date
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import Wave
from pipeline.release.noise_law import Noise
from pipeline.signals import SCORE_COLUMNS, index_scores
from pipeline.signals.survey.histogram import Bin, Histogram
from pipeline.signals.survey.score import score_of
from tests.releases import geometric_noise, publiek_of, release_of, simulated, survey_table

SIZES = {"u0": 3000, "u1": 9000}
CLEAR = 20.0
OG = {"geen": 830, "wel": 170, "wil_niet_zeggen": 40, "onbekend": 12}
MB = {"0": 50, "25": 100, "50": 300, "75": 400, "100": 150, "onbekend": 20}


def scores(*tables, sizes=SIZES, invited=12000):
    rng = np.random.default_rng(1)
    waves = (Wave("2024", invited, date(2024, 6, 1)), Wave("2025", invited, date(2025, 6, 1)))
    enquete = pd.concat(tables, ignore_index=True)
    truth = simulated(100, rng, sizes)
    release = release_of(truth, {"totaal": 1.0}, rng, publiek_of(sizes, (), waves), enquete=enquete)
    return index_scores(release)


def table(index, counts, epsilon=CLEAR, golf="2025", seed=1):
    return survey_table(golf, index, counts, epsilon, np.random.default_rng(seed))


def test_a_share_is_of_all_who_answered_and_not_wanting_to_say_is_an_answer():
    row = scores(table("og", {"": OG})).iloc[0]
    assert row["score"] == pytest.approx(100 * 170 / 1040)
    assert (row["n_lower"], row["n_upper"]) == (1040, 1040)
    assert row["zin"].startswith("Ongeveer 16 van de 100 medewerkers (tussen 15 en 18)")
    assert row["zin"].endswith("Ongeveer 4 van de 100 (tussen 3 en 5) wilden dit niet zeggen.")


def test_a_score_is_a_mean_of_points():
    row = scores(table("mb", {"": MB})).iloc[0]
    assert row["score"] == pytest.approx(62.5)
    assert row["lower"] < row["lower_sampling"] + 0.1 < 62.5 < row["upper_sampling"] < 65
    assert "Hoger is gunstiger." in row["zin"]


def test_the_columns():
    assert tuple(scores(table("og", {"": OG})).columns) == SCORE_COLUMNS


def test_below_fifty_answers_nothing_is_shown():
    few = {"geen": 30, "wel": 9, "wil_niet_zeggen": 10, "onbekend": 90}
    row = scores(table("og", {"": few})).iloc[0]
    assert row["is_te_onzeker"]
    assert np.isnan(row["score"]) and np.isnan(row["lower"])
    assert "niet getoond (te weinig gegevens)" in row["zin"]


def test_noise_can_make_sixty_answers_too_few():
    row = scores(table("og", {"": {"geen": 50, "wel": 10}}, epsilon=0.1)).iloc[0]
    assert row["is_te_onzeker"]


def test_a_unit_of_fewer_than_fifty_people_is_never_shown():
    row = scores(table("og", {"u0": OG}), sizes={"u0": 45, "u1": 9000}).iloc[1]
    assert row["eenheid"] == "u0"
    assert row["is_te_onzeker"]


def test_the_whole_is_summed_over_units_when_that_carries_less_noise():
    halves = {"u0": OG, "u1": OG, "niet_toegedeeld": {"geen": 100, "wel": 0}}
    only_units = scores(table("og", halves))
    assert only_units["eenheid"].tolist() == ["", "u0", "u1"]
    assert only_units["score"].iloc[0] == pytest.approx(100 * 340 / 2180)
    both = scores(table("og", halves, epsilon=0.2), table("og", {"": {"geen": 900, "wel": 100}}))
    assert both["score"].iloc[0] == pytest.approx(10.0)


def test_waves_are_in_time_and_indices_in_the_order_of_the_list():
    found = scores(table("mb", {"": MB}), table("og", {"": OG}), table("og", {"": OG}, golf="2024"))
    assert found[["golf", "index"]].values.tolist() == [
        ["2024", "og"],
        ["2025", "og"],
        ["2025", "mb"],
    ]


@pytest.mark.parametrize(("n", "epsilon"), [(120, 1.0), (400, 0.2), (2000, 0.1)])
def test_intervals_cover_the_truth(n, epsilon):
    """Ninety in a hundred: of everyone, with sampling and privacy together."""
    rng = np.random.default_rng(3)
    chances = np.array([0.05, 0.15, 0.3, 0.35, 0.15])
    points = np.array([0, 25, 50, 75, 100.0])
    covered = shown = 0
    for _ in range(500):
        noisy = rng.multinomial(n, chances) + geometric_noise(epsilon, (5,), rng)
        noise = Noise(((epsilon, 1),))
        bins = tuple(Bin(float(p), int(c), noise) for p, c in zip(points, noisy, strict=True))
        score = score_of(Histogram("2025", "", "mb", bins, ()), 0)
        low, high = score.interval()
        shown += not score.is_te_onzeker
        covered += low <= points @ chances <= high
    assert shown >= 450
    assert 0.87 <= covered / shown <= 0.94


def test_everyone_answering_leaves_privacy_as_the_only_chance():
    row = scores(table("og", {"": {"geen": 900, "wel": 100}}, epsilon=0.5), invited=1000).iloc[0]
    assert row["upper_sampling"] - row["lower_sampling"] < 0.5
    z = NormalDist().inv_cdf(0.95)
    assert row["upper_privacy"] - row["lower_privacy"] == pytest.approx(
        2 * z * 0.253 + 0.1, rel=0.05
    )
