"""The estimates of themes: possible together, closer than single counts, covered 9 times in 10."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import Wave
from pipeline.release import table_noise, theme_noising
from pipeline.release.accounting import MICRO
from pipeline.release.plan import SurveyPlan
from pipeline.release.survey_noising import noisy_answers
from pipeline.release.survey_planner import choose_survey_plan
from pipeline.release.theme_bounding import mentions_of, with_themes
from pipeline.release.theme_counts import count_themes
from pipeline.release.theme_estimates import count_answered
from pipeline.release.theme_noising import noisy_themes
from tests.builders import organisation
from tests.themes_found import GROUPS, QUESTIONS, CodeReader, answers_of, keys_of

CELL = ["tabel", "eenheid", "vraag", "groep", "thema", "subthema", "toon"]
EXACT = 60_000_000


def setting(answers, delta, weights=None):
    """The planner's own plan for an organisation in which so many are expected to write."""
    invited = round(answers / 0.24)
    wave = Wave("2025", invited, date(2025, 6, 1), QUESTIONS)
    publiek = organisation(invited * 6 // 10, invited * 4 // 10, waves=(wave,))
    rows = answers_of(round(invited * 0.6)).rename(columns={"respondent_sleutel": "respondent"})
    plan = choose_survey_plan(publiek, wave, MICRO, Fraction(delta), weights or {})
    booked = with_themes(rows, QUESTIONS, plan.grens, CodeReader()).assign(golf="2025")
    return publiek, plan, booked


def released(publiek, plan, booked, draws, seed=3):
    """So many publications of the same answers, counted once, and their true counts."""
    rng, keys = np.random.default_rng(seed), {"2025": keys_of()}
    random = np.random.RandomState(seed)
    answers, plans = {"2025": booked}, {"2025": plan}
    enquete = noisy_answers(answers, {"2025": _first_tables(plan)}, publiek, random)
    counts, mentions = {}, mentions_of(booked)

    def counted(table, wave, rows, _, *rest):
        if table not in counts:
            counts[table] = count_themes(table, wave, rows, mentions, *rest)
        return tuple(one.copy() for one in counts[table])

    def rounded_normal(exact, rho, _):
        return exact + np.rint(rng.normal(0, (2 * float(rho)) ** -0.5, len(exact))).astype(int)

    with (
        patch.object(theme_noising, "count_themes", counted),
        patch.object(theme_noising, "mentions_of", lambda _: None),
        patch.object(table_noise, "add_gaussian_noise", rounded_normal),
    ):
        names = dict.fromkeys(plan.themas, EXACT - EXACT % plan.grens)
        exact = {"2025": replace(plan, tabellen=names, rho={})}
        truth = noisy_themes(answers, exact, keys, publiek, enquete, random)["noisy_n"]
        found = [noisy_themes(answers, plans, keys, publiek, enquete, random) for _ in range(draws)]
    return [(one.assign(n=truth), enquete) for one in found]


def _first_tables(plan):
    """A few tables of questions, which tell how many took part; drawing all takes long."""
    few = plan.namen[:4]
    pure = {name: micro for name, micro in plan.tabellen.items() if name in few}
    return SurveyPlan(1, pure, {name: rho for name, rho in plan.rho.items() if name in few})


@pytest.mark.parametrize(("answers", "delta"), [(200, "1/1000000"), (2_000, "1/1000000"), (900, 0)])
def test_the_ranges_hold_the_true_counts(answers, delta):
    found = pd.concat(frame for frame, _ in released(*setting(answers, delta), 35))
    is_in = (found["lower"] <= found["n"]) & (found["n"] <= found["upper"])
    assert is_in.mean() >= 0.88
    assert (is_in.groupby(found["tabel"]).mean() >= 0.88).all()
    big = found[found["n"] > found["n"].median()]
    assert ((big["lower"] <= big["n"]) & (big["n"] <= big["upper"])).mean() >= 0.87


@pytest.fixture(name="large", scope="module")
def large_wave():
    """Three publications of a wave with all tables of themes."""
    publiek, plan, booked = setting(20_000, "1/1000000")
    assert len(plan.themas) == 6
    return publiek, list(released(publiek, plan, booked, 3))


def test_the_numbers_could_be_true_together(large):
    publiek, [(found, enquete), *_] = large
    assert (found["estimate"] >= 0).all() and (found["lower"] >= 0).all()
    whole = found[found["tabel"] == "thema"].set_index("thema")["estimate"]
    for table, cells in found.groupby("tabel"):
        if table not in ("thema", "groep"):
            sums = cells.groupby("thema")["estimate"].sum()
            assert np.allclose(sums, whole[sums.index])
    groups = found[found["tabel"] == "groep"].set_index("groep")["estimate"]
    for place, group in enumerate(GROUPS):
        own = whole[[f"t{i}" for i in range(place, 10, 2)]]
        assert own.max() - 1e-6 <= groups[group] <= own.sum() + 1e-6
    answered = count_answered(found, enquete, publiek.waves[0].uitgenodigd)
    assert whole.drop("geen_antwoord").max() <= answered.value + 1e-6
    silent = found[found["thema"] == "geen_antwoord"].iloc[0]
    assert silent["estimate"] == pytest.approx(silent["n"], abs=200)


def test_where_most_wrote_nothing_that_number_is_as_high_as_it_is():
    publiek, plan, booked = setting(2_000, "1/1000000")
    few = booked.assign(themas=booked["themas"].where(booked.index < 300, ""))
    [(found, _)] = released(publiek, plan, few, 1)
    silent = found[found["thema"] == "geen_antwoord"].iloc[0]
    assert silent["estimate"] == pytest.approx(silent["n"], abs=150)
    assert silent["lower"] <= silent["n"] <= silent["upper"]


def test_how_many_answered_is_known_from_who_took_part_and_who_wrote_nothing():
    publiek, plan, booked = setting(2_000, "1/1000000")
    invited, true = publiek.waves[0].uitgenodigd, (booked["themas"] != "").sum()
    ranges = [count_answered(one, enq, invited) for one, enq in released(publiek, plan, booked, 20)]
    assert np.mean([one.lower <= true <= one.upper for one in ranges]) >= 0.85
    [(found, _)] = released(publiek, plan, booked, 1)
    assert count_answered(found, pd.DataFrame(), invited) is None


def test_tables_that_add_up_to_a_theme_make_it_closer_than_its_own_cell(large):
    frames = pd.concat(frame for frame, _ in large[1])
    themes = frames[(frames["tabel"] == "thema") & (frames["n"] > 100)]
    joint = (themes["estimate"] - themes["n"]).abs().mean()
    assert joint < (themes["noisy_n"] - themes["n"]).abs().mean()
