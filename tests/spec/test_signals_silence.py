"""Stilte: much experience in the survey, few who come to talk, and when that cannot be said."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.public import Wave
from pipeline.signals import detect
from pipeline.signals.silence.places import silences
from pipeline.signals.silence.silence import reference_ratio
from tests.releases import TODAY, publiek_of, release_of, simulated, survey_table

SIZES = {"u0": 4000, "u1": 8000}
PLAN = {"totaal": 0.2, "cluster": 0.5, "eenheid": 0.3}
MUCH = {"": {"geen": 6000, "wel": 2500, "wil_niet_zeggen": 100, "onbekend": 20}}


def release(a_year, survey=None, plan=PLAN, closed=date(2025, 11, 1), sizes=SIZES, seed=1, eps=0.3):
    rng = np.random.default_rng(seed)
    waves = (Wave("2025", sum(sizes.values()), closed),)
    enquete = survey_table("2025", "og", survey or MUCH, eps, rng)
    truth = simulated(a_year, rng, sizes)
    return release_of(truth, plan, rng, publiek_of(sizes, (), waves), enquete=enquete)


def stilte(*args, today=TODAY, **terms):
    signals = detect(release(*args, **terms), today)
    return signals[signals["code"] == "stilte"].reset_index(drop=True)


def assert_unseen(found, why):
    """Nothing is judged or counted, and the one row says why."""
    row = found.iloc[0]
    assert (len(found), row["niveau"]) == (1, "te_weinig_gegevens")
    assert np.isnan(row["waarneming"])
    assert why in row["zin"]


def test_the_national_figure_is_one_in_ten():
    assert reference_ratio() == pytest.approx(0.10)


def test_much_experience_and_hardly_any_talks_is_a_strong_signal():
    row = stilte(60).iloc[0]
    assert row["niveau"] == "sterk_signaal"
    assert (row["cluster"], row["item"], row["golf"]) == ("", "og", "2025")
    assert row["effect_upper"] < 0.5
    assert row["waarneming"] < row["verwacht_lower"]
    assert "Er zijn twee lezingen" in row["zin"]
    assert "ongeveer 29 van de 100 medewerkers" in row["zin"]


def test_talks_at_the_national_ratio_are_as_expected():
    row = stilte(1000).iloc[0]
    assert row["niveau"] == "binnen_verwachting"
    assert "niet aantoonbaar minder" in row["zin"]


def test_the_talks_are_those_of_the_year_up_to_closing():
    row = stilte(60, closed=date(2025, 6, 15)).iloc[0]
    assert row["periode"] == "2025-Q2"
    periods = {part for c in row["cellen"] for part in c.split("|") if part.startswith("periode=")}
    assert periods == {
        "periode=2024-Q3", "periode=2024-Q4", "periode=2025-Q1", "periode=2025-Q2"
    }  # fmt: skip


def test_an_organisation_without_enough_answers_is_left_out():
    found = stilte(5, survey={"": {"geen": 30, "wel": 15}}, sizes={"u0": 100, "u1": 100})
    assert_unseen(found, "zouden we dat vaker missen dan zien")


def test_a_place_too_small_to_notice_is_left_out():
    survey = {"": {"geen": 100, "wel": 20}}
    found = stilte(5, survey=survey, sizes={"u0": 100, "u1": 150}, eps=1.0)
    assert_unseen(found, "zouden we dat vaker missen dan zien")


def test_a_unit_is_laid_beside_all_its_talks():
    survey = {"u0": {"geen": 1500, "wel": 1400}, "u1": {"geen": 5000, "wel": 100}}
    found = stilte(20, survey=survey)
    unit = found[found["eenheid"] == "u0"].iloc[0]
    assert unit["cluster"] == ""
    assert "over alle onderwerpen samen" in unit["zin"]


def test_an_ordinary_organisation_is_not_called_silent():
    """20 of 1,000 come to talk in a year and 17 % have experience: DOMAIN sections d and g."""
    survey = {"": {"geen": 6600, "wel": 1350, "wil_niet_zeggen": 50}}
    for seed in range(20):
        found = stilte(240, survey=survey, seed=seed)
        assert not found["niveau"].isin(["signaal", "sterk_signaal"]).any()


def test_an_old_wave_is_left_alone():
    assert_unseen(stilte(60, today=date(2027, 12, 1)), "langer dan anderhalf jaar geleden")


def test_at_half_of_the_national_ratio_it_is_seldom_called_silence():
    """The edge of what is tested: at most one in twenty at p < .05, all four chances drawn."""
    rng = np.random.default_rng(12)
    low = []
    for seed in range(60):
        share = float(np.clip(rng.normal(0.2, 0.01), 0, 1))
        answers = rng.binomial(4000, share)
        survey = {"": {"geen": 4000 - answers, "wel": int(answers)}}
        talks = 0.5 * 0.1 * 0.2 * 12000
        one = silences(release(talks, survey=survey, seed=seed), TODAY, 1.0)[0]
        low.append(one.p_value < 0.05)
    assert np.mean(low) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 60)


def test_stilte_draws_on_the_one_budget():
    quiet = release(1000)
    plain = pd.DataFrame(columns=quiet.enquete.columns)
    with_survey = detect(quiet, TODAY)
    without = detect(replace(quiet, enquete=plain), TODAY)
    changes = with_survey["code"].isin(["stijging", "daling"])
    judged = with_survey["q_value"].notna() & changes
    assert judged.sum() <= without["q_value"].notna().sum()


def of_years(waves, talks, seed=1, eps=0.35, share=0.2, sizes=None):
    """A unit of 1,700 beside the rest, with so many waves, a year apart, and so many talks."""
    sizes = sizes or {"u0": 1700, "u1": 10300}
    rng = np.random.default_rng(seed)
    named = tuple(
        Wave(str(year), sum(sizes.values()), date(year, 11, 1))
        for year in range(2026 - waves, 2026)
    )
    n = int(0.65 * sizes["u0"])
    counts = {"u0": {"geen": round(n * (1 - share)), "wel": round(n * share)}}
    enquete = pd.concat(
        [survey_table(wave.golf, "og", counts, 0.5, rng) for wave in named], ignore_index=True
    )
    truth = simulated(talks, rng, {"u0": 1})
    n_of = np.concatenate([truth.n, truth.n * 6])
    both = replace(truth, n=n_of, units=tuple(sizes))
    publiek = publiek_of(sizes, (), named)
    return release_of(both, {"eenheid": eps}, rng, publiek, "halfjaar", enquete)


def of_unit(release, dispersion=1.0):
    return next(one for one in silences(release, TODAY, dispersion) if one.survey.eenheid == "u0")


def test_a_silence_of_years_shows_in_the_years_together():
    alone = detect(of_years(1, 3), TODAY)
    assert not (alone["eenheid"].eq("u0") & alone["code"].eq("stilte")).any()
    assert alone["zin"].str.contains("Vanuit Eenheid u0").any()
    found = detect(of_years(4, 3), TODAY)
    row = found[(found["code"] == "stilte") & (found["eenheid"] == "u0")].iloc[0]
    assert row["niveau"] in ("signaal", "sterk_signaal")
    assert 4 <= row["venster"] <= 8 and row["golf"] == "2025"
    assert "Eerdere vragenlijsten tellen mee: " in row["zin"] and "2024." in row["zin"]
    assert "in die jaren samen ongeveer" in row["zin"]
    read = {part for cell in row["cellen"] for part in cell.split("|")}
    waves = {part for part in read if part.startswith("golf=")}
    assert len(waves) == row["venster"] / 2


def test_no_more_years_are_taken_than_are_needed():
    few, many = of_unit(of_years(4, 3, eps=3.0)), of_unit(of_years(4, 3))
    assert len(few.waves) < len(many.waves) <= 4
    busy = of_unit(of_years(4, 300, eps=3.0))
    assert len(busy.waves) == len(few.waves)  # what came has no say in it


def test_years_together_are_seldom_called_silent_at_half_of_the_national_ratio():
    half = 0.5 * 0.1 * 0.2 * 1700
    low = [of_unit(of_years(4, half, seed)) for seed in range(30)]
    assert all(len(one.waves) > 1 for one in low)
    found = np.mean([one.p_value < 0.05 for one in low])
    assert found <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 30)
