"""The noise of long survey batteries is the discrete Gaussian, by its definition and by OpenDP."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import chisquare, ks_2samp

from pipeline.release.mechanism import add_gaussian_noise

DRAWS = 4000
NEVER = 1e-5  # of a right sampler failing


def chances(rho: Fraction, values: np.ndarray) -> np.ndarray:
    """P(Z = z) proportional to exp(-rho z^2), over all whole numbers."""
    far = np.arange(-2000, 2001)
    return np.exp(-float(rho) * values**2.0) / np.exp(-float(rho) * far**2.0).sum()


def draws(rho: Fraction, n: int = DRAWS) -> np.ndarray:
    return add_gaussian_noise(np.zeros(n, dtype=np.int64), rho)


@pytest.mark.parametrize("rho", ["2/1", "1/2", "1/32", "281/10000", "1/1458"])
def test_draws_follow_the_definition(rho):
    z = draws(Fraction(rho))
    reach = int(3.0 * (2 * float(Fraction(rho))) ** -0.5) + 1
    edges = np.unique(np.linspace(-reach, reach, 12).astype(int))
    inside = np.array(
        [chances(Fraction(rho), np.arange(a, b)).sum() for a, b in itertools.pairwise(edges)]
    )
    seen = np.array([((z >= a) & (z < b)).sum() for a, b in itertools.pairwise(edges)])
    expected = np.append(inside, 1 - inside.sum()) * len(z)
    observed = np.append(seen, len(z) - seen.sum())
    keep = expected >= 3
    observed = np.append(observed[keep], observed[~keep].sum())
    expected = np.append(expected[keep], max(expected[~keep].sum(), 1e-9))
    if expected[-1] < 1:
        observed, expected = (
            observed[:-1],
            expected[:-1] * observed[:-1].sum() / expected[:-1].sum(),
        )
    assert chisquare(observed, expected).pvalue > NEVER


@pytest.mark.parametrize("rho", ["1/2", "1/1458"])
def test_draws_are_those_of_opendp(rho):
    import opendp.prelude as dp

    dp.enable_features("contrib")
    scale = (2 * float(Fraction(rho))) ** -0.5
    space = dp.atom_domain(T=int), dp.absolute_distance(T=int)
    theirs = dp.m.make_gaussian(*space, scale=scale)
    others = np.array([theirs(0) for _ in range(DRAWS)])
    assert ks_2samp(draws(Fraction(rho)), others).pvalue > NEVER


def test_noise_is_added_to_the_counts_and_not_clipped():
    counts = np.array([0, 1000] * 500)
    noisy = add_gaussian_noise(counts, Fraction(1, 1458))
    assert noisy.dtype == np.int64
    assert (noisy[::2] < 0).any()
    assert abs(noisy[::2].mean()) < 6 and abs(noisy[1::2].mean() - 1000) < 6


def test_a_seed_repeats_the_noise_in_tests_alone(monkeypatch):
    def again():
        counts = np.zeros(20, dtype=np.int64)
        return add_gaussian_noise(counts, Fraction(1, 50), np.random.RandomState(3)).tolist()

    assert again() == again()
    monkeypatch.delitem(__import__("sys").modules, "pytest")
    with pytest.raises(ValueError, match="seed"):
        again()


@pytest.mark.parametrize("rho", [Fraction(0), Fraction(-1, 2)])
def test_no_noise_is_no_mechanism(rho):
    with pytest.raises(ValueError, match="rho"):
        draws(rho, 1)
