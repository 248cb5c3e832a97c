"""The benchmark of weekly counts runs, and reads a week as the week of its year."""

import numpy as np

from benchmarks.weekly import RULES, both, by_rule, p_values
from tests.simulators.surveillance import FIRST_JUDGED, N_JUDGED, read_scenarios, simulate


def test_a_large_outbreak_stands_out_and_quiet_weeks_do_not():
    one = simulate(read_scenarios()[15], 10)
    week = int(np.flatnonzero(one.outbreak)[0]) + 1
    counts = one.without_current.copy()
    usual = p_values(counts, [week])
    counts[week - 1] += 10 * int(np.sqrt(counts[:500].var()) + 1)
    assert (p_values(counts, [week]) < 1e-4).all() and (usual > 1e-4).all()


def test_both_versions_are_alike_until_the_outbreak():
    one = simulate(read_scenarios()[0], 9)
    changed, without = both(one)
    begins = int(np.flatnonzero(one.with_current != one.without_current)[0]) + 1 - FIRST_JUDGED
    assert changed.shape == without.shape == (N_JUDGED, 2)
    assert (changed[:begins] == without[:begins]).all()
    assert set(by_rule(np.stack([changed, without]))) == set(RULES)
