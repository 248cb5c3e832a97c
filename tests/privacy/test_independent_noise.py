"""The noise that the door draws, beside two samplers that share nothing with it.

OpenDP draws with its own exact arithmetic; tests/simulators/reference_geometric.py draws with coins
and fractions, slowly. A test here is wrong about a right sampler less than once in a million runs.
"""

from fractions import Fraction
from random import SystemRandom

import numpy as np
import pytest
from scipy.stats import binomtest

from pipeline.release.mechanism import add_noise
from tests.noise_draws import law_p_value, same_law_p_value
from tests.simulators.reference_geometric import draws, probability

EPSILONS = (Fraction(1), Fraction(3, 10), Fraction(2_123_457, 1_000_000))
MANY, SLOW = 30_000, 6_000
ALMOST_NEVER = 1e-7


@pytest.fixture(scope="module", params=EPSILONS, ids=str)
def drawn(request):
    """(epsilon, draws of the door's mechanism on a count of zero)."""
    zeros = np.zeros(MANY, dtype=np.int64)
    return request.param, add_noise(zeros, int(request.param * 1_000_000))


def test_the_door_draws_from_the_law(drawn):
    epsilon, noise = drawn
    assert law_p_value(noise, epsilon) > ALMOST_NEVER


def test_the_tails_are_as_long_as_they_should_be(drawn):
    """Tails carry the promise: too short and a far-off number gives somebody away."""
    epsilon, noise = drawn
    for chance in (1e-1, 1e-2, 1e-3):
        reach = 1
        while 2 * _upper(reach, epsilon) > chance:
            reach += 1
        expected = 2 * _upper(reach, epsilon)
        seen = int((np.abs(noise) >= reach).sum())
        assert binomtest(seen, len(noise), expected).pvalue > ALMOST_NEVER, reach


def test_each_side_and_each_draw_stands_by_itself(drawn):
    _, noise = drawn
    up, down = int((noise > 0).sum()), int((noise < 0).sum())
    assert binomtest(up, up + down).pvalue > ALMOST_NEVER
    for lag in (1, 2, 7):
        for of in (np.sign, np.abs):
            together = np.corrcoef(of(noise[:-lag]), of(noise[lag:]))[0, 1]
            assert abs(together) < 5.5 / np.sqrt(len(noise)), (lag, of)


def test_opendp_draws_the_same(drawn):
    dp = pytest.importorskip("opendp.prelude")
    dp.enable_features("contrib")
    epsilon, noise = drawn
    space = dp.vector_domain(dp.atom_domain(T=dp.i64)), dp.l1_distance(T=dp.i64)
    mechanism = dp.m.make_geometric(*space, scale=float(1 / epsilon))
    others = np.array(mechanism([0] * MANY))
    assert same_law_p_value(noise, others, epsilon) > ALMOST_NEVER
    assert mechanism.map(1) == pytest.approx(float(epsilon)), "OpenDP books the same price"


def test_the_slow_exact_sampler_draws_the_same(drawn):
    epsilon, noise = drawn
    others = np.array(draws(epsilon, SLOW, SystemRandom()))
    assert same_law_p_value(noise, others, epsilon) > ALMOST_NEVER


@pytest.mark.parametrize("count", [1, 10**4, 10**9])
def test_noise_does_not_depend_on_the_count(count):
    noise = add_noise(np.full(MANY // 3, count), 1_000_000) - count
    assert law_p_value(noise, Fraction(1)) > ALMOST_NEVER


class Half(np.random.RandomState):
    """First the one random number that gives no noise, then the others."""

    def __init__(self):
        super().__init__(1)
        self.first = [0.5, 0.5]

    def random(self, size=None):
        return self.first.pop() if self.first else super().random(size)


def test_the_one_random_number_that_gives_no_noise_is_drawn_again():
    rng = Half()
    noisy = add_noise(np.array([7, 7]), 1_000_000, rng)
    assert not rng.first
    assert (
        noisy.tolist() == add_noise(np.array([7, 7]), 1_000_000, np.random.RandomState(1)).tolist()
    )


def test_these_tests_see_a_wrong_sampler():
    """Normal noise of the same spread, and the right law at 1.1 times the epsilon."""
    rng = np.random.default_rng(1)
    normal = np.rint(rng.normal(0, np.sqrt(1.84), MANY)).astype(int)
    stop = 1 - np.exp(-1.1)
    sharp = rng.geometric(stop, MANY) - rng.geometric(stop, MANY)
    for wrong in (normal, sharp):
        assert law_p_value(wrong, Fraction(1)) < ALMOST_NEVER


def _upper(reach, epsilon):
    """P(Z >= reach)."""
    return float(probability(reach, epsilon)) / (1 - np.exp(-float(epsilon)))
