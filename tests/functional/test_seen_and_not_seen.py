"""What must be seen is seen, what is quiet stays quiet, and what cannot be seen is said beforehand.

The organisations come from tests/simulators, written before the code. Bounding, noise and patterns
are the product's own, under the plan that the planner chooses; only the noise has a seed here.
benchmarks/publications.py measures the same through files and kluis, without seeds.
"""

from datetime import date
from functools import cache
from math import sqrt

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.periods import block_of
from pipeline.release import noising
from pipeline.release.bounding import BOOKED, book
from pipeline.release.counting import count_table
from pipeline.release.frozen import Publication, Release, empty_release
from pipeline.release.key_sets import code_lists
from pipeline.release.outlook import look_ahead
from pipeline.release.planner import choose_plan
from pipeline.release.survey_noising import noisy_answers
from pipeline.settings import PlanSection
from pipeline.signals import detect
from tests.simulators.organisation import doubled_largest, doubled_pesten_in_unit, quiet

TODAY = date(2026, 1, 15)
SHOWN = ("let_op", "signaal", "sterk_signaal")
SEEN = ("signaal", "sterk_signaal")


def public_inputs(organisation):
    frame = organisation.chart.to_frame()
    day = {"": None}
    units = tuple(
        Unit(
            row["eenheid"],
            row["naam"],
            row["bovenliggend"] or None,
            int(row["medewerkers"]),
            int(row["leidinggevenden"]),
            day.get(row["geldig_van"], row["geldig_van"]) and date.fromisoformat(row["geldig_van"]),
            day.get(row["geldig_tot"], row["geldig_tot"]) and date.fromisoformat(row["geldig_tot"]),
            tuple(filter(None, [row["opgevolgd_door"]])),
        )
        for row in frame.to_dict("records")
    )
    return PublicInputs(units=units)


@pytest.fixture(autouse=True)
def without_estimates(monkeypatch):
    """Patterns rest on noisy numbers alone, so no time is spent here on estimates beside them."""

    def as_drawn(known, lists):
        new = known[known["is_new"]]
        columns = dict.fromkeys(("estimate", "lower", "upper"), new["noisy_n"].astype(float))
        return pd.DataFrame({**columns, "is_te_onzeker": False}, index=new.index)

    monkeypatch.setattr(noising, "estimate_release", as_drawn)


@cache
def planned(publiek, last):
    """The public files with what follows from them alone: once for all organisations that share
    them."""
    plan = choose_plan(publiek, last, code_lists(), 1_000_000, PlanSection())
    return publiek, plan, look_ahead(plan, {}, publiek, last)


class Published:
    """One organisation up to the noise: bounded once, then published as often as one likes."""

    def __init__(self, organisation):
        last = organisation.quarters[-1]
        self.publiek, self.plan, self.outlook = planned(public_inputs(organisation), last)
        self.cohorts = tuple(
            dict.fromkeys(block_of(q, self.plan.korrel) for q in organisation.quarters)
        )
        rows = organisation.rows.fillna("").rename(columns={"traject_sleutel": "traject"})
        rows = rows.assign(levering="l0001", rij=range(len(rows)), persoon="")
        self.booked = book(rows, pd.DataFrame(columns=list(BOOKED)), self.cohorts)
        self._exact = {}

    def _counted(self, table, cohort, *rest):
        """The exact counts: the same in each publication, so they are counted once."""
        if (table, cohort) not in self._exact:
            self._exact[table, cohort] = count_table(table, cohort, *rest)
        frame, counts = self._exact[table, cohort]
        return frame.copy(), counts.copy()

    def patterns(self, seed):
        """The list of patterns of one publication."""
        random = np.random.RandomState(seed)
        before = empty_release().tellingen
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(noising, "count_table", self._counted)
            counts = noising.noisy_counts(
                self.booked, self.plan, self.cohorts, self.publiek, before, random
            )
        counts.insert(0, "publicatie", "p0001")
        answers = noisy_answers({}, {}, self.publiek)
        answers.insert(0, "publicatie", "p0001")
        publication = Publication(
            "p0001", "Test", False, TODAY, self.plan.korrel, self.cohorts, (), self.plan.tabellen,
            {}, {"epsilon": 1.0, "epsilon_enquete": 1.0, "eenheid": "traject"},
            "0" * 64,
        )  # fmt: skip
        return detect(Release((publication,), counts, answers, self.publiek), TODAY)


@pytest.mark.slow
def test_a_year_long_doubling_of_the_largest_category_is_seen():
    published = Published(doubled_largest(12_000, seed=41))
    hits = 0
    for seed in range(100):
        found = published.patterns(seed)
        rise = found[(found["code"] == "stijging") & found["niveau"].isin(SEEN)]
        hits += LARGEST_CATEGORY in set(rise["hoofdcategorie"])
    assert hits >= 80, hits


@pytest.mark.slow
def test_quiet_organisations_stay_quiet():
    n = 200
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
