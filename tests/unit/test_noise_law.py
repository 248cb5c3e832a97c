"""The noise laws against brute force, scipy and the samplers of two other libraries."""

import numpy as np
import pytest
from diffprivlib.mechanisms import Geometric
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.release.noise_law import (
    Counted,
    Noise,
    count_law,
    log_likelihoods,
    mixed_law,
    noise_interval,
    noise_variance,
)

EPSILONS = st.sampled_from([0.1, 0.25, 0.5, 1.0, 2.0])


def geometric_pmf(epsilon, reach=400):
    values = np.arange(-reach, reach + 1)
    a = np.exp(-epsilon)
    return values, (1 - a) / (1 + a) * a ** np.abs(values)


def convolved(epsilons, reach=400):
    """Brute force: one convolution a draw."""
    pmf = np.array([1.0])
    for epsilon in epsilons:
        pmf = np.convolve(pmf, geometric_pmf(epsilon, reach)[1])
    half = len(pmf) // 2
    return np.arange(-half, half + 1), pmf


@pytest.mark.parametrize("epsilons", [[1.0], [0.5, 0.5], [0.25, 1.0, 1.0], [2.0] * 6])
def test_sums_of_draws_are_convolutions(epsilons):
    values, pmf = convolved(epsilons)
    law = count_law(0.0, Noise.of(epsilons))
    assert np.allclose(law.at(values), pmf, atol=1e-12)
    assert law.probabilities.sum() == pytest.approx(1.0)


@pytest.mark.parametrize(("mean", "dispersion"), [(0.0, 1.0), (3.2, 1.0), (40, 1.0), (7.5, 1.8)])
def test_a_count_with_noise_is_its_convolution(mean, dispersion):
    values, pmf = convolved([0.5, 1.0])
    counts = np.arange(0, 400)
    if dispersion == 1.0:
        count_pmf = stats.poisson.pmf(counts, mean)
    else:
        count_pmf = stats.nbinom.pmf(counts, mean / (dispersion - 1), 1 / dispersion)
    expected = np.convolve(count_pmf, pmf)
    law = count_law(mean, Noise.of([0.5, 1.0]), dispersion)
    assert np.allclose(law.at(np.arange(len(expected)) + values[0]), expected, atol=1e-12)


@given(st.lists(EPSILONS, min_size=1, max_size=6))
def test_moments_of_the_noise(epsilons):
    noise = Noise.of(epsilons)
    law = count_law(0.0, noise)
    values = law.values.astype(float)
    second = (values**2 * law.probabilities).sum()
    fourth = (values**4 * law.probabilities).sum() - 3 * second**2
    assert noise.variance == pytest.approx(second, rel=1e-6)
    assert noise.fourth_cumulant == pytest.approx(fourth, rel=1e-4)
    assert noise.variance == pytest.approx(sum(map(noise_variance, epsilons)))


@given(st.lists(EPSILONS, max_size=4), st.lists(EPSILONS, max_size=4))
def test_noises_add(left, right):
    assert Noise.of(left) + Noise.of(right) == Noise.of(left + right)


def histogram_fits(draws, epsilon):
    """Chi-squared against the law, bins with few expected draws taken together."""
    edge = int(4 / epsilon)
    values = np.clip(draws, -edge, edge)
    law = count_law(0.0, Noise.of([epsilon]))
    inner = np.arange(-edge + 1, edge)
    tail = law.at_least(edge)
    expected = np.concatenate([[tail], law.at(inner), [tail]]) * len(draws)
    seen = np.bincount(values + edge, minlength=2 * edge + 1)
    return stats.chisquare(seen, expected * len(draws) / expected.sum()).pvalue > 1e-6


@pytest.mark.parametrize("epsilon", [0.25, 1.0])
def test_diffprivlib_draws_from_this_law(epsilon):
    mechanism = Geometric(epsilon=epsilon, sensitivity=1, random_state=np.random.RandomState(4))
    draws = np.array([mechanism.randomise(0) for _ in range(20_000)])
    assert histogram_fits(draws, epsilon)


@pytest.mark.parametrize("epsilon", [0.25, 1.0])
def test_opendp_draws_from_this_law(epsilon):
    dp = pytest.importorskip("opendp.prelude")
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l1_distance(T="i64")
    mechanism = dp.m.make_geometric(*space, scale=1 / epsilon)
    assert histogram_fits(np.array(mechanism([0] * 20_000)), epsilon)


def test_an_interval_holds_the_true_count():
    rng = np.random.default_rng(6)
    stop = 1 - np.exp(-0.5)
    noise = rng.geometric(stop, (2000, 4)) - rng.geometric(stop, (2000, 4))
    ranges = [noise_interval(40 + int(z), Noise.of([0.5] * 4)) for z in noise.sum(axis=1)]
    covered = np.mean([low <= 40 <= high for low, high in ranges])
    assert 0.90 <= covered <= 0.94


def test_a_mixture_is_the_mean_of_its_laws():
    mixed = mixed_law([2.0, 30.0], Noise.of([1.0]))
    values = np.arange(-20, 90)
    parts = [count_law(mean, Noise.of([1.0])).at(values) for mean in (2.0, 30.0)]
    assert np.allclose(mixed.at(values), (parts[0] + parts[1]) / 2)


@pytest.mark.parametrize("dispersion", [1.0, 1.6])
def test_likelihoods_are_those_of_the_laws_and_never_zero(dispersion):
    noise, means, seen = Noise.of([0.5]), np.array([0.4, 7.0, 60.0]), np.array([-8, 0, 9, 71])
    found = log_likelihoods(seen, np.tile(means[:, None], 4), noise, dispersion)
    laws = [count_law(mean, noise, dispersion).at(seen) for mean in means]
    assert found.shape == (3, 4)
    clear = np.array(laws) > 1e-11
    assert np.allclose(found[clear], np.log(np.array(laws)[clear]), atol=0.02)
    assert np.isfinite(log_likelihoods(np.array([5000]), means[:, None], noise, dispersion)).all()


@pytest.mark.parametrize("call", [
    lambda: Noise(((0.0, 1),)),
    lambda: Counted(1, 0.0, Noise()),
    lambda: count_law(-1.0, Noise()),
    lambda: count_law(1.0, Noise(), 0.5),
])  # fmt: skip
def test_impossible_laws_are_refused(call):
    with pytest.raises(ValueError):
        call()
