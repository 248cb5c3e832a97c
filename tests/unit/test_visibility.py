"""What could be seen: the shortcut of the planner against simulation of the test."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.noise_law import Counted, Noise
from pipeline.release.visibility import power, smallest_factor, smallest_visible
from pipeline.signals.predictive import predictive_tail
from pipeline.signals.rates import rates_of
from tests.releases import geometric_noise


def noises(epsilon):
    return Noise(((epsilon, 4),)), Noise(((epsilon, 16),))


def simulated_power(mu, factor, epsilon, alpha, runs=500):
    rng, noise = np.random.default_rng(2), Noise.of([epsilon])
    found = 0
    for _ in range(runs):
        seen = rng.poisson(np.repeat([mu * factor, mu], [4, 16]))
        seen = seen + geometric_noise(epsilon, 20, rng)
        counts = [Counted(int(n), 1.0, noise) for n in seen]
        tail = predictive_tail(counts[:4], rates_of(tuple(counts[4:]), 1.0), 1.0)
        found += (tail.rise if factor > 1 else tail.fall) < alpha
    return found / runs


@pytest.mark.parametrize(
    ("mu", "factor", "epsilon", "alpha"),
    [
        (2, 2, 1.0, 0.01),
        (5, 2, 0.5, 0.01),
        (10, 2, 0.25, 0.002),
        (2, 3, 0.5, 0.01),
        (5, 0.4, 1, 0.01),
    ],
)
def test_power_is_at_most_a_little_above_that_of_the_test(mu, factor, epsilon, alpha):
    found = simulated_power(mu, factor, epsilon, alpha)
    assert found - 0.15 <= power(mu, factor, *noises(epsilon), alpha=alpha) <= found + 0.05


def test_without_change_power_is_the_level():
    assert power(5, 1.0, *noises(0.5), alpha=0.01) == pytest.approx(0.01, abs=0.001)


@settings(max_examples=60)
@given(
    st.floats(0.5, 50),
    st.sampled_from([0.25, 0.5, 1.0]),
    st.floats(1.0, 2.5),
    st.floats(0.001, 0.05),
)
def test_the_smallest_factor_is_where_power_reaches_its_mark(mu, epsilon, dispersion, alpha):
    terms = {"alpha": alpha, "dispersion": dispersion}
    factor = smallest_factor(mu, *noises(epsilon), **terms)
    if factor < inf:
        assert power(mu, factor, *noises(epsilon), **terms) >= 0.8
        assert power(mu, factor - 0.02, *noises(epsilon), **terms) < 0.81


@given(st.floats(0.2, 40), st.sampled_from([0.2, 0.5]))
def test_more_budget_and_more_talks_show_smaller_changes(mu, epsilon):
    assert smallest_visible(mu, 2 * epsilon) <= smallest_visible(mu, epsilon)
    assert smallest_visible(2 * mu, epsilon) <= smallest_visible(mu, epsilon)
    assert smallest_visible(mu, epsilon, cells=4) >= smallest_visible(mu, epsilon)


def test_what_is_within_reach():
    """METHODS section 2, four quarters at epsilon 1: doubling seen with 25, 70 and 97 %."""
    seen = [power(mu, 2, *noises(1.0)) for mu in (2, 5, 10)]
    assert seen[0] > 0.25 and seen[1] > 0.70 and seen[2] > 0.97
    assert smallest_visible(0.02, 0.1) == inf
    assert power(0, 3, *noises(1.0)) == 0.0
