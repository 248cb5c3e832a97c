"""A correction counts a unit at most once more, in one cohort, and never beyond its life budget."""

from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.bounding import book
from pipeline.release.rebooking import Booking, rebook

QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
FIRST, AGAIN, CEILING = 900_000, 100_000, 1_000_000


def rows(*lines):
    """(traject, periode[, wish[, persoon]]) as `gather` gives them."""
    full = [(*line, *("ja", "")[len(line) - 2 :]) for line in lines]
    frame = pd.DataFrame(full, columns=["traject", "periode", "mag_meetellen", "persoon"])
    return frame.assign(levering="l0001", rij=range(len(frame)), hoofdcategorie="oo_pesten")


class Life:
    """Publications and corrections of one organisation, by the rows of each moment."""

    def __init__(self):
        self.bookings = []

    def publish(self, rows, *cohorts, cost=FIRST, ceiling=CEILING):
        before = [booking.trajecten for booking in self.bookings]
        nobody = pd.DataFrame(columns=["traject", "beschermd"])
        booked = book(rows, pd.concat([nobody, *before]), cohorts)
        self.bookings.append(Booking(booked, dict.fromkeys(cohorts, cost), ceiling))
        return self

    def correct(self, rows, cohort, cost=AGAIN, ceiling=CEILING):
        booked = rebook(rows, self.bookings, cohort, cost, ceiling)
        self.bookings.append(Booking(booked, {cohort: cost}, ceiling))
        return sorted(booked["traject"])


def test_who_still_belongs_there_counts_again_and_who_is_gone_does_not():
    life = Life().publish(rows(("a", "2024-Q1"), ("b", "2024-Q1"), ("c", "2024-Q1")), "2024-Q1")
    now = rows(("a", "2024-Q1"), ("b", "2024-Q1", "nee"), ("d", "2024-Q1"))
    assert life.correct(now, "2024-Q1") == ["a", "d"]


def test_who_was_added_by_a_correction_never_counts_in_a_later_period():
    life = Life().publish(rows(("a", "2024-Q1")), "2024-Q1")
    now = rows(("a", "2024-Q1"), ("d", "2024-Q1"))
    life.correct(now, "2024-Q1")
    life.publish(now, "2024-Q2")
    assert life.bookings[-1].trajecten.empty


def test_a_wrong_period_is_corrected_first_where_it_stood_and_then_where_it_belongs():
    life = Life().publish(rows(("a", "2024-Q3"), ("b", "2024-Q2")), "2024-Q2", "2024-Q3")
    now = rows(("a", "2024-Q2"), ("b", "2024-Q2"))
    assert life.correct(now, "2024-Q2") == ["b"], "a still counts in the third quarter"
    assert life.correct(now, "2024-Q3") == []
    assert life.correct(now, "2024-Q2", cost=0) == ["a", "b"]


def test_a_moved_traject_costs_what_is_left_and_no_more():
    life = Life().publish(rows(("a", "2024-Q3")), "2024-Q2", "2024-Q3")
    now = rows(("a", "2024-Q2"))
    life.correct(now, "2024-Q3")
    assert life.correct(now, "2024-Q2", cost=AGAIN + 1) == []
    assert life.correct(now, "2024-Q2") == ["a"]


def test_a_moved_traject_keeps_the_stricter_promise_of_where_it_came_from():
    life = Life().publish(rows(("a", "2024-Q3")), "2024-Q3", cost=500_000, ceiling=500_000)
    life.publish(rows(), "2024-Q4")
    now = rows(("a", "2024-Q4"))
    life.correct(now, "2024-Q3", cost=0)
    assert life.correct(now, "2024-Q4") == []


def test_a_late_traject_stays_in_the_quarter_in_which_it_landed():
    life = Life().publish(rows(), "2024-Q1")
    late = rows(("a", "2024-Q1"))
    life.publish(late, "2024-Q2")
    assert life.correct(late, "2024-Q1") == []
    assert life.correct(late, "2024-Q2") == ["a"]


