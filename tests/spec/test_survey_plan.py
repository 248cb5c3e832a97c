"""What is published of a wave, and by which noise: by public numbers, within the promise."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from pipeline.contracts.public import Wave
from pipeline.release.accounting import MICRO, charged
from pipeline.release.noise_law import noise_variance
from pipeline.release.survey_answers import SurveyTable
from pipeline.release.survey_planner import choose_survey_plan
from tests.builders import organisation

DELTA = Fraction(1, 10**6)
SIZES = [(180,), (250,) * 4, (300,) * 5, (600,) * 5, (2000,) * 6, (6000,) * 10]


def plan_of(sizes, delta=DELTA, budget=MICRO, weights=None):
    wave = Wave("2025", sum(sizes), date(2025, 6, 1))
    return choose_survey_plan(organisation(*sizes), wave, budget, delta, weights or {})


def kinds(plan):
    return Counter(SurveyTable.of(name).tabel for name in plan.namen)


def errors(plan):
    """The standard error of one bin, by table."""
    pure = {name: noise_variance(micro / MICRO) ** 0.5 for name, micro in plan.tabellen.items()}
    return pure | {name: float(1 / (2 * Fraction(rho))) ** 0.5 for name, rho in plan.rho.items()}


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("delta", [DELTA, Fraction(0)])
def test_no_plan_costs_more_than_was_promised(sizes, delta):
    posts = plan_of(sizes, delta).posts(("2025",))
    spent = charged(posts, delta)
    assert 0.99 * MICRO <= spent <= MICRO
    if not delta:
        assert not any(post.rho for post in posts)


@pytest.mark.parametrize("sizes", SIZES)
def test_gaussian_noise_never_shows_less(sizes):
    """With delta at least as many tables, and among those of both no question with more noise."""
    pure, mixed = plan_of(sizes, Fraction(0)), plan_of(sizes)
    assert len(mixed.namen) >= len(pure.namen)
    if len(mixed.namen) == len(pure.namen):
        worst = [max(v for k, v in errors(p).items() if k[:5] == "items") for p in (pure, mixed)]
        assert worst[1] <= worst[0] + 1e-9


def test_at_1500_employees_twice_as_many_questions_can_be_read():
    with_delta, without = plan_of((300,) * 5), plan_of((300,) * 5, Fraction(0))
    assert (kinds(with_delta)["items"], kinds(without)["items"]) == (25, 11)


def test_few_tables_have_geometric_noise_and_a_battery_has_gaussian():
    assert plan_of((180,)).rho == {}
    assert len(plan_of((2000,) * 6).rho) > 40


def test_forty_questions_carry_the_noise_that_the_field_says():
    """METHODS: 27 a bin for 40 tables at (1, 1e-6); geometric noise would be 57."""
    plan = plan_of((2000,) * 6, weights={"items": 1.0})
    n = len(plan.rho)
    assert errors(plan)["items/og_int_pesten"] == pytest.approx(26.7 * (n / 40) ** 0.5, rel=0.01)


def test_a_question_with_options_spends_for_each_of_them():
    plan = plan_of((6000,) * 10)
    options = [name for name in plan.namen if name.startswith("items/mb_besproken_met/")]
    assert len(options) == 6
    assert len([post for post in plan.posts(("2025",)) if post.tabel in options]) == 6


def test_questions_for_few_people_are_left_out_where_few_answer():
    assert not any(SurveyTable.of(name).optie for name in plan_of((600,) * 5).namen)


@pytest.mark.parametrize("sizes", SIZES)
def test_what_is_published_can_be_read(sizes):
    """At six in ten answering, noise moves a share of everyone by at most five points."""
    answered = 0.6 * sum(sizes)
    for name, error in errors(plan_of(sizes)).items():
        table = SurveyTable.of(name)
        if table.item and not table.optie:
            assert 1.645 * error / answered <= 0.051


def test_a_wave_that_reaches_too_few_is_not_published():
    assert plan_of((70,)).namen == ()


def test_what_one_part_cannot_use_the_other_gets():
    small = plan_of((90,))
    assert charged(small.posts(("2025",)), DELTA) >= 0.99 * MICRO
    assert kinds(plan_of((250,) * 4, weights={"items": 1.0})).keys() == {"items"}


@pytest.mark.parametrize("budget", [MICRO // 4, MICRO // 20])
def test_a_small_budget_makes_a_small_plan_rather_than_a_wrong_one(budget):
    for sizes in SIZES:
        assert charged(plan_of(sizes, budget=budget).posts(("2025",)), DELTA) <= budget
