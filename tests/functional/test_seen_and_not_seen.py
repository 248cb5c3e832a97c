"""What must be seen is seen, what is quiet stays quiet, and what cannot be seen is said beforehand.

The organisations come from tests/simulators, written before the code. Bounding, noise and patterns
are the product's own, under the plan that the planner chooses; only the noise has a seed here.
benchmarks/publications.py measures the same through files and kluis, without seeds.
"""

from math import sqrt

import pytest

from pipeline.demo.generator.profile import LARGEST_CATEGORY
from tests.published import Published
from tests.simulators.organisation import doubled_largest, doubled_pesten_in_unit, quiet

SHOWN = ("let_op", "signaal", "sterk_signaal")
SEEN = ("signaal", "sterk_signaal")


@pytest.mark.slow
def test_a_year_long_doubling_of_the_largest_category_is_seen():
    published = Published(doubled_largest(12_000, seed=41))
    hits, n = 0, 60
    for seed in range(n):
        found = published.patterns(seed)
        rise = found[(found["code"] == "stijging") & found["niveau"].isin(SEEN)]
        hits += LARGEST_CATEGORY in set(rise["hoofdcategorie"])
    assert hits >= 0.8 * n, hits


@pytest.mark.slow
def test_quiet_organisations_stay_quiet():
    n = 120
    alarms = 0
    for seed in range(n):
        organisation = quiet((1_500, 4_000, 12_000, 60_000)[seed % 4], seed=10_000 + seed)
        found = Published(organisation).patterns(seed)
        changes = found[found["code"].isin(["stijging", "daling"])]
        alarms += bool(changes["niveau"].isin(SHOWN).any())
    assert alarms / n <= 0.10 + 3 * sqrt(0.10 * 0.90 / n), alarms


def test_what_epsilon_1_cannot_show_is_said_beforehand():
    """oo_pesten in a unit of 3,000: about 1.4 a quarter."""
    published = Published(doubled_pesten_in_unit(seed=3))
    assert published.outlook.beste_kruising.factor > 2.0
    tables = published.plan.tabellen
    assert not any("_x_" in table for table in tables)
    found = published.patterns(0)
    both = (found["eenheid"] != "") & (found["hoofdcategorie"] != "")
    assert not found[both]["niveau"].isin(SHOWN).any()
