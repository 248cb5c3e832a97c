"""The field's methods are R's, week by week, on the 24 series with R's bounds and alarms."""

from functools import cache

import numpy as np
import pytest

from benchmarks.field_methods import METHODS, alarms, judge
from benchmarks.field_methods.compared import agreement, scores
from benchmarks.field_methods.poisson_fit import fit_poisson
from tests.simulators.surveillance import N_JUDGED, N_WEEKS, read_scenarios, simulate

WITH_BOUNDS = sorted(set(METHODS) - {"CUSUM"})
agreement_of = cache(agreement)
STEADY = np.tile([4, 6, 5, 5, 3, 7], (3, N_WEEKS // 6))


@pytest.mark.parametrize("method", METHODS)
def test_every_alarm_of_r_is_ours_and_no_other(method):
    assert agreement_of(method)["same_alarm"] == 1


@pytest.mark.parametrize("method", WITH_BOUNDS)
def test_bounds_are_those_of_r(method):
    found = agreement_of(method)
    assert found["no_bound"] == found["same_bound"] == 1
    # one bound of 934 of the variant is beyond two million, where a season has hardly a case
    assert found["equal_bound"] > 0.998


@pytest.mark.parametrize("method", METHODS)
def test_a_week_with_ten_times_the_cases_is_an_alarm(method):
    counts = STEADY.copy()
    counts[1, -1] = 50
    found = alarms(method, counts)
    assert found.shape == (3, N_JUDGED)
    assert found[:, -1].tolist() == [False, True, False]


@pytest.mark.parametrize("method", METHODS)
def test_one_series_is_judged_as_it_is_among_others(method):
    series = simulate(read_scenarios()[13], 1_001).with_current
    alone, among = judge(method, series), judge(method, np.stack([STEADY[0], series]))
    assert np.array_equal(alone.bounds, among.bounds[1], equal_nan=True)
    assert np.array_equal(alone.alarms, among.alarms[1])


@pytest.mark.parametrize("method", METHODS)
def test_no_cases_at_all_is_no_alarm(method):
    assert not alarms(method, np.zeros(N_WEEKS, dtype=int)).any()


@pytest.mark.parametrize("method", METHODS)
def test_other_numbers_of_weeks_are_refused(method):
    with pytest.raises(ValueError, match="shape"):
        judge(method, STEADY[:, 1:])


def test_too_few_recent_cases_give_no_bound():
    counts = STEADY.copy()
    counts[:, -4:] = [0, 1, 0, 3]
    assert np.isnan(judge("FarringtonFlexible", counts).bounds[:, -1]).all()
    counts[:, -1] = 4
    assert not np.isnan(judge("FarringtonFlexible", counts).bounds[:, -1]).any()


@pytest.mark.parametrize(("until", "is_alarm"), [(N_WEEKS, True), (500, False)])
def test_a_trend_is_left_out_when_it_promises_more_than_was_ever_seen(until, is_alarm):
    """Growth that went on is an alarm; growth that stopped is known from the fitted weeks."""
    counts = np.exp(np.minimum(np.arange(N_WEEKS), until) / 150).astype(int)
    assert alarms("FarringtonFlexible", counts)[-1] == is_alarm


def test_a_regression_is_that_of_its_score_equations():
    rng = np.random.default_rng(4)
    design = np.column_stack([np.ones(60), np.arange(60) / 60])
    counts, weights = rng.poisson(5, (7, 60)), rng.uniform(0.5, 1.5, (7, 60))
    fit = fit_poisson(design, counts, weights)
    assert fit.converged.all()
    np.testing.assert_allclose((weights * (counts - fit.means)) @ design, 0, atol=1e-4)
    np.testing.assert_allclose(fit.leverages().sum(axis=1), 2, rtol=1e-4)


def test_scores_stand_beside_the_figures_of_r():
    series = [simulate(read_scenarios()[30], seed) for seed in range(1_001, 1_005)]
    table = scores(series, ["EARS_C1"])
    assert table.loc["EARS_C1", "n_series"] == 4
    assert table.loc["EARS_C1", "r_pod"] == pytest.approx(0.6607)
