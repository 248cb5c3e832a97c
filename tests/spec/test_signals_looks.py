"""A change that began shortly before is looked for too, without a second false-alarm budget."""

import numpy as np
import pytest

from pipeline.release.sharing import CUSUM_PART, LOOKS
from pipeline.signals import detect
from pipeline.signals.change.judged import TOTAL, changes_of
from pipeline.signals.change.season import season_factors
from pipeline.signals.sources import collect
from tests.releases import TODAY, publiek_of, release_of, simulated

LARGEST = "sw_leidinggevende"
SIZES = {"u0": 9000, "u1": 9000}
CLEAR = {"totaal": 20.0, "hoofdcategorie": 20.0}


def release(seed, *, factor=1.0, last=4, grain="kwartaal", season=0.15, plan=CLEAR, a_year=400.0):
    rng = np.random.default_rng(seed)
    truth = simulated(a_year, rng, SIZES, season=season)
    if factor != 1:
        truth = truth.times(factor, rng, last=last, hoofdcategorie=LARGEST)
    return release_of(truth, plan, rng, publiek_of(SIZES), grain)


def largest(signals):
    rows = signals[signals["hoofdcategorie"] == LARGEST]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize("periods", sorted(LOOKS))
def test_the_looks_share_one_part_of_the_budget(periods):
    weights = LOOKS[periods]
    assert sum(weights.values()) + CUSUM_PART == pytest.approx(1.0)
    assert weights[periods] == max(weights.values())


@pytest.mark.parametrize(("grain", "last", "factor"), [("kwartaal", 1, 3.0), ("halfjaar", 2, 2.2)])
def test_a_change_in_the_newest_period_alone_is_said_of_that_period(grain, last, factor):
    row = largest(detect(release(3, factor=factor, last=last, grain=grain), TODAY))
    assert (row["niveau"], row["richting"], row["venster"]) == ("sterk_signaal", "stijging", 1)
    assert row["vergeleken_met"].endswith("2025-Q3" if grain == "kwartaal" else "2025-H1")
    named = "het 4e kwartaal van 2025" if grain == "kwartaal" else "de 2e helft van 2025"
    assert f"kwamen in {named} meer mensen praten" in row["zin"]
    assert "van de 1.000 perioden" in row["zin"] or "van de 100 perioden" in row["zin"]


def test_a_change_of_a_whole_year_is_said_of_the_year():
    row = largest(detect(release(4, factor=2.0), TODAY))
    assert row["venster"] == 4
    assert "kwamen in 2025 meer mensen praten" in row["zin"]


def test_who_publishes_years_has_no_shorter_look():
    changes = changes_of(collect(release(5, factor=3.0, grain="jaar")))
    assert all(len(look.points) >= 1 for change in changes.values() for look in change.looks)
    assert all(len(change.looks) == 2 for change in changes.values())  # the year, and what lasts


def test_a_season_is_no_change():
    """The last quarter is always half as busy again: by itself that is nothing to tell."""
    found = [
        changes_of(collect(release(seed, season=0.5)))[TOTAL].best.p_value for seed in range(12)
    ]
    assert np.mean([p < 0.01 for p in found]) <= 0.1


def test_the_season_comes_from_the_past_alone():
    series = [one for one in collect(release(6)) if one.has_history]
    moved = [one for one in collect(release(6, factor=5.0, last=1)) if one.has_history]
    assert season_factors(series) == season_factors(moved)
    assert season_factors([one for one in series if one.scope != TOTAL]) == {}


def test_quiet_series_are_called_changed_no_more_often_than_nominal():
    """All looks of a series together keep its level: 24 organisations, 26 categories each."""
    plan = {"totaal": 0.4, "hoofdcategorie": 0.6}
    p_values = [
        change.p_value
        for seed in range(24)
        for change in changes_of(collect(release(100 + seed, plan=plan, grain="halfjaar"))).values()
    ]
    assert np.mean(np.array(p_values) < 0.05) < 0.05 + 3 * np.sqrt(0.05 * 0.95 / len(p_values))
