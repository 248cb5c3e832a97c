"""Ninety of a hundred 90 % ranges of a share or a mean hold what is true of everyone invited.

Written from the definitions: a population is fixed, some of them answer by chance, the door adds
noise, and the range is held against the mean of the population.
"""

import numpy as np
import pandas as pd
import pytest

from pipeline.release.noise_law import Noise
from pipeline.release.survey_estimates import joint_histograms
from pipeline.signals.survey.histogram import Bin, Histogram
from pipeline.signals.survey.score import score_of, score_of_joint
from tests.releases import geometric_noise

RUNS = 800
LEAST = 0.90 - 2.5 * np.sqrt(0.9 * 0.1 / RUNS)
LIKERT = {0: 0.05, 25: 0.15, 50: 0.3, 75: 0.35, 100: 0.15}
SKEWED = {0: 0.01, 25: 0.02, 50: 0.07, 75: 0.2, 100: 0.7}
SHARE = {0: 0.83, 100: 0.17}
RARE = {0: 0.96, 100: 0.04}
HALF = {0: 0.5, 100: 0.5}
ALL = pytest.mark.parametrize("shares", [LIKERT, SKEWED, SHARE, RARE, HALF], ids=str)
# The number that answers, with the noise that a plan would give at that size.
SIZES = pytest.mark.parametrize(
    ("n", "epsilon", "sigma"),
    [(50, 1.0, 0), (50, 0.5, 0), (200, 0.2, 0), (200, 0, 10), (1000, 0.05, 0), (1000, 0, 27)],
)


def answered(shares, n, invited, rng):
    """The mean of the population, and how many of those who answer give each answer."""
    points = np.array(list(shares), float)
    if not invited:
        return points @ list(shares.values()), rng.multinomial(n, list(shares.values()))
    people = np.rint(np.array(list(shares.values())) * invited).astype(int)
    return points @ people / people.sum(), rng.multivariate_hypergeometric(people, n)


def scored(shares, counts, epsilon, sigma, invited, rng):
    noise, size = Noise(gaussian=sigma**2), (len(shares),)
    drawn = np.rint(rng.normal(0, sigma, size)).astype(int)
    if epsilon:
        noise, drawn = Noise(((epsilon, 1),)), geometric_noise(epsilon, size, rng)
    bins = tuple(Bin(float(p), int(c), noise) for p, c in zip(shares, counts + drawn, strict=True))
    return score_of(Histogram("2025", "", "mb", bins, ()), invited)


def covered(shares, n, epsilon, sigma, response, kind="both"):
    rng = np.random.default_rng(11)
    invited = round(n / response) if response else 0
    hits = []
    for _ in range(RUNS):
        truth, counts = answered(shares, n, invited, rng)
        score = scored(shares, counts, epsilon, sigma, invited, rng)
        if kind == "privacy":
            truth = np.array(list(shares), float) @ counts / counts.sum()
        low, high = score.interval(kind)
        assert 0 <= low <= score.value <= high <= 100
        hits.append(low - 1e-9 <= truth <= high + 1e-9)
    return np.mean(hits)


@ALL
@SIZES
def test_of_everyone_when_many_more_could_have_answered(shares, n, epsilon, sigma):
    assert covered(shares, n, epsilon, sigma, None) >= LEAST


@ALL
@SIZES
def test_of_everyone_when_two_thirds_answered(shares, n, epsilon, sigma):
    assert covered(shares, n, epsilon, sigma, 0.65) >= LEAST


@ALL
@SIZES
def test_of_those_who_answered_by_the_noise_alone(shares, n, epsilon, sigma):
    assert covered(shares, n, epsilon, sigma, None, "privacy") >= LEAST


@ALL
@pytest.mark.parametrize("n", [50, 200, 1000])
def test_of_everyone_by_who_answered_alone(shares, n):
    """Without noise to speak of, what is left is the chance of who took part."""
    assert covered(shares, n, 30.0, 0, 0.65, "sampling") >= LEAST


