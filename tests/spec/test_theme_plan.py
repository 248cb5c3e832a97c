"""Which themes will be shown, and at what price: by public numbers, within the promise."""

from datetime import date
from fractions import Fraction

import pytest

from pipeline.cli.theme_wording import theme_lines
from pipeline.contracts.public import Wave
from pipeline.release.accounting import MICRO, charged
from pipeline.release.post import GAUSSIAN, GEOMETRIC, Post
from pipeline.release.survey_planner import EXPECTED_RESPONSE, choose_survey_plan
from pipeline.release.theme_tables import OPEN_RESPONSE, THEME, fewest_people
from tests.builders import organisation

DELTA = Fraction(1, 10**6)
OPEN = ("open_preventie", "open_drempel", "open_goed")
EXAMPLE = {"index_x_eenheid": 40, "items": 35, "themas": 25}
SIZES = [(180,), (900,), (250,) * 4, (600,) * 5, (2000,) * 6, (6000,) * 10]


def plan_of(sizes, delta=DELTA, budget=MICRO, weights=None, vragen=OPEN):
    wave = Wave("2025", sum(sizes), date(2025, 6, 1), vragen)
    return choose_survey_plan(organisation(*sizes), wave, budget, delta, weights or {})


def invited_for(answers):
    return round(answers / EXPECTED_RESPONSE / OPEN_RESPONSE)


def tables(plan):
    return {name.removeprefix("themas/") for name in plan.themas}


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("weights", [{}, EXAMPLE])
@pytest.mark.parametrize("delta", [DELTA, Fraction(0)])
def test_no_plan_with_themes_costs_more_than_was_promised(sizes, weights, delta):
    posts = plan_of(sizes, delta, weights=weights).posts(("2025",))
    assert 0.98 * MICRO <= charged(posts, delta) <= MICRO


@pytest.mark.parametrize(("answers", "share"), [(200, 0.20), (1_000, 0.08), (5_000, 0.03)])
def test_the_smallest_theme_that_is_shown(answers, share):
    """METHODS section 3: with 25 themes, at a quarter of epsilon 1."""
    people = fewest_people(plan_of((invited_for(answers),)))[THEME]
    assert 0.01 < people / answers <= share


def test_more_people_show_more_tables_and_sub_themes_come_last():
    found = [tables(plan_of((n // 5,) * 5)) for n in (800, 4_000, 20_000, 100_000)]
    assert [len(one) for one in found] == sorted(len(one) for one in found)
    assert found[0] == {THEME} and "subthema" in found[-1] and "subthema" not in found[1]


@pytest.mark.parametrize(("size", "bound"), [(700, 2), (1_500, 3), (4_000, 4), (8_000, 5)])
def test_how_many_themes_count_follows_from_who_was_invited(size, bound):
    plan = plan_of((size,))
    assert plan.grens == bound
    assert {p.gevoeligheid for p in plan.posts(("2025",)) if "themas/" in p.tabel} == {bound}


def test_without_open_questions_a_plan_is_as_it_was_and_their_weight_is_kept_back():
    for sizes in SIZES:
        assert plan_of(sizes, vragen=()).themas == ()
    kept = plan_of((600,) * 5, vragen=(), weights=EXAMPLE)
    assert charged(kept.posts(("2025",)), DELTA) <= 0.90 * MICRO


def test_one_open_question_has_no_table_by_question():
    assert "thema_x_vraag" in tables(plan_of((4_000,) * 5))
    assert "thema_x_vraag" not in tables(plan_of((4_000,) * 5, vragen=OPEN[:1]))


def test_what_themes_cannot_use_goes_to_the_questions():
    small = plan_of((180,))
    assert small.themas == () and small.namen == plan_of((180,), vragen=()).namen
    lines = " ".join(theme_lines("2025", small))
    assert "te weinig deelnemers" in lines


def test_vip_plan_says_which_themes_will_be_shown():
    lines = " ".join(theme_lines("2025", plan_of((600,) * 5)))
    people = fewest_people(plan_of((600,) * 5))[THEME]
    assert f"bij 1.000 antwoorden {round(people / 10)}%" in lines
    assert "bij 200 antwoorden" in lines and "bij 5.000 antwoorden" in lines
    assert "Daar zijn te weinig mensen voor: " in lines and "subthema's" in lines
    assert list(theme_lines("2025", plan_of((600,) * 5, vragen=()))) == []


def test_a_table_in_which_one_respondent_is_in_several_cells_costs_as_much_as_so_many_tables():
    """Zero-concentrated loss adds up over cells: the noise of each is drawn by itself."""
    together = Post("enquete", "2025", "themas/thema", 0, GAUSSIAN, 5, rho="1/20")
    apart = [Post("enquete", "2025", f"items/{i}", 0, GAUSSIAN, rho="1/100") for i in range(5)]
    assert charged([together], DELTA) == charged(apart, DELTA)
    assert charged([Post("e", "c", "t", 500, GEOMETRIC, 5)], DELTA) == 500
    for wrong in ({"gevoeligheid": 0}, {"gevoeligheid": 3}):
        with pytest.raises(ValueError, match="equal part"):
            Post("enquete", "2025", "themas/thema", 500, **wrong)
