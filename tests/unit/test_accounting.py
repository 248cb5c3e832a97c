"""Adding up what was spent: exact, never too low, and not much too high."""

from fractions import Fraction
from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.accounting import (
    MICRO,
    Ceiling,
    charged,
    fits,
    rho_for,
    total,
)
from pipeline.release.conversion import zcdp_micro
from pipeline.release.gaussian_loss import gaussian_delta
from pipeline.release.post import GAUSSIAN, Post, rho_text

DELTA = Fraction(1, 1_000_000)


def gaussian(rho, table="items/a"):
    return Post("enquete", "2024", table, 0, GAUSSIAN, rho=rho_text(Fraction(rho)))


def geometric(micro, table="index/b"):
    return Post("enquete", "2024", table, micro)


def slow_delta(rhos, epsilon, reach=60):
    """The hockey stick of a product of discrete Gaussians, by going over every outcome."""
    x = np.arange(-reach, reach + 1)
    losses, chances = np.zeros(1), np.ones(1)
    for rho in rhos:
        p = np.exp(-float(rho) * x**2.0)
        losses = np.add.outer(losses, float(rho) * (1 - 2 * x)).ravel()
        chances = np.multiply.outer(chances, p / p.sum()).ravel()
    return float(np.maximum(0, 1 - np.exp(np.minimum(epsilon - losses, 0))) @ chances)


def test_geometric_tables_add_up_in_whole_numbers():
    posts = [geometric(1, f"t{i}") for i in range(10)]
    assert charged(posts, Fraction(0)) == 10


@pytest.mark.parametrize("rhos", [(0.02,), (0.05, 0.05), (0.02, 0.07), (0.03, 0.03, 0.2)])
@pytest.mark.parametrize("epsilon", [0.1, 0.7, 1.5])
def test_the_gaussian_loss_is_that_of_going_over_every_outcome(rhos, epsilon):
    exact = [Fraction(str(rho)) for rho in rhos]
    counted = tuple((rho, exact.count(rho)) for rho in sorted(set(exact)))
    truth = slow_delta(exact, epsilon)
    assert truth <= gaussian_delta(counted, epsilon) <= truth * 1.02 + 1e-15


@pytest.mark.parametrize("n", [1, 12, 40])
def test_equal_tables_use_the_whole_ceiling_and_no_more(n):
    rho = rho_for(1.0, 1e-6, n)
    posts = [gaussian(rho, f"t{i}") for i in range(n)]
    assert MICRO - 2 <= charged(posts, DELTA) <= MICRO
    assert not fits(
        [gaussian(rho * Fraction(1001, 1000), "more")], posts[1:], Ceiling(MICRO, DELTA)
    )


def test_the_gaussian_loss_allows_more_than_the_bound_through_rho():
    known = sqrt(1 + np.log(1e6)) - sqrt(np.log(1e6))
    assert float(rho_for(1.0, 1e-6, 20)) * 20 > 1.5 * known**2


def test_the_conversion_of_rho_is_the_published_one():
    def by_hand(alpha, rho, delta):
        return alpha * rho - np.log(alpha * delta) / (alpha - 1) + np.log(1 - 1 / alpha)

    best = min(by_hand(alpha, 0.05, 1e-6) for alpha in np.linspace(1.01, 60, 200_000))
    assert zcdp_micro(Fraction(1, 20), DELTA) == pytest.approx(best * MICRO, abs=2)


@settings(deadline=None, max_examples=15)
@given(
    st.lists(st.sampled_from([1, 3, 10, 40]), min_size=1, max_size=6),
    st.lists(st.integers(10_000, 200_000), max_size=3),
)
def test_the_three_totals_agree(parts, pure):
    posts = [gaussian(Fraction(n, 1000), f"g{i}") for i, n in enumerate(parts)]
    posts += [geometric(micro, f"m{i}") for i, micro in enumerate(pure)]
    found = total(posts, DELTA)
    assert found.charged <= found.basic
    assert found.pld <= found.basic
    assert found.pld <= found.charged * 1.01 + 1e-3 * MICRO


def test_a_gaussian_never_fits_where_delta_is_nothing():
    assert not fits([gaussian("1/1000")], [], Ceiling(10 * MICRO))
    assert rho_for(1.0, 0.0, 3) == 0


def test_the_shortfall_is_told_in_what_it_adds():
    spent = [geometric(400_000)]
    fit = fits([geometric(700_000, "c")], spent, Ceiling(MICRO))
    assert (fit.gevraagd, fit.over, fit.tekort) == (700_000, 600_000, 100_000)
    assert fits([geometric(600_000, "c")], spent, Ceiling(MICRO))


@pytest.mark.parametrize("rho", ["", "0/1", "-1/2", "2/400", "0.005", "1", "x", "1/0", "1/9999999"])
def test_rho_has_one_spelling(rho):
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2024", "items/a", 0, GAUSSIAN, rho=rho)


def test_a_post_spends_by_one_mechanism():
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2024", "items/a", 5, GAUSSIAN, rho="1/200")
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2024", "items/a", 5, rho="1/200")
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2024", "items/a", 5, "laplace")


def test_a_release_of_one_gaussian_is_not_pure():
    """The loss is unbounded: however large epsilon, something is left."""
    assert gaussian_delta(((Fraction(1, 100), 1),), 1.0) > exp(-200) > 0
