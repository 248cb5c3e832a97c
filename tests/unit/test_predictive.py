"""The predictive test: against closed forms, against simulation, and what noise may not do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pipeline.release.noise_law import Counted, Noise, count_law
from pipeline.signals.predictive import predicted, predictive_tail
from pipeline.signals.rates import Rates, rates_of
from tests.releases import geometric_noise

NOISE = Noise.of([0.25])


def counts(seen, noise=NOISE):
    return tuple(Counted(int(n), 1.0, noise) for n in seen)


def tail(new, old, noise=NOISE, dispersion=1.0):
    return predictive_tail(counts(new, noise), rates_of(counts(old, noise), dispersion), dispersion)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(4, 200))
def test_without_noise_it_is_the_negative_binomial_of_a_gamma_past(new, old):
    past = (Counted(old, 4.0, Noise()),)
    found = predictive_tail((Counted(new, 1.0, Noise()),), rates_of(past, 1.0), 1.0)
    law = stats.nbinom(old + 0.5, 4 / 5)
    expected = law.sf(new) + law.pmf(new) / 2
    assert found.rise == pytest.approx(expected, rel=0.15, abs=2e-4)
    assert found.rise + found.fall == pytest.approx(1.0, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.integers(-20, 80), st.integers(-20, 200), st.sampled_from([0.25, 1.0]), st.floats(1, 2.5))
def test_a_higher_count_is_never_less_of_a_rise(new, old, epsilon, dispersion):
    noise = Noise.of([epsilon])
    past = rates_of((Counted(old, 16.0, Noise(((epsilon, 16),))),), dispersion)
    first, second = (
        predictive_tail((Counted(n, 1.0, noise),), past, dispersion) for n in (new, new + 5)
    )
    assert second.rise <= first.rise + 1e-9
    assert 0 < first.rise <= 1
    assert 0 < first.fall <= 1


def test_one_draw_of_noise_is_not_a_rise_of_a_year():
    quiet = [5, 3, 8, 4] * 4
    steady, peak = tail([12, 12, 12, 12], quiet), tail([5, 5, 5, 33], quiet)
    assert steady.rise < peak.rise / 2  # of the same sum


def test_a_count_that_no_noise_explains_is_a_rise():
    assert tail([5, 5, 5, 150], [5, 3, 8, 4] * 4).rise < 1e-6


def test_a_draw_of_noise_in_the_past_hardly_moves_the_rate():
    calm, odd = rates_of(counts([5] * 15), 1.0).mean, rates_of(counts([5] * 15 + [65]), 1.0).mean
    assert odd - calm < 0.6 * (65 - 5) / 16


def test_it_finds_more_than_the_sum_alone_where_noise_is_large():
    rng, both, summed = np.random.default_rng(4), 0, 0
    for _ in range(400):
        new = rng.poisson(10, 4) + geometric_noise(0.25, 4, rng)
        old = rng.poisson(5, 16) + geometric_noise(0.25, 16, rng)
        both += tail(new, old).rise < 0.01
        alone = (Counted(int(new.sum()), 4.0, NOISE.times(4)),)
        past = rates_of((Counted(int(old.sum()), 16.0, NOISE.times(16)),), 1.0)
        summed += predictive_tail(alone, past, 1.0).rise < 0.01
    assert both > 1.1 * summed


def test_what_is_predicted_is_a_law_over_the_rates():
    rates = Rates(np.array([2.0, 5.0]), np.array([0.25, 0.75]))
    law = predicted(Counted(0, 3.0, NOISE), rates, 1.2)
    at = np.array([-4, 6, 20])
    parts = [count_law(3 * rate, NOISE, 1.2).at(at) for rate in (2.0, 5.0)]
    assert law.probabilities.sum() == pytest.approx(1.0)
    # A few rates stand for all, of two both.
    assert np.allclose(law.at(at), parts[0] / 4 + 3 * parts[1] / 4)