def test_an_unpublished_late_traject_waits_for_the_next_publication():
    life = Life().publish(rows(("a", "2024-Q1")), "2024-Q1", "2024-Q2")
    late = rows(("a", "2024-Q1"), ("b", "2024-Q1"))
    assert life.correct(late, "2024-Q2") == []


def test_two_trajecten_of_one_person_are_one_in_a_correction_too():
    before = rows(("a", "2024-Q1", "ja", "p"))
    life = Life().publish(before, "2024-Q1")
    now = rows(("a", "2024-Q1", "ja", "p"), ("b", "2024-Q1", "ja", "p"))
    assert len(life.correct(now, "2024-Q1")) == 1


PUBLISH = 4
GROUPS = range(8)
"""Trajecten and persons stand in groups that share nothing: a life is that of each of these."""
trajectory = st.tuples(
    st.sampled_from([f"{name}{group}" for group in GROUPS for name in "abc"]),
    st.sampled_from(QUARTERS[:3]),
    st.sampled_from(["ja", "ja", "nee"]),
    st.sampled_from(["", "", "p", "q"]),
)
moment = st.lists(trajectory, min_size=len(GROUPS), max_size=4 * len(GROUPS))
step = st.tuples(moment, st.sampled_from([0, 0, 1, 2, PUBLISH]))
steps = st.lists(step, min_size=3, max_size=9).map(lambda found: [(found[0][0], PUBLISH), *found])


def lives(steps, without=None):
    """Run a life; `without` leaves out the traject of each group that begins with this letter."""
    life, published = Life(), []
    for lines, what in steps:
        kept = [
            (name, quarter, wish, person and person + name[1:])
            for name, quarter, wish, person in lines
            if name[0] != without
        ]
        now = rows(*kept) if kept else rows()
        if what == PUBLISH and len(published) < len(QUARTERS):
            life.publish(now, QUARTERS[len(published)])
            published.append(QUARTERS[len(published)])
        elif published:
            life.correct(now, published[what % len(published)])
    return life


@settings(max_examples=30, deadline=None)
@given(steps)
def test_over_its_whole_life_nobody_costs_more_than_the_ceiling(steps):
    cost = defaultdict(int)
    for booking in lives(steps).bookings:
        for one in booking.trajecten.itertuples():
            cost["traject", one.traject] += booking.kosten[one.cohort]
            cost["beschermd", one.beschermd] += booking.kosten[one.cohort]
    assert max(cost.values(), default=0) <= CEILING


@settings(max_examples=30, deadline=None)
@given(steps)
def test_in_the_newest_versions_everyone_counts_once(steps):
    newest = {}
    for booking in lives(steps).bookings:
        for cohort in booking.kosten:
            newest[cohort] = booking.trajecten[booking.trajecten["cohort"] == cohort]
    for key in ("traject", "beschermd"):
        every = [name for frame in newest.values() for name in frame[key]]
        assert len(every) == len(set(every))


@settings(max_examples=30, deadline=None)
@given(steps, st.sampled_from("abc"))
def test_leaving_out_one_traject_changes_the_booking_of_no_other(steps, gone):
    steps = [([(*line[:3], "") for line in lines], what) for lines, what in steps]
    everyone, rest = lives(steps), lives(steps, without=gone)
    for one, other in zip(everyone.bookings, rest.bookings, strict=True):
        kept = one.trajecten[one.trajecten["traject"].str[0] != gone]
        assert kept[["traject", "cohort"]].to_numpy().tolist() == (
            other.trajecten[["traject", "cohort"]].to_numpy().tolist()
        )


def test_nothing_is_booked_from_no_rows():
    assert Life().publish(rows(), "2024-Q1").correct(rows(), "2024-Q1") == []


@pytest.mark.parametrize("cohort", ["2024", "2024-H1"])
def test_longer_cohorts_are_corrected_as_a_whole(cohort):
    life = Life().publish(rows(("a", "2024-Q1")), cohort)
    assert life.correct(rows(("a", "2024-Q2"), ("b", "2024-Q1")), cohort) == ["a", "b"]
