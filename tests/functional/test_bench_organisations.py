"""The benchmark of planted organisations tells them as the product does, and judges all of it."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from benchmarks import organisations
from benchmarks.organisation_parts.lives import (
    NONE,
    OVERVIEWS,
    READERS,
    TOLD,
    Life,
    live,
    period_told,
)
from benchmarks.organisation_parts.summary import summary
from pipeline.release.mechanism import add_gaussian_noise, add_noise
from pipeline.release.noise_law import noise_variance
from tests.published import EXACT, PROMISE, Published
from tests.published_surveys import EXACT_RHO, Answers, survey_plan, waves_of
from tests.simulators.pattern_measures import Found, Reading
from tests.simulators.planted import SCENARIOS

SIZE = 180


@pytest.fixture(scope="module")
def silent():
    return SCENARIOS["silence"](SIZE, 1)


@pytest.fixture(scope="module")
def published(silent):
    return Published(silent.organisation, with_facts=True, survey=silent.survey)


def test_without_noise_the_plan_of_the_promise_counts_everybody(published):
    exact = published.under(PROMISE, is_exact=True)
    counts = exact.counts(None)
    assert counts.groupby("tabel")["noisy_n"].sum().eq(len(exact.booked)).all()
    assert set(counts["tabel"]) == set(published.plan.tabellen)


def test_a_wave_without_noise_has_every_answer_once_in_each_table(silent, published):
    waves = waves_of(silent.survey)
    plans = {w.golf: survey_plan(published.publiek.units, w, PROMISE, is_exact=True) for w in waves}
    answered = silent.survey.rows.groupby("golf")["respondent_sleutel"].count()
    released = Answers(silent.survey).noisy(plans, published.publiek)
    by_table = released.groupby(["golf", "tabel", "index", "item", "optie"])["noisy_n"].sum()
    assert len(by_table)
    for (golf, *_), n in by_table.items():
        assert n == answered[golf]


def test_an_exact_table_has_no_noise_whatever_its_mechanism():
    counts = np.arange(100)
    assert (add_noise(counts, EXACT) == counts).all()
    assert (add_gaussian_noise(counts, Fraction(EXACT_RHO)) == counts).all()
    assert noise_variance(EXACT / 1e6) < 1e-20


def test_publications_come_when_a_period_or_a_wave_has_ended(published):
    found = published.patterns_as_told("2024-Q3", "2025-Q4")
    assert published.plan.korrel == "jaar"
    assert list(found) == ["2024-Q4", "2025-Q2", "2025-Q4"]
    assert found["2024-Q4"]["periode"].max() == "2024"
    assert found["2025-Q2"]["golf"].max() == "2025"
    assert found["2025-Q2"]["periode"].max() == "2024"


def missing_at(size):
    planted = SCENARIOS["delivery_missing"](size, 1)
    asked = {"deliveries": planted.deliveries, "undelivered": planted.undelivered}
    return Published(planted.organisation, with_facts=True, **asked)


def test_what_vip_run_asks_about_a_missing_file_is_answered_as_is_true():
    published = missing_at(12_000)
    assert [(note.over, note.reden) for note in published.notes()] == [
        ("2025-H2", "niet_aangeleverd")
    ]
    told = published.patterns_as_told("2025-Q2", "2025-Q4")
    before, since = (of[of["code"].isin(("stijging", "daling"))] for of in told.values())
    assert len(before) > 1
    assert set(since["niveau"]) == {"te_weinig_gegevens"}
    assert since["zin"].str.contains("klopte iets niet").any()


def test_a_source_without_talks_leaves_no_note(silent):
    two_years = pd.DataFrame({"periode": silent.organisation.quarters[:8]})
    stopped = {"deliveries": {"vp_een": two_years}}
    assert Published(silent.organisation, **stopped).notes() == ()
    gone = {"vp_een": silent.organisation.quarters[8:12]}
    noted = Published(silent.organisation, **stopped, undelivered=gone).notes()
    assert [note.over for note in noted] == ["2023"]


def test_a_life_is_told_from_where_the_change_begins_and_the_last_year_otherwise(silent):
    assert period_told(silent) == ("2021-Q2", "2023-Q1")
    assert period_told(SCENARIOS["slow_growth"](SIZE, 1)) == ("2024-Q1", "2025-Q4")
    assert period_told(SCENARIOS["unit_renamed"](SIZE, 1)) == ("2025-Q1", "2025-Q4")


def test_every_reader_reads_every_organisation():
    life = live(("category_doubles", SIZE, 1))
    assert set(life.readings) == set(READERS)
    assert not life.is_quiet
    assert all(len(reading.found) == 1 for reading in life.readings.values())
    assert len(life.readings[NONE].n_signals) == 1  # a year's numbers come once
    assert len(life.false_codes[OVERVIEWS]) == sum(life.readings[OVERVIEWS].n_false) > 0


def test_the_summary_counts_quiet_publications_and_what_was_found_in_time():
    quiet = Life("nothing", True, {"1": Reading((), (2, 0), (1, 0), (0, 0))})
    late = Reading((Found(None, None, 5),), (4,), (1,), (0,))
    of_all = summary("1", [quiet, Life("silence", False, {"1": late})])
    assert of_all.false_quiet.value == 0.5
    assert of_all.n_quiet == 2
    assert of_all.n_publications == 3
    assert of_all.false_discovery.value == pytest.approx((0.5 + 0 + 0.25) / 3)
    assert {n: share.value for n, share in of_all.found.items()} == {1: 0, 2: 0, 4: 0, TOLD: 1}


def test_the_report_has_a_line_for_each_reader_and_each_planted_organisation(capsys):
    organisations.report(map, SIZE, 1, ["unit_renamed", "category_doubles"])
    printed = capsys.readouterr().out
    for label in (*READERS, "unit_renamed", "category_doubles"):
        assert f"\n{label}" in printed or f"\n  {label}" in printed
    assert "overviews: stijging" in printed
