"""One budget: weighted Benjamini-Hochberg against its definition, and who may take part."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.sharing import worth_testing
from pipeline.signals.budget import q_values

P_VALUES = st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=12)


def plain_rejected(p_values, shares, q):
    """The step-up procedure as written: the largest k with k tests below k times their bar."""
    for k in range(len(p_values), 0, -1):
        below = [p <= q * share * k for p, share in zip(p_values, shares, strict=True)]
        if sum(below) >= k:
            return below
    return [False] * len(p_values)


@given(P_VALUES, st.floats(0.005, 0.2), st.randoms(use_true_random=False))
def test_q_values_are_those_of_the_step_up_procedure(p_values, q, random):
    weights = np.array([random.uniform(0.2, 1.0) for _ in p_values])
    shares = tuple(weights / weights.sum())
    below = [value <= q for value in q_values(p_values, shares)]
    assert below == plain_rejected(p_values, shares, q)


@given(P_VALUES)
def test_more_tests_never_make_one_stronger(p_values):
    alone = q_values(p_values[:1], [1 / len(p_values)])
    together = q_values(p_values, [1 / len(p_values)] * len(p_values))
    assert together[0] <= alone[0] + 1e-12  # its own bar is fixed by its share


def test_shares_cannot_exceed_the_budget():
    with pytest.raises(ValueError):
        q_values([0.1, 0.2], [0.7, 0.7])


def test_the_fewer_take_part_the_more_each_can_see():
    strong, weak = (lambda level: 0.9), (lambda level: 0.9 if level > 0.02 else 0.3)
    assert worth_testing([strong, weak], 0.05) == (True, False)
    assert worth_testing([weak], 0.05) == (True,)
    assert worth_testing([strong] * 30, 0.05) == (True,) * 30
    assert worth_testing([lambda level: 0.1] * 3, 0.05) == (False,) * 3
    assert worth_testing([], 0.05) == ()
