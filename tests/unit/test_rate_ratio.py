"""Intervals and expected ranges of changes hold what they promise; so does the dispersion."""

from math import inf, isnan

import numpy as np
import pytest

from pipeline.release.noise_law import Counted, Noise
from pipeline.signals.change.dispersion import dispersions
from pipeline.signals.rate_ratio import expected_range, rate_ratio
from pipeline.signals.series import Point, Scope, Series
from tests.releases import QUARTERS, geometric_noise

RUNS = 600


def sides(mu, factor, epsilon, seed=5):
    rng = np.random.default_rng(seed)
    window = rng.poisson(4 * mu * factor, RUNS) + geometric_noise(epsilon, (4, RUNS), rng).sum(0)
    history = rng.poisson(16 * mu, RUNS) + geometric_noise(epsilon, (16, RUNS), rng).sum(0)
    now, before = Noise(((epsilon, 4),)), Noise(((epsilon, 16),))
    for seen, past in zip(window, history, strict=True):
        yield Counted(int(seen), 4.0, now), Counted(int(past), 16.0, before)


@pytest.mark.parametrize(("mu", "factor", "epsilon"), [(10, 2, 0.5), (5, 1, 1), (20, 0.5, 0.5)])
def test_ninety_of_a_hundred_intervals_hold_the_ratio(mu, factor, epsilon):
    ratios = [rate_ratio(*pair) for pair in sides(mu, factor, epsilon)]
    held = np.mean([one.lower <= factor <= one.upper for one in ratios])
    assert 0.90 - 0.037 <= held <= 0.90 + 0.037  # three standard errors of 600 runs


@pytest.mark.parametrize(("mu", "epsilon"), [(2, 1.0), (10, 0.5), (20, 0.25)])
def test_ninety_of_a_hundred_quiet_years_fall_in_the_expected_range(mu, epsilon):
    inside = []
    for window, history in sides(mu, 1.0, epsilon):
        low, high = expected_range(window, history)
        inside.append(low <= max(window.noisy_n, 0) <= high)
    assert 0.88 <= np.mean(inside) <= 0.97  # counts are whole: a little over is expected


def test_a_history_of_nothing_has_no_ratio():
    noise = Noise(((1.0, 4),))
    ratio = rate_ratio(Counted(12, 4.0, noise), Counted(-3, 16.0, noise))
    assert isnan(ratio.value)
    assert ratio.upper == inf


def quiet_series(phi, rng, size, epsilon=0.5, mu=8.0):
    shape = (size, len(QUARTERS))
    counts = (
        rng.negative_binomial(mu / (phi - 1), 1 / phi, shape) if phi > 1 else rng.poisson(mu, shape)
    )
    noisy = counts + geometric_noise(epsilon, shape, rng)
    for number, row in enumerate(noisy):
        points = [
            Point(quarter, int(n), Noise(((epsilon, 1),)), 1.0, ())
            for quarter, n in zip(QUARTERS, row, strict=True)
        ]
        years = tuple(tuple(points[start : start + 4]) for start in range(16, -1, -4))
        yield Series(Scope(hoofdcategorie=f"c{number}"), "hoofdcategorie", years)


@pytest.mark.parametrize("phi", [1.0, 1.5, 2.5])
def test_the_dispersion_is_that_of_the_counts_not_of_the_noise(phi):
    rng = np.random.default_rng(3)
    means = [
        np.mean(list(dispersions(tuple(quiet_series(phi, rng, 30))).values())) for _ in range(10)
    ]
    assert np.mean(means) == pytest.approx(phi, abs=0.25)


def test_the_newest_year_has_no_say_in_the_dispersion():
    rng = np.random.default_rng(3)
    series = tuple(quiet_series(1.5, rng, 10))
    raised = tuple(
        Series(one.scope, one.tabel, (one.years[0][:2] * 2, *one.years[1:])) for one in series
    )
    assert dispersions(series) == dispersions(raised)


def test_without_any_information_a_little_more_than_poisson_is_taken():
    silent = Noise(((0.01, 1),))
    year = tuple(Point(quarter, 0, silent, 1.0, ()) for quarter in QUARTERS[:4])
    series = Series(Scope(), "totaal", (year, year))
    assert 1.0 < dispersions([series])[Scope()] <= 1.5
