"""What is planted in the open answers of the examples is found where the handleiding says so.

With the planted themes themselves, as a perfect finder would give them: how well themes are found
is measured elsewhere.
"""

from collections import Counter
from datetime import date
from functools import cache

import numpy as np
import pytest

from pipeline.contracts.public import Unit, Wave
from pipeline.demo.example import RECIPES
from pipeline.demo.generator.open_texts import USUAL_TONE, open_texts
from pipeline.demo.generator.survey_simulation import simulate_survey
from pipeline.demo.recipe import YEARS
from pipeline.signals.detect import detect
from pipeline.signals.niveaus import FOUND
from tests.published import PROMISE
from tests.published_surveys import survey_plan
from tests.releases import TODAY
from tests.theme_releases import keys_of, theme_cells, with_themes

RUNS = 3


@cache
def truth(which):
    """By wave: how many took part, and how many of them named each theme, at most so many each."""
    recipe = RECIPES[which]()
    survey = simulate_survey(
        recipe.chart,
        YEARS,
        recipe.seed + 1,
        profile=recipe.survey_profile,
        changes=recipe.survey_changes,
        themes=recipe.themes,
        topics=recipe.topics,
    )
    n = int(survey.waves["uitgenodigd"].astype(int).max())
    wave = Wave("2025", n, date(2025, 6, 15), tuple(USUAL_TONE))
    plan = survey_plan((Unit("org", "Alles", None, n, 0),), wave, PROMISE)
    found = {}
    for golf, answers in survey.open_answers.groupby("golf"):
        people = (survey.rows["golf"] == golf).sum()
        themes = answers.groupby("respondent_sleutel")["themas"].agg(";".join)
        counted = Counter()
        for text in themes:
            named = list(dict.fromkeys(code for code in text.split(";") if code))
            counted.update(named[: plan.grens] or ["geen_thema"])
        counts = {code: counted[code] for code in (*open_texts().weights, "geen_thema")}
        found[golf] = people, counts | {"geen_antwoord": int(people - len(themes))}
    return plan, found


def released(which, seed):
    """The same with the noise of the planner's own plan."""
    plan, waves = truth(which)
    rng = np.random.default_rng(seed)
    post = plan.post("2025", "themas/thema")
    rho = float(post.rho_cel)
    assert rho > 0, "noise of another kind than this test draws"
    sd = (2 * rho) ** -0.5
    cells = [
        theme_cells(
            golf,
            {code: int(n + np.rint(rng.normal(0, sd))) for code, n in counts.items()},
            epsilon=0.0,
            rho=rho,
        )
        for golf, (_, counts) in waves.items()
    ]
    keys = dict.fromkeys(waves, keys_of(tuple(open_texts().weights)))
    people = {golf: int(n) for golf, (n, _) in waves.items()}
    return with_themes({golf: {} for golf in waves}, people, keys, extra=cells)


def found(which, seed):
    rows = detect(released(which, seed), TODAY)
    rows = rows[rows["code"] == "opkomend_thema"]
    return rows, set(rows.loc[rows["niveau"].isin(FOUND), "thema"])


def test_the_rising_theme_and_the_new_topic_are_found_in_voorbeeldzorg():
    seen = [found("zorg", seed)[1] for seed in range(RUNS)]
    assert all(one <= {"th_vrijuit_spreken", "geen_thema"} for one in seen)
    assert sum("th_vrijuit_spreken" in one for one in seen) >= RUNS - 1
    assert sum("geen_thema" in one for one in seen) >= RUNS - 1


def test_in_the_small_example_nothing_stands_out_and_that_is_said():
    rows, seen = found("gemeente", 1)
    assert not seen
    unseen = rows[rows["niveau"] == "te_weinig_gegevens"]
    assert len(unseen) == 1 and "vaker missen dan zien" in unseen.iloc[0]["zin"]


@pytest.mark.parametrize("which", RECIPES)
def test_the_planted_waves_ask_open_questions(which):
    recipe = RECIPES[which]()
    survey = simulate_survey(recipe.chart, YEARS[-1:], 1, profile=recipe.survey_profile)
    assert survey.waves["open_vragen"].tolist() == [";".join(USUAL_TONE)]
