"""Public events: for a quarter the reading waits; a shock is not a change of the year."""

from datetime import date

import numpy as np
import pytest

from pipeline.contracts.public import Event
from pipeline.signals import detect
from tests.releases import TODAY, Truth, publiek_of, release_of, simulated

SIZES = {"u0": 3000, "u1": 9000}
PLAN = {"totaal": 0.3, "hoofdcategorie": 0.5, "eenheid": 0.2}
CATEGORY = "sw_leidinggevende"


def found(events=(), shock=None, factor=3.0, sizes=SIZES):
    rng = np.random.default_rng(8)
    truth = simulated(250, rng, sizes)
    if shock is None:
        truth = truth.times(factor, rng, hoofdcategorie=CATEGORY)
    else:
        n = truth.n.copy()
        n[:, truth.categories.index(CATEGORY), -4 + shock] *= 8
        truth = Truth(n, truth.units, truth.categories, truth.quarters)
    signals = detect(release_of(truth, PLAN, rng, publiek_of(sizes, tuple(events))), TODAY)
    row = signals[signals["hoofdcategorie"] == CATEGORY].iloc[0]
    assert row["niveau"] in ("signaal", "sterk_signaal")
    return row


@pytest.mark.parametrize("day", [date(2025, 8, 1), date(2025, 12, 30)])
def test_within_a_quarter_of_an_event_the_reading_waits(day):
    row = found([Event(day, "media", None, "Artikel in de krant")])
    assert row["gebeurtenis"] == "Artikel in de krant"
    assert "De duiding is daarom opgeschort." in row["zin"]


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2024, 9, 30)])
def test_an_event_before_the_year_does_not_matter(day):
    row = found([Event(day, "media", None, "Artikel in de krant")])
    assert row["gebeurtenis"] == ""
    assert "Artikel" not in row["zin"]


def test_a_change_that_holds_without_the_touched_quarters_is_read_and_the_event_named():
    row = found([Event(date(2025, 2, 1), "voorlichting", None, "Campagne")])
    assert row["gebeurtenis"] == ""
    assert "viel ook een gebeurtenis: Campagne" in row["zin"]


def test_a_change_that_rests_on_the_touched_quarters_waits():
    row = found([Event(date(2025, 2, 1), "media", None, "Uitzending")], shock=0)
    assert row["gebeurtenis"] == "Uitzending"
    assert "opgeschort" in row["zin"]


def test_an_event_of_one_unit_does_not_hold_up_the_organisation():
    row = found([Event(date(2025, 11, 1), "reorganisatie", "u0", "Verhuizing")])
    assert row["gebeurtenis"] == ""


def test_an_event_of_one_unit_holds_up_that_unit():
    rng = np.random.default_rng(8)
    truth = simulated(600, rng, SIZES).times(4.0, rng, eenheid="u0")
    event = Event(date(2025, 11, 1), "reorganisatie", "u0", "")
    signals = detect(release_of(truth, PLAN, rng, publiek_of(SIZES, (event,))), TODAY)
    row = signals[signals["eenheid"] == "u0"].iloc[0]
    assert row["gebeurtenis"] == "Reorganisatie of verhuizing"
