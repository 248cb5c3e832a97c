"""A change so huge that it cannot be chance is told, also where a tripling could not be seen."""

import numpy as np
import pytest

from pipeline.release.noise_law import Noise
from pipeline.release.sharing import HUGE
from pipeline.signals import detect
from pipeline.signals.change.judged import TOTAL, changes_of, judge
from pipeline.signals.series import Point, Series
from tests.releases import QUARTERS, TODAY, Truth, geometric_noise, publiek_of, release_of

SIZES = {"u0": 600}
USUAL = {"oo_pesten": 10}  # a quarter
FOUND = ("let_op", "signaal", "sterk_signaal")


def changes(before, now, plan, rng, rare="in_misstand", usual=USUAL):
    """So many a year of a rare subject, always and in the newest year, beside the usual ones."""
    n = np.zeros((1, 1 + len(usual), len(QUARTERS)), dtype=int)
    years = [before] * (len(QUARTERS) // 4 - 1) + [now]
    n[0, 0] = [year // 4 + (q < year % 4) for year in years for q in range(4)]
    for number, count in enumerate(usual.values()):
        n[0, 1 + number] = count
    truth = Truth(n, tuple(SIZES), (rare, *usual), QUARTERS)
    release = release_of(truth, plan, rng, publiek_of(SIZES), grain="jaar")
    signals = detect(release, TODAY)
    return signals[signals["code"].isin(("stijging", "daling"))]


def of_total(before, now, epsilon, seed):
    found = changes(before, now, {"totaal": epsilon}, np.random.default_rng(seed), usual={})
    return found.iloc[0]


@pytest.mark.parametrize("epsilon", [0.5, 1.0, 20.0])
def test_a_total_from_one_to_forty_a_year_is_told(epsilon):
    rows = [of_total(1, 40, epsilon, seed) for seed in range(5)]
    assert {(row["niveau"] in FOUND, row["richting"]) for row in rows} == {(True, "stijging")}
    assert all("meer mensen praten dan gewoonlijk" in row["zin"] for row in rows)
    assert all(row["effect_lower"] > 3 for row in rows)


def test_a_total_from_one_to_two_is_still_too_little_to_tell_from_chance():
    for seed in range(5):
        row = of_total(1, 2, 1.0, seed)
        assert row["niveau"] == "te_weinig_gegevens"
        assert np.isnan(row["p_value"]) and np.isnan(row["waarneming"])


def test_a_subject_that_hardly_ever_came_up_is_told_when_it_comes_up_forty_times():
    plan = {"hoofdcategorie": 1.0}
    found = changes(0, 40, plan, np.random.default_rng(2))
    rare = found[found["hoofdcategorie"] == "in_misstand"].iloc[0]
    assert (rare["niveau"] in FOUND, rare["richting"]) == (True, "stijging")
    same = changes(0, 1, plan, np.random.default_rng(2))
    left = same[same["hoofdcategorie"] == "in_misstand"].iloc[0]
    assert left["niveau"] == "te_weinig_gegevens"


def test_a_small_total_is_seldom_told_when_nothing_changes():
    rng, runs, told = np.random.default_rng(3), 300, 0
    for _ in range(runs):
        counts = rng.poisson(1.0, 5) + geometric_noise(1.0, (5,), rng)
        years = [
            (Point(str(2021 + at), int(n), Noise(((1.0, 1),)), 4.0, ()),)
            for at, n in enumerate(counts)
        ]
        (one,), _ = judge(changes_of([Series(TOTAL, "totaal", tuple(reversed(years)))]))
        told += one.is_signal
        assert not one.has_power
    assert told <= runs * HUGE + 3 * np.sqrt(runs * HUGE)
