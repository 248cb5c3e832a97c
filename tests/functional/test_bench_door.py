"""The door's benchmark measures what the door does, not something that looks like it."""

import numpy as np
import pytest

from benchmarks.door_parts import accuracy, plans, spikes, variants
from benchmarks.door_parts.w_tables import booked, drawn, through_the_door
from tests.simulators.workload import SEEDS, SETTINGS, SPARSE, Variant, workload

EPSILON = 0.25


@pytest.fixture(scope="module")
def counts():
    return workload(SEEDS[0], SPARSE)


def test_from_the_booked_rows_on_comes_out_what_the_whole_door_publishes(counts):
    whole, _ = through_the_door(counts, EPSILON, np.random.RandomState(5))
    part = drawn(counts, EPSILON, np.random.RandomState(5))
    for name in ("noisy", "estimate", "lower", "upper"):
        assert (getattr(whole, name) == getattr(part, name)).all(), name


def test_the_counts_in_the_door_are_those_of_the_workload(counts):
    assert len(booked(counts)) == counts.sum()
    without_noise = drawn(counts, 60.0)
    assert (without_noise.noisy == counts).all()


def test_the_plan_that_is_judged_is_the_one_that_was_paid_for():
    found = plans.judge((180, 1))
    assert found.korrel == "jaar"
    assert list(found.means) == ["totaal"]
    assert found.means["totaal"] > 1
    assert found.planned.epsilons == found.even.epsilons == {"totaal": 1.0}
    assert 0 < found.planned.errors["totaal"] < 10
    assert found.planned.seen["totaal"].series == 1


def test_every_part_prints_its_table(capsys, monkeypatch):
    for part in (accuracy, variants):
        monkeypatch.setattr(part, "SETTINGS", SETTINGS[-1:])
    monkeypatch.setattr(variants, "OTHERS", [Variant.NEW_CATEGORY])
    monkeypatch.setattr(spikes, "TOLERANCE", {1.0: 0.2})
    accuracy.report(map, 1)
    spikes.report(map, 1, 1)
    variants.report(map, 1)
    printed = capsys.readouterr().out
    for heading in ("1. Workload W", "2. +20", "3. 90 %", "4. Data that do not follow W"):
        assert heading in printed
