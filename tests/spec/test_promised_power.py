"""What `vip plan` promises is what the patterns do: seen in 8 of 10 cases, from the same tables.

The counts are drawn here as the planner reckons with them; the sharing of the false-alarm budget,
the dispersion and the exact test are those of the patterns.
"""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.contracts.public import Availability
from pipeline.periods import quarters_between
from pipeline.release.hours import hours_factor
from pipeline.release.key_sets import code_lists
from pipeline.release.noise_law import Noise
from pipeline.release.outlook import look_ahead
from pipeline.release.planner import choose_plan
from pipeline.release.prospects import prospects
from pipeline.release.sight import DISPERSION, TESTED, Reading, readings, sights
from pipeline.settings import PlanSection
from pipeline.signals.change.change import Change
from pipeline.signals.change.judged import changes_of, judge
from pipeline.signals.series import Point, Scope, Series
from pipeline.signals.sources import collect
from tests.builders import organisation
from tests.releases import NO_UNIT, geometric_noise, publiek_of, release_of, simulated

PERIODS = {
    "jaar": [str(y) for y in range(2021, 2026)],
    "halfjaar": [f"{y}-H{h}" for y in range(2021, 2026) for h in (1, 2)],
    "kwartaal": [f"{y}-Q{q}" for y in range(2021, 2026) for q in (1, 2, 3, 4)],
}
RUNS = 120


def planned(*sizes):
    publiek = organisation(*sizes)
    plan = choose_plan(publiek, "2025-Q4", code_lists(), 1_000_000, PlanSection())
    return plan, prospects(publiek, "2025-Q4", code_lists(), plan.niveau)


def scope_of(series):
    return Scope(**series.fixed)


def drawn(reading, factor, rng):
    """Five years of one series, the last one at `factor` times its rate."""
    points = []
    for number, period in enumerate(PERIODS[reading.korrel]):
        is_last = number >= len(PERIODS[reading.korrel]) - reading.window
        mean = reading.mu * (factor if is_last else 1)
        n = rng.negative_binomial(mean / (DISPERSION - 1), 1 / DISPERSION)
        for epsilon, draws in reading.draws.draws:
            n += geometric_noise(epsilon, (draws,), rng).sum()
        cell = f"{reading.tabel}|{reading.series.code}|{period}"
        points.append(Point(period, int(n), reading.draws, 1.0, (cell,)))
    whole = [tuple(points[i : i + reading.window]) for i in range(0, len(points), reading.window)]
    return Series(scope_of(reading.series), reading.tabel, tuple(reversed(whole)))


def seen(found, scope):
    judged = next(one for one in found if one.change.series.scope == scope)
    is_rise = judged.change.direction == "stijging"
    return is_rise and (judged.change.p_value < 0.05 if scope == Scope() else judged.is_signal)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(500, 500, 500), (3000, 3000, 2500, 2000, 1500)])
def test_the_promised_power_is_had(sizes):
    plan, what = planned(*sizes)
    tested = [r for r in readings(what, plan.korrel, plan.epsilons()) if r.series.soort in TESTED]
    promised = {s.series: s.factor for s in sights(what, plan.korrel, plan.epsilons())}
    visible = [r for r in tested if promised[r.series] <= 3]
    looked_at = {}
    for reading in sorted(visible, key=lambda r: -r.series.per_year):
        looked_at.setdefault(reading.series.soort, reading)
    rng = np.random.default_rng(7)
    for changed in looked_at.values():
        hits = 0
        for _ in range(RUNS):
            factors = {changed.series: promised[changed.series]}
            series = [drawn(r, factors.get(r.series, 1.0), rng) for r in tested]
            hits += seen(judge(changes_of(series))[0], scope_of(changed.series))
        assert 0.68 <= hits / RUNS <= 0.92, (changed.series.soort, hits / RUNS)


@pytest.mark.parametrize("hours", [0.6, 1.0, 1.7])
def test_with_other_hours_the_promise_is_still_that_of_the_patterns(hours):
    _, what = planned(3000, 3000, 2500, 2000, 1500)
    total = next(one for one in what.series if not one.fixed)
    reading = Reading(replace(total, per_year=240.0), "totaal", "kwartaal", Noise(((0.5, 1),)), 4)
    points = [
        Point(period, 60, reading.draws, 1.0, (), 100 * (hours if period > "2025" else 1.0))
        for period in PERIODS["kwartaal"]
    ]
    years = [tuple(points[i : i + 4]) for i in range(0, len(points), 4)]
    series = Series(Scope(), "totaal", tuple(reversed(years)))
    change = Change(series, DISPERSION, dict.fromkeys(("Q1", "Q2", "Q3", "Q4"), 1.0))
    asked = replace(reading, hours=hours)
    for level in (0.025, 0.001):
        assert asked.smallest_factor(level) == pytest.approx(change.smallest_factor(level))
        assert asked.power(2.0, level) == pytest.approx(change.power(2.0, level))


def test_the_hours_of_the_last_year_are_known_before_any_row():
    publiek = organisation(3000, 3000)
    quarters = quarters_between("2021-Q1", "2025-Q4")
    hours = [Availability(q, 40.0 if q > "2025" else 24.0) for q in quarters]
    known = replace(publiek, availability=tuple(hours))
    assert hours_factor(known, "2025-Q4", 4) == pytest.approx(40 / 24)
    assert hours_factor(known, "2024-Q4", 4) == 1.0
    assert hours_factor(known, "2026-Q1", 4) == 1.0  # not known yet
    only_last = replace(publiek, availability=tuple(hours[-4:]))
    assert hours_factor(only_last, "2025-Q4", 4) == hours_factor(publiek, "2025-Q4", 4) == 1.0
    plan, _ = planned(3000, 3000)
    with_hours, without = (look_ahead(plan, {}, p, "2025-Q4") for p in (known, publiek))
    assert with_hours.uren == pytest.approx(40 / 24)
    pairs = list(zip(with_hours.zichtbaar, without.zichtbaar, strict=True))
    seen = [(a.factor, b.factor) for a, b in pairs if b.factor < np.inf]
    assert seen and all(moved > still for moved, still in seen)


def test_series_are_read_from_the_tables_that_the_promise_names():
    sizes = {"u0": 5000, "u1": 4000, "u2": 3000}
    publiek = publiek_of(sizes)
    what = prospects(publiek, "2025-Q4", code_lists(), 1)
    rng = np.random.default_rng(1)
    truth = simulated(240, rng, {**sizes, NO_UNIT: 1})
    for epsilons in (
        {"totaal": 0.2, "hoofdcategorie": 0.5, "eenheid": 0.3},
        {"cluster": 0.3, "hoofdcategorie_x_eenheid": 0.7},
        {"cluster_x_eenheid": 0.9, "totaal": 0.1},
    ):
        found = collect(release_of(truth, epsilons, rng, publiek))
        read = {scope_of(r.series): r for r in readings(what, "kwartaal", epsilons)}
        for one in found:
            assert one.tabel == read[one.scope].tabel
            assert one.window[0].noise == read[one.scope].draws
