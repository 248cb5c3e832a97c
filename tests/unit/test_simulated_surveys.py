"""Simulated surveys have the response, prevalences and planted changes that they claim."""

import pandas as pd
import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.demo.generator.open_texts import open_texts
from pipeline.demo.generator.survey_changes import NewTopic
from pipeline.demo.generator.survey_profile import OG_ITEMS
from pipeline.demo.generator.survey_simulation import simulate_survey
from tests.simulators import surveys
from tests.simulators.units import care_chart, chart_of

LARGE = 12_000


@pytest.fixture(scope="module")
def quiet() -> surveys.SimulatedSurvey:
    """A survey in which nothing changes."""
    return surveys.quiet_survey(LARGE, seed=1)


def mean_by_wave(survey: surveys.SimulatedSurvey, item: str) -> pd.Series:
    """Mean on 0-100 of a five-point item."""
    score = (pd.to_numeric(survey.rows[item], errors="coerce") - 1) * 25
    return score.groupby(survey.rows["golf"]).mean()


def has_met(rows: pd.DataFrame) -> pd.Series:
    return rows[list(OG_ITEMS)].isin(["1", "2", "3"]).any(axis=1)


def test_every_item_has_a_column(quiet) -> None:
    expected = ["respondent_sleutel", "golf", "eenheid", *surveys.ALL_ITEMS]
    expected += ["open_drempel", "open_preventie", "open_goed"]
    assert list(quiet.rows.columns) == expected
    assert all(isinstance(value, str) for value in quiet.rows.iloc[0])


def test_response_is_between_55_and_75_percent(quiet) -> None:
    answered = quiet.rows.groupby("golf").size()
    invited = quiet.waves.set_index("golf")["uitgenodigd"].astype(int)
    assert (answered / invited).between(0.53, 0.77).all()
    assert quiet.rows["respondent_sleutel"].is_unique


def test_prevalences_follow_the_references(quiet) -> None:
    assert has_met(quiet.rows).mean() == pytest.approx(0.17, abs=0.02)
    care = surveys.quiet_survey(LARGE, seed=1, profile=surveys.CARE)
    assert has_met(care.rows).mean() == pytest.approx(0.30, abs=0.03)


def test_one_in_ten_of_them_talked_with_a_vp(quiet) -> None:
    met = quiet.rows[has_met(quiet.rows)]
    assert met["mb_besproken_met"].str.contains("vp").mean() == pytest.approx(0.10, abs=0.02)
    assert (quiet.rows.loc[~has_met(quiet.rows), "mb_besproken_met"] == "").all()
    asked_why = quiet.rows["mb_reden_niet"] != ""
    assert (quiet.rows.loc[asked_why, "mb_besproken_met"] == "niemand").all()


def test_quiet_waves_stay_the_same(quiet) -> None:
    for item in ("mb_vreest_gevolgen", "pv_gewaardeerd", "wd_tempo"):
        means = mean_by_wave(quiet, item)
        assert means.max() - means.min() < 2.0
    assert quiet.changes.empty


def test_units_differ(quiet) -> None:
    score = pd.to_numeric(quiet.rows["pv_gewaardeerd"], errors="coerce")
    means = ((score - 1) * 25).groupby(quiet.rows["eenheid"]).mean().drop("")
    assert 3.0 < means.std() < 8.0


def test_fear_is_eight_points_higher_in_the_last_wave() -> None:
    survey = surveys.fear_rises(LARGE, seed=2)
    means = mean_by_wave(survey, surveys.FEAR_ITEM)
    assert means["2025"] - means.drop("2025").mean() == pytest.approx(8.0, abs=1.2)
    assert survey.changes["golf"].unique().tolist() == ["2025"]


