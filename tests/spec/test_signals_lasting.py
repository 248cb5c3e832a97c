"""What came slowly or stays, odd periods in the past, and a long past of one's own."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from pipeline.release.noise_law import Noise
from pipeline.signals.change.change import Change
from pipeline.signals.change.cusum import cusum
from pipeline.signals.change.own import own_baseline
from pipeline.signals.change.steady import steadied
from pipeline.signals.series import Point, Scope, Series, counted

LEVEL = {"Q1": 1.0, "Q2": 1.0, "Q3": 1.0, "Q4": 1.0}
NOISE = Noise.of([1.0])


def points(counts, noise=NOISE):
    return tuple(
        Point(f"{2000 + i // 4}-Q{i % 4 + 1}", int(n), noise, 1.0, ()) for i, n in enumerate(counts)
    )


def change(counts, dispersion=1.2, noise=NOISE):
    listed = points(counts, noise)
    years = [listed[at : at + 4] for at in range(0, len(listed), 4)]
    return Change(Series(Scope(), "totaal", tuple(reversed(years))), dispersion, LEVEL)


def noisy(means, rng, epsilon=1.0, dispersion=1.2):
    """Counts with this mean and dispersion, with two-sided geometric noise."""
    extra, p = dispersion - 1, 1 - np.exp(-epsilon)
    counts = rng.negative_binomial(np.asarray(means) / extra, 1 / dispersion)
    return counts + rng.geometric(p, len(counts)) - rng.geometric(p, len(counts))


def test_a_rise_of_seven_quarters_is_found_and_said_of_those_seven():
    found = change([10] * 13 + [20] * 7)
    assert found.best.summed is not None and found.direction == "stijging"
    assert [p.periode for p in found.best.points] == [p.periode for p in points([0] * 20)[13:]]
    assert found.best.p_value < found.year.p_value / 10  # that is held against half of the change


def test_slow_growth_and_slow_decline_are_found_both_ways():
    grown = change([10] * 12 + [11, 12, 13, 15, 16, 18, 19, 21])
    fallen = change([30] * 12 + [27, 24, 22, 20, 18, 16, 14, 13])
    assert (grown.direction, fallen.direction) == ("stijging", "daling")
    assert max(grown.p_value, fallen.p_value) < 0.01


def test_what_did_not_last_does_not_count():
    passed = change([10] * 12 + [25, 25, 24, 26, 10, 10, 10, 10])
    assert [look.tail.rise > 0.1 for look in passed.looks if look.summed] == [True]


def test_two_years_have_no_years_before_them():
    assert all(look.summed is None for look in change([10] * 8).looks)
    assert sum(look.weight for look in change([10] * 8).looks) == pytest.approx(1.0)
    assert sum(look.weight for look in change([10] * 12).looks) == pytest.approx(1.0)


@pytest.mark.parametrize(("mean", "epsilon"), [(3, 0.5), (30, 1.0), (400, 1.0)])
def test_the_sum_keeps_its_size_under_noise(mean, epsilon):
    rng = np.random.default_rng(11)
    noise = Noise.of([epsilon])
    tails = []
    for _ in range(60):
        listed = points(noisy([mean] * 20, rng, epsilon), noise)
        tail = cusum(listed[12:], counted(listed[:12]), 1.2, LEVEL).tail
        tails += [tail.rise, tail.fall]
    assert np.mean(np.array(tails) < 0.05) < 0.05 + 3 * sqrt(0.05 * 0.95 / len(tails))


def test_an_odd_quarter_in_the_past_does_not_hide_a_doubling():
    quiet, odd = [10] * 16, [10] * 5 + [60] + [10] * 10
    now = [20, 21, 19, 20]
    assert change([*odd, *now]).year.p_value < 10 * change([*quiet, *now]).year.p_value < 0.01


def test_quarters_that_belong_to_the_past_stay_as_they_are():
    past = points([8, 12, 10, 9, 14, 7, 11, 10])
    assert steadied(past, LEVEL, 1.2) == past
    clipped = steadied(points([10] * 7 + [60]), LEVEL, 1.2)
    assert [p.noisy_n for p in clipped[:7]] == [10] * 7 and 10 < clipped[7].noisy_n < 30


def test_a_busy_season_is_not_odd():
    season = {"Q1": 0.5, "Q2": 0.5, "Q3": 0.5, "Q4": 2.5}
    past = points([50, 50, 50, 250] * 3)
    assert steadied(past, season, 1.0) == past


def test_eight_years_tell_their_own_season_and_trend():
    when = np.arange(40)
    means = 30 * np.exp(0.02 * when) * np.where(when % 4 == 3, 1.5, 1.0)
    past = points(np.round(means[:36]))
    sides = own_baseline(past, 1.2).sides(points(np.round(means))[36:])
    expected = sides.history.noisy_n / sides.history.exposure * sides.window.exposure
    assert expected == pytest.approx(means[36:].sum(), rel=0.05)


def test_growth_of_many_years_is_no_rise_of_the_newest_but_a_jump_is():
    means = np.round(40 * np.exp(0.015 * np.arange(40)))
    assert change(means).year.p_value > 0.1
    jumped = np.concatenate([means[:36], 1.6 * means[36:]])
    assert change(jumped).year.p_value < 0.001


def test_a_long_past_keeps_the_size_of_the_test():
    rng = np.random.default_rng(12)
    tails = [change(noisy([8] * 40, rng)).year.tail for _ in range(80)]
    both = np.array([[tail.rise, tail.fall] for tail in tails])
    assert np.mean(both < 0.05) < 0.05 + 3 * sqrt(0.05 * 0.95 / both.size)


def test_noise_may_make_counts_negative():
    long = points([-3, 0, 2, -1] * 10, Noise.of([0.25]))
    assert 0 < own_baseline(long[:36], 1.5).dispersion < 5
    assert 0 <= change([-2, 0, 1, -1] * 6, noise=Noise.of([0.25])).p_value <= 1


def test_growth_of_many_years_is_usual_and_no_lasting_change_either():
    """A trend of its own, and no CUSUM that has none: else every growing series is a signal."""
    found = change(np.round(100 * 1.1 ** (np.arange(40) / 4)))
    assert all(look.summed is None for look in found.looks)
    assert found.p_value > 0.1
    assert sum(look.weight for look in found.looks) == pytest.approx(1.0)


def test_without_a_known_season_only_whole_years_are_held_against_each_other():
    """Who went from years to quarters has no quarter of before."""
    listed = points([10, 10, 10, 40])
    years = [(Point(str(year), 70, NOISE, 4.0, ()),) for year in range(1996, 2000)]
    series = Series(Scope(), "totaal", (listed, *reversed(years)))
    found = Change(series, 1.2, {"": 1.0})
    assert found.looks == (found.year,) and found.year.weight == 1.0
    assert found.p_value > 0.5


@pytest.mark.parametrize("after", [0.0, 1.0, 25.0])
def test_fewer_talks_while_nobody_had_hours_are_no_fall(after):
    listed = [replace(point, hours=100.0) for point in points([40] * 16)]
    now = [replace(point, hours=after) for point in points([40] * 16 + [10] * 4)[16:]]
    years = [tuple([*listed, *now][at : at + 4]) for at in range(0, 20, 4)]
    found = Change(Series(Scope(), "totaal", tuple(reversed(years))), 1.2, LEVEL)
    assert found.p_value > 0.2
