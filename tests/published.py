"""Simulated organisations published without files and kluis: bounding, noise and patterns as made.

Patterns rest on noisy numbers alone, so no time is spent on the estimates beside them. What follows
from rows alone (bounding, exact counts) is done once for all promises and plans.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from unittest.mock import patch

import numpy as np
import pandas as pd

from pipeline.contracts.public import Availability, Event, PublicInputs, Unit
from pipeline.periods import block_of, end_of, quarter_of, quarters_between, quarters_in
from pipeline.release import noising
from pipeline.release.bounding import BOOKED, book
from pipeline.release.closing import with_endings
from pipeline.release.correcting import TALKS
from pipeline.release.counting import count_table
from pipeline.release.frozen import Publication, Release, empty_release
from pipeline.release.key_sets import code_lists
from pipeline.release.notes import Note
from pipeline.release.outlook import look_ahead
from pipeline.release.planner import choose_plan
from pipeline.release.survey_noising import noisy_answers
from pipeline.settings import PlanSection
from pipeline.signals import detect
from pipeline.steps.always_delivered import Answered, absent_sources, periods_without
from pipeline.steps.missing_sources import MISSING
from tests.published_surveys import Answers, survey_plan, waves_of

TODAY = date(2026, 1, 15)
PROMISE = 1_000_000  # micro-epsilon
EXACT = 60_000_000  # micro-epsilon of a table: at epsilon 60 no draw of noise is other than zero


def public_inputs(organisation, with_facts=False):
    """What is public of an organisation; `with_facts`: its events and the hours of its VPs too."""
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
    if not with_facts:
        return PublicInputs(units=units)
    return PublicInputs(
        units=units,
        events=tuple(
            Event(date.fromisoformat(e["datum"]), e["soort"], e["eenheid"] or None, e["label"])
            for e in organisation.events.to_dict("records")
        ),
        availability=tuple(
            Availability(hours["periode"], float(hours["vp_uren"]))
            for hours in organisation.availability.to_dict("records")
        ),
    )


@cache
def planned(units, last, promise=PROMISE):
    """The plan of an organisation with these units, and its outlook: once for all that share
    them."""
    publiek = PublicInputs(units=units)
    plan = choose_plan(publiek, last, code_lists(), promise, PlanSection())
    return plan, look_ahead(plan, {}, publiek, last)


class Bounded:
    """The talks of one organisation, bounded and counted once for all that is asked of them."""

    def __init__(self, organisation):
        rows = organisation.rows.fillna("").rename(columns={"traject_sleutel": "traject"})
        self._rows = rows.assign(levering="l0001", rij=range(len(rows)), persoon="")
        self._quarters = organisation.quarters
        self._booked = {}
        self._exact = {}

    def booked(self, grain):
        """The cohorts of this grain, and the trajecten booked in them with their endings."""
        if grain not in self._booked:
            cohorts = tuple(dict.fromkeys(block_of(q, grain) for q in self._quarters))
            nobody = pd.DataFrame(columns=list(BOOKED))
            booked = book(self._rows, nobody, cohorts)
            ended = with_endings(booked, nobody, self._rows, cohorts, cohorts)
            self._booked[grain] = cohorts, ended
        return self._booked[grain]

    def counted(self, niveau, table, cohort, *rest):
        """The exact counts: the same in each publication, so they are counted once."""
        place = niveau, table, cohort
        if place not in self._exact:
            self._exact[place] = count_table(table, cohort, *rest)
        frame, counts = self._exact[place]
        return frame.copy(), counts.copy()


class Published:
    """One organisation up to the noise: bounded once, then published as often as one likes.

    `survey` is its survey, `is_exact` publishes the exact numbers under the plan of the promise.
    `deliveries` are the talks by source, and `undelivered` the quarters of which a source had talks
    and delivered none: so a source that `vip run` asks about is answered truthfully.
    """

    def __init__(
        self,
        organisation,
        with_facts=False,
        promise=PROMISE,
        survey=None,
        is_exact=False,
        deliveries=None,
        undelivered=None,
    ):
        self._promise, self._is_exact = promise, is_exact
        self._delivered = {bron: {*of["periode"]} for bron, of in (deliveries or {}).items()}
        self._undelivered = undelivered or {}
        self._talks = Bounded(organisation)
        self._answers = Answers(survey)
        publiek = public_inputs(organisation, with_facts)
        self.publiek = replace(publiek, waves=waves_of(survey))
        self._last = organisation.quarters[-1]
        self._plan()

    def under(self, promise, is_exact=False):
        """The same organisation under another promise."""
        other = object.__new__(Published)
        vars(other).update(vars(self), _promise=promise, _is_exact=is_exact)
        other._plan()
        return other

    def _plan(self):
        self.plan, self.outlook = planned(self.publiek.units, self._last, self._promise)
        if self._is_exact:
            self.plan = replace(self.plan, tabellen=dict.fromkeys(self.plan.tabellen, EXACT))
        self.cohorts, self.booked = self._talks.booked(self.plan.korrel)

    def counts(self, random):
        """The released numbers of all periods."""
        before = empty_release().tellingen

        def counted(*asked):
            return self._talks.counted(self.plan.niveau, *asked)

        with (
            patch.object(noising, "count_table", counted),
            patch.object(noising, "estimate_release", _as_drawn),
        ):
            return noising.noisy_counts(
                self.booked, self.plan, self.cohorts, self.publiek, before, random
            )

    def patterns(self, seed):
        """The list of patterns of one publication of all talks."""
        talks = self.counts(np.random.RandomState(seed))
        release, day = self._released(
            talks, self.cohorts, noisy_answers({}, {}, self.publiek), TODAY
        )
        return detect(release, day)

    def patterns_as_told(self, first, last, random=None):
        """The list of each publication in the quarters `first` to `last`, by its quarter: there is
        one when a period or a wave has ended in it."""
        told = self.told(first, last, random)
        return {quarter: detect(release, day) for quarter, (release, day) in told.items()}

    def told(self, first, last, random=None):
        """What was published up to each of these quarters, and the day on which it was, by quarter.
        Every period and wave is drawn once, as in the life of an organisation."""
        talks = self.counts(random)
        plans = {
            wave.golf: survey_plan(self.publiek.units, wave, self._promise, self._is_exact)
            for wave in self.publiek.waves
            if quarter_of(wave.gesloten_op) <= last
        }
        answers = self._answers.noisy(plans, self.publiek, random)
        notes = self.notes()
        found = {}
        for quarter in quarters_between(first, last):
            cohorts = tuple(c for c in self.cohorts if quarters_in(c)[-1] <= quarter)
            waves = [w for w in self.publiek.waves if quarter_of(w.gesloten_op) <= quarter]
            is_new = any(quarters_in(c)[-1] == quarter for c in cohorts[-1:]) or any(
                quarter_of(w.gesloten_op) == quarter for w in waves
            )
            if is_new:
                found[quarter] = self._released(
                    talks[talks["periode"].isin(cohorts)].reset_index(drop=True),
                    cohorts,
                    answers[answers["golf"].isin([w.golf for w in waves])].reset_index(drop=True),
                    _told_on(quarter),
                    tuple(note for note in notes if note.gemaakt_op <= _told_on(quarter)),
                )
        return found

    def notes(self):
        """What the VP's answers leave beside the numbers, as `vip run` leaves it."""
        notes, noted, published = [], set(), []
        for cohort in self.cohorts:
            found = absent_sources(self._delivered, published, noted, [cohort])
            answered = Answered(zonder=[one.bron for one in found if self._lacks_file(one)])
            published.extend(quarters_in(cohort))
            for period in periods_without(found, answered):
                number, today = f"n{len(notes) + 1:04d}", _told_on(published[-1])
                notes.append(Note(number, TALKS, period, MISSING, today))
                noted.update(quarters_in(period))
        return tuple(notes)

    def _lacks_file(self, missing):
        return not {*missing.kwartalen}.isdisjoint(self._undelivered.get(missing.bron, ()))

    def _released(self, counts, cohorts, answers, today, notes=()):
        counts.insert(0, "publicatie", "p0001")
        answers.insert(0, "publicatie", "p0001")
        waves = tuple(answers["golf"].unique())
        publication = Publication(
            "p0001", "Test", False, today, self.plan.korrel, cohorts, waves, self.plan.tabellen,
            {}, {"epsilon": 1.0, "epsilon_enquete": 1.0, "eenheid": "traject"},
            "0" * 64,
        )  # fmt: skip
        return Release((publication,), counts, answers, self.publiek, aantekeningen=notes), today


def _told_on(quarter):
    """The day on which what ended with this quarter is published."""
    return end_of(quarter) + timedelta(days=15)


def _as_drawn(known, lists):
    new = known[known["is_new"]]
    columns = dict.fromkeys(("estimate", "lower", "upper"), new["noisy_n"].astype(float))
    return pd.DataFrame({**columns, "is_te_onzeker": False}, index=new.index)