def test_fear_is_named_twice_as_often_in_open_answers() -> None:
    answers = surveys.fear_rises(LARGE, seed=2).open_answers
    shares = answers["themas"].str.split(";").explode().groupby(answers["golf"])
    named = shares.value_counts(normalize=True).unstack()
    last, before = named.loc["2025"], named.drop("2025").mean()
    assert last[surveys.FEAR_THEME] / before[surveys.FEAR_THEME] == pytest.approx(2.0, abs=0.3)
    others = before.index.drop(surveys.FEAR_THEME)
    assert last[others].sum() / before[others].sum() == pytest.approx(1.0, abs=0.06)


def test_more_know_the_vp_after_the_campaign() -> None:
    rows = surveys.known_after_campaign(LARGE, seed=2).rows.query("mb_kent_vp != ''")
    share = (rows["mb_kent_vp"] == "ja").groupby(rows["golf"]).mean()
    assert share[["2024", "2025"]].mean() - share[["2022", "2023"]].mean() == pytest.approx(
        0.15, abs=0.02
    )


def test_the_example_falls() -> None:
    means = mean_by_wave(surveys.example_falls(LARGE, seed=2), "lc_voorbeeld")
    assert means["2025"] - means.drop("2025").mean() == pytest.approx(-6.0, abs=1.2)


def test_the_silent_unit_meets_more() -> None:
    rows = surveys.silent_unit_survey(LARGE, seed=2).rows
    in_unit = rows["eenheid"].str.startswith("d02")
    assert has_met(rows[in_unit]).mean() - has_met(rows[~in_unit]).mean() > 0.08


def test_open_answers(quiet) -> None:
    answers = quiet.open_answers
    writers = answers.groupby("golf")["respondent_sleutel"].nunique()
    rate = writers / quiet.rows.groupby("golf").size()
    assert rate.between(0.23, 0.42).all()
    words = answers["antwoord"].str.split().str.len()
    assert words.between(1, 90).all()
    assert (words < 15).mean() > 0.2 and (words > 35).mean() > 0.1
    assert answers["has_name"].mean() == pytest.approx(0.05, abs=0.01)
    assert (answers["taal"] == "en").mean() == pytest.approx(0.03, abs=0.01)
    assert (quiet.rows["open_goed"] != "").sum() == (answers["item"] == "open_goed").sum()


def test_each_theme_has_varied_sentences_of_both_tones() -> None:
    texts = open_texts()
    assert set(texts.weights) == set(load_codelist("themas").values())
    for theme in texts.weights:
        said = [texts.sentences[theme, "goed"], texts.sentences[theme, "zorg"]]
        assert sum(map(len, said)) >= 12 and min(map(len, said)) >= 5
    every = [s for said in texts.sentences.values() for s in said]
    assert len(set(every)) == len(every)


def test_every_theme_is_written_about_in_both_tones(quiet) -> None:
    answers = quiet.open_answers
    by_theme = answers["themas"].str.split(";").explode().to_frame().join(answers["toon"])
    counted = by_theme.query("themas != ''").value_counts().unstack()
    assert len(counted) == len(open_texts().weights)
    assert counted[["goed", "zorg"]].min().min() > 30


def test_a_new_topic_takes_nothing_from_the_themes() -> None:
    topic = NewTopic("rookvrij", "rookvrij", 0.05, "2025", "2025")
    charts = (chart_of(4_000), (2024, 2025), 3)
    without, planted = simulate_survey(*charts), simulate_survey(*charts, topics=[topic])
    about = planted.open_answers.query("onderwerp == 'rookvrij'")
    assert set(about["golf"]) == {"2025"} and len(about) > 50
    assert (about["themas"] == "").all()
    others = planted.open_answers.query("onderwerp == ''")["antwoord"].reset_index(drop=True)
    assert others.tolist() == without.open_answers["antwoord"].tolist()
    assert planted.changes["onderwerp"].tolist() == ["rookvrij"]


def test_a_renamed_unit_answers_under_its_new_name() -> None:
    care = care_chart()
    rows = surveys.fear_rises(LARGE, seed=2, chart=care.chart).rows
    waves = rows.groupby("eenheid")["golf"].agg(["min", "max"])
    assert waves.loc[care.renamed_from, "max"] == "2023"
    assert waves.loc[care.renamed_to, "min"] == "2024"
