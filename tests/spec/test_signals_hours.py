"""The hours that VPs had: a change is one only if it is there by employees and by hours."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pipeline.contracts.public import Availability, Event, PublicInputs, Unit, Wave
from pipeline.release.noise_law import Noise
from pipeline.signals import detect
from pipeline.signals.readings import readings
from pipeline.signals.series import Point
from tests.releases import (
    QUARTERS,
    TODAY,
    Truth,
    geometric_noise,
    publiek_of,
    release_of,
    survey_table,
)

LAST_YEAR = QUARTERS[-4:]
FOUND = ("let_op", "signaal", "sterk_signaal")
CLEAR = 20.0  # an epsilon at which the noise is practically nothing


def hours_of(before, now):
    """Hours a quarter: `before`, then `now` in the last year; None is not known."""
    given = [(q, now if q in LAST_YEAR else before) for q in QUARTERS]
    return tuple(Availability(q, float(n)) for q, n in given if n is not None)


def table(before, now, hours=(), events=(), waves=(), plan=None, enquete=None, since=LAST_YEAR[0]):
    """A small table: so many a quarter, from one subject and two units."""
    n = np.full((2, 1, len(QUARTERS)), before)
    n[:, :, [q >= since for q in QUARTERS]] = now
    truth = Truth(n, ("u0", "u1"), ("oo_pesten",), QUARTERS)
    publiek = replace(publiek_of({"u0": 6000, "u1": 6000}, events, waves), availability=hours)
    plan = plan or {"totaal": CLEAR, "eenheid": CLEAR}
    return release_of(truth, plan, np.random.default_rng(1), publiek, enquete=enquete)


def said(*args, **terms):
    """The total's row, and the whole list."""
    signals = detect(table(*args, **terms), TODAY)
    changes = signals[signals["code"].isin(("stijging", "daling"))]
    return changes[changes["eenheid"] == ""].iloc[0], signals


@pytest.mark.parametrize(
    ("now", "hours", "direction"),
    [
        (17, hours_of(24, 24), "stijging"),  # 10 -> 17 with the same hours
        (17, hours_of(24, 40), ""),  # as many an hour as before: 10 x 40/24 is 16.7
        (10, hours_of(24, 40), ""),  # as many an employee: that the hours grew is no fall
        (30, hours_of(24, 40), "stijging"),  # three times as many, 1.8 times by the hour
        (6, hours_of(40, 24), ""),
        (10, hours_of(40, 24), ""),
        (2, hours_of(40, 24), "daling"),
        (17, (), "stijging"),  # without hours there is no rival to test
    ],
)
def test_a_change_holds_by_employees_and_by_hours(now, hours, direction):
    row, signals = said(10, now, hours)
    assert row["richting"] == direction
    of_units = signals[signals["code"].isin(("stijging", "daling")) & (signals["eenheid"] != "")]
    assert set(of_units["richting"]) == {direction}


def test_a_row_names_both_numbers():
    found, _ = said(10, 30, hours_of(24, 40))
    assert "De vertrouwenspersonen hadden 40 uur per kwartaal, eerst 24." in found["zin"]
    assert "groter dan daarbij kan horen" in found["zin"]
    assert (found["vp_uren"], found["vp_uren_eerst"]) == (40.0, 24.0)
    within, _ = said(10, 17, hours_of(24, 40))
    assert "De vertrouwenspersonen hadden 40 uur per kwartaal, eerst 24." in within["zin"]
    assert "noemen wij geen verandering" in within["zin"]
    _, signals = said(10, 30, hours_of(40, 40))
    assert signals[["vp_uren", "vp_uren_eerst"]].isna().all(axis=None)
    assert not signals["zin"].str.contains("uur").any()


@pytest.mark.parametrize(
    ("now", "hours", "direction", "meaning"),
    [
        (30, hours_of(40, 24), "stijging", "Minder uren verklaren een stijging niet."),
        (2, hours_of(24, 40), "daling", "Meer uren verklaren een daling niet."),
        (11, hours_of(40, 24), "", ""),
        (9, hours_of(24, 40), "", ""),
    ],
)
def test_hours_that_went_the_other_way_are_no_explanation(now, hours, direction, meaning):
    row, _ = said(10, now, hours)
    assert row["richting"] == direction
    assert not re.search("daarbij kan horen", row["zin"])
    (about,) = re.findall(r"uur per kwartaal, eerst \d+\.(?: (M[^.]+\.))?", row["zin"])
    assert about == meaning
    assert (row["vp_uren"], row["vp_uren_eerst"]) == (hours[-1].vp_uren, hours[0].vp_uren)


def test_the_numbers_beside_it_are_of_both_readings():
    found, _ = said(10, 30, hours_of(24, 40))
    assert found["effect"] == pytest.approx(1.8, abs=0.02)  # what hours leave of it
    assert found["effect_lower"] < 1.8 < 3.0 < found["effect_upper"]
    within, _ = said(10, 17, hours_of(24, 40))
    assert within["verwacht_lower"] < 80 < 133 < within["verwacht_upper"]
    plain, _ = said(10, 10, hours_of(24, 24))
    assert within["zichtbaar_vanaf"] > 1.2 * 40 / 24 > 1.2 * plain["zichtbaar_vanaf"]


