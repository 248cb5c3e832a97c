"""Simulated organisations published without files and kluis: bounding, noise and patterns as made.

Patterns rest on noisy numbers alone, so no time is spent on the estimates beside them.
"""

from datetime import date
from functools import cache
from unittest.mock import patch

import numpy as np
import pandas as pd

from pipeline.contracts.public import Event, PublicInputs, Unit
from pipeline.periods import block_of, quarters_in
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

TODAY = date(2026, 1, 15)
PROMISE = 1_000_000  # micro-epsilon


def public_inputs(organisation, with_events=False):
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
    events = organisation.events.to_dict("records") if with_events else ()
    return PublicInputs(
        units=units,
        events=tuple(
            Event(date.fromisoformat(e["datum"]), e["soort"], e["eenheid"] or None, e["label"])
            for e in events
        ),
    )


@cache
def planned(publiek, last, promise=PROMISE):
    """The public files with what follows from them alone: once for all organisations that share
    them."""
    plan = choose_plan(publiek, last, code_lists(), promise, PlanSection())
    return publiek, plan, look_ahead(plan, {}, publiek, last)


class Published:
    """One organisation up to the noise: bounded once, then published as often as one likes."""

    def __init__(self, organisation, with_events=False, promise=PROMISE):
        last = organisation.quarters[-1]
        publiek = public_inputs(organisation, with_events)
        self.publiek, self.plan, self.outlook = planned(publiek, last, promise)
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

    def counts(self, random):
        """The released numbers of all periods."""
        before = empty_release().tellingen
        with (
            patch.object(noising, "count_table", self._counted),
            patch.object(noising, "estimate_release", _as_drawn),
        ):
            return noising.noisy_counts(
                self.booked, self.plan, self.cohorts, self.publiek, before, random
            )

    def patterns(self, seed):
        """The list of patterns of one publication."""
        return self._found(self.counts(np.random.RandomState(seed)), self.cohorts)

    def patterns_as_told(self, first, random=None):
        """The list of each publication from the one that ends in quarter `first` on, by its last
        quarter: every period is drawn once, as in the life of an organisation."""
        counts = self.counts(random)
        found = {}
        for number, cohort in enumerate(self.cohorts):
            last = quarters_in(cohort)[-1]
            if last >= first:
                so_far = self.cohorts[: number + 1]
                told = counts[counts["periode"].isin(so_far)].reset_index(drop=True)
                found[last] = self._found(told, so_far)
        return found

    def _found(self, counts, cohorts):
        counts.insert(0, "publicatie", "p0001")
        answers = noisy_answers({}, {}, self.publiek)
        answers.insert(0, "publicatie", "p0001")
        publication = Publication(
            "p0001", "Test", False, TODAY, self.plan.korrel, cohorts, (), self.plan.tabellen,
            {}, {"epsilon": 1.0, "epsilon_enquete": 1.0, "eenheid": "traject"},
            "0" * 64,
        )  # fmt: skip
        return detect(Release((publication,), counts, answers, self.publiek), TODAY)


def _as_drawn(known, lists):
    new = known[known["is_new"]]
    columns = dict.fromkeys(("estimate", "lower", "upper"), new["noisy_n"].astype(float))
    return pd.DataFrame({**columns, "is_te_onzeker": False}, index=new.index)