def test_the_ranges_are_not_wider_than_they_need_be():
    """At most 15 % wider than nine in ten of the errors reach."""
    rng = np.random.default_rng(12)
    truth, _ = answered(SHARE, 1000, 1540, rng)
    scores = [
        scored(SHARE, answered(SHARE, 1000, 1540, rng)[1], 0, 27, 1540, rng) for _ in range(400)
    ]
    reach = np.quantile([abs(s.value - truth) for s in scores], 0.9)
    width = np.mean([np.diff(s.interval()) for s in scores]) / 2
    assert width <= 1.15 * reach


def test_when_everyone_answered_only_the_noise_is_left():
    rng = np.random.default_rng(13)
    _, counts = answered(SHARE, 1000, 1000, rng)
    score = scored(SHARE, counts, 0.5, 0, 1000, rng)
    low, high = score.interval("sampling")
    assert high - low < 0.5
    assert np.diff(score.interval()) == pytest.approx(np.diff(score.interval("privacy")), rel=0.05)


def test_fewer_than_fifty_answers_are_too_few_and_noise_hides_it_one_time_in_twenty():
    rng = np.random.default_rng(14)
    assert scored(SHARE, np.array([25, 5]), 2.0, 0, 0, rng).is_te_onzeker
    assert not scored(SHARE, np.array([250, 50]), 2.0, 0, 0, rng).is_te_onzeker
    shown = [not scored(SHARE, np.array([40, 9]), 0, 27, 0, rng).is_te_onzeker for _ in range(500)]
    assert np.mean(shown) <= 0.08


BATTERY = {"0": 0.86, "1": 0.08, "2": 0.03, "3": 0.01, "9": 0.02}
MET = np.array([0, 100, 100, 100, 0.0])


def asked_together(rng, n=1000, invited=1540, items=15, sigma=27):
    """One wave of like questions: for each, the truth among all invited and the joint score."""
    people = np.rint(np.array(list(BATTERY.values())) * invited).astype(int)
    rows, counted = [], []
    for i in range(items):
        counts = rng.multivariate_hypergeometric(people, n)
        counted.append(MET @ counts / n)
        rows += [("", "", f"i{i}", "", a, c) for a, c in zip(BATTERY, counts, strict=True)]
        rows.append(("", "", f"i{i}", "", "onbekend", 0))
    frame = pd.DataFrame(rows, columns=["eenheid", "index", "item", "optie", "antwoord", "n"])
    frame["noisy_n"] = frame["n"] + np.rint(rng.normal(0, sigma, len(frame))).astype(int)
    frame = frame.assign(epsilon=0.0, rho=1 / (2 * sigma**2))
    scores = [
        score_of_joint(MET, joint.values[:5], joint.covariance[:5, :5], invited)
        for joint in joint_histograms(frame)
    ]
    own = [
        score_of_joint(MET, y[:5], np.eye(5) * sigma**2, invited)
        for y in frame["noisy_n"].to_numpy(float).reshape(items, 6)
    ]
    return MET @ people / people.sum(), counted, scores, own


def test_a_rare_answer_is_known_better_by_all_questions_together():
    rng = np.random.default_rng(15)
    hits, noise_hits, joint_error, own_error = [], [], [], []
    for _ in range(60):
        truth, counted, scores, own = asked_together(rng)
        for here, score, alone in zip(counted, scores, own, strict=True):
            low, high = score.interval()
            hits.append(low <= truth <= high)
            low, high = score.interval("privacy")
            noise_hits.append(low <= here <= high)
            joint_error.append(abs(score.value - here))
            own_error.append(abs(alone.value - here))
    assert np.mean(hits) >= 0.875 and np.mean(noise_hits) >= 0.875
    assert np.mean(joint_error) <= 0.82 * np.mean(own_error)