def test_hours_that_are_not_known_are_said_once():
    for hours in ((), hours_of(None, 40)):
        found, signals = said(10, 30, hours)
        assert found["niveau"] in FOUND
        assert signals["zin"].str.contains("niet voor al deze kwartalen bekend").sum() == 1
        assert "niet voor al deze kwartalen bekend" in found["zin"]


def test_hours_that_grow_with_the_organisation_are_the_same_hours():
    """Twice the employees, talks and hours: nothing changed."""
    year = date(2025, 1, 1)
    units = (
        Unit("org", "Alles", None, 6000, 50, geldig_tot=date(2024, 12, 31)),
        Unit("org", "Alles", None, 12000, 50, geldig_van=year),
    )
    release = table(10, 20, hours_of(24, 48), plan={"totaal": CLEAR})
    grown = replace(release, publiek=PublicInputs(units, availability=hours_of(24, 48)))
    fewer = replace(release, publiek=PublicInputs(units, availability=hours_of(24, 24)))
    row, other = (
        signals[signals["code"] == "stijging"].iloc[0]
        for signals in (detect(grown, TODAY), detect(fewer, TODAY))
    )
    assert row["niveau"] == "binnen_verwachting"
    assert "uur" not in row["zin"]
    assert "hadden voor elke 1.000 medewerkers 2 uur per kwartaal, eerst 4." in other["zin"]


def test_an_intervention_for_all_has_the_hours_beside_it():
    campaign = (Event(date(2024, 8, 5), "voorlichting", None, "Week van het gesprek"),)
    found = {}
    for hours in (hours_of(24, 24), hours_of(24, 40)):
        signals = detect(table(10, 16, hours, campaign), TODAY)
        found[hours] = signals[signals["code"] == "werking"].iloc[0]
    same, moved = found.values()
    assert (same["niveau"], same["richting"]) == ("sterk_signaal", "stijging")
    assert moved["niveau"] == "binnen_verwachting"
    assert "40 uur per kwartaal, eerst 24" in moved["zin"]
    assert (moved["vp_uren"], moved["vp_uren_eerst"]) == (40.0, 24.0)


def test_silence_in_a_year_with_fewer_hours_says_so():
    answers = {"": {"geen": 6000, "wel": 2500, "wil_niet_zeggen": 100, "onbekend": 20}}
    enquete = survey_table("2025", "og", answers, 1.0, np.random.default_rng(2))
    waves = (Wave("2025", 12_000, date(2025, 11, 1)),)
    zinnen = []
    for hours in (hours_of(40, 24), hours_of(24, 24)):
        signals = detect(table(5, 5, hours, waves=waves, enquete=enquete.copy()), TODAY)
        zinnen.append(signals[signals["code"] == "stilte"].iloc[0]["zin"])
    assert "hadden toen 24 uur per kwartaal, in de jaren ervoor 40" in zinnen[0]
    assert "uur per kwartaal" not in zinnen[1]


def drawn(mean, follows, runs, rng, epsilon=0.5, more=40 / 24):
    """A year and four before it; talks go with the hours to the power `follows`."""
    for _ in range(runs):
        counts = rng.poisson([mean] * 16 + [mean * more**follows] * 4)
        counts = counts + geometric_noise(epsilon, (20,), rng)
        points = [
            Point(q, int(n), Noise(((epsilon, 1),)), 1.0, (), 40.0 if q in LAST_YEAR else 24.0)
            for q, n in zip(QUARTERS, counts, strict=True)
        ]
        yield readings(points[16:], points[:16], 1.0)


@pytest.mark.parametrize("follows", [0.0, 0.5, 1.0])
def test_size_is_kept_however_talks_follow_hours(follows):
    rng = np.random.default_rng(3)
    runs, level = 250, 0.05
    tails = [one.tail for one in drawn(10, follows, runs, rng)]
    error = 3 * np.sqrt(level * (1 - level) / runs)
    assert np.mean([tail.rise < level for tail in tails]) <= level + error
    assert np.mean([tail.fall < level for tail in tails]) <= level + error


def test_the_smallest_rise_is_seen_as_often_as_is_said():
    rng = np.random.default_rng(4)
    mean, level, more = 10, 0.01, 40 / 24
    design = readings(*_usual(mean), 1.0)
    factor = design.smallest_factor(level)
    assert factor > more
    assert design.power(factor, level) == pytest.approx(0.8, abs=0.02)
    assert design.power(1.2, level) == 0.0
    of_hours = np.log(factor) / np.log(more)
    hits = [one.tail.rise < level for one in drawn(mean, of_hours, 200, rng)]
    assert 0.7 <= np.mean(hits) <= 0.9


def _usual(mean):
    points = [
        Point(q, mean, Noise(((0.5, 1),)), 1.0, (), 40.0 if q in LAST_YEAR else 24.0)
        for q in QUARTERS
    ]
    return points[16:], points[:16]
