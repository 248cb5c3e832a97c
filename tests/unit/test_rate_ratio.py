"""Intervals and expected ranges of changes hold what they promise; so does the dispersion."""

from math import inf

import numpy as np
import pytest

from pipeline.release.noise_law import Counted, Noise, summed
from pipeline.signals.change.dispersion import dispersions
from pipeline.signals.predictive import predicted
from pipeline.signals.rate_ratio import rate_ratio
from pipeline.signals.rates import rates_of
from pipeline.signals.series import Point, Scope, Series
from tests.releases import QUARTERS, geometric_noise

RUNS = 600


def sides(mu, factor, epsilon, seed=5):
    rng, noise = np.random.default_rng(seed), Noise.of([epsilon])
    for _ in range(RUNS):
        means = np.repeat([mu * factor, mu], [4, 16])
        seen = rng.poisson(means) + geometric_noise(epsilon, 20, rng)
        counts = tuple(Counted(int(n), 1.0, noise) for n in seen)
        yield counts[:4], counts[4:]


def rates(counts):
    return rates_of(counts, 1.0)


@pytest.mark.parametrize(("mu", "factor", "epsilon"), [(10, 2, 0.5), (5, 1, 1), (20, 0.5, 0.5)])
def test_ninety_of_a_hundred_intervals_hold_the_ratio(mu, factor, epsilon):
    ratios = [rate_ratio(rates(new), rates(old)) for new, old in sides(mu, factor, epsilon)]
    held = np.mean([one.lower <= factor <= one.upper for one in ratios])
    assert 0.90 - 0.037 <= held <= 0.90 + 0.037  # three standard errors of 600 runs


@pytest.mark.parametrize(("mu", "epsilon"), [(2, 1.0), (10, 0.5), (20, 0.25)])
def test_ninety_of_a_hundred_quiet_years_fall_in_the_expected_range(mu, epsilon):
    inside = []
    for window, history in sides(mu, 1.0, epsilon):
        whole = summed(window)
        low, high = predicted(whole, rates(history), 1.0).interval()
        inside.append(low <= whole.noisy_n <= high)
    assert 0.88 <= np.mean(inside) <= 0.97  # counts are whole: a little over is expected


def test_a_history_of_nothing_has_no_highest_ratio():
    none = tuple(Counted(0, 1.0, Noise()) for _ in range(16))
    ratio = rate_ratio(rates((Counted(12, 4.0, Noise()),)), rates(none))
    assert ratio.value > 20 and ratio.upper == inf


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
