"""Opkomend thema: a theme is named more often than before; chance and noise are no rise."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pipeline.contracts.public import Event
from pipeline.release.sharing import THEME_SHARE
from pipeline.signals.detect import detect
from pipeline.signals.themes.change import theme_changes
from pipeline.signals.themes.counts import theme_waves
from pipeline.signals.themes.rows import theme_family
from tests.releases import TODAY
from tests.survey_releases import asked, survey_release
from tests.theme_releases import THEMES, drawn, keys_of, with_themes

WAVES = ("2023", "2024", "2025")
N = 6_000
EVERYBODY = dict.fromkeys(WAVES, N)


def released(seed=1, factors=None, **options):
    return with_themes(drawn(WAVES, N, seed, factors), EVERYBODY, **options)


def found(release):
    rows = detect(release, TODAY)
    rows = rows[rows["code"] == "opkomend_thema"]
    return rows[rows["niveau"].isin(("signaal", "sterk_signaal"))]


def test_a_theme_that_doubles_is_found_and_nothing_else():
    rows = found(released(factors={"th_steun": 2.0}))
    assert rows["thema"].tolist() == ["th_steun"]
    row = rows.iloc[0]
    assert row["richting"] == "stijging" and row["golf"] == "2025"
    assert row["effect_lower"] > 1.5 and row["effect_upper"] < 2.6
    assert row["vergeleken_met"] == "2023 tot en met 2024"
    assert len(row["cellen"]) == 3
    assert "‘Steun’" in row["zin"] and "twee lezingen" in row["zin"]


def test_a_growing_part_that_fits_no_theme_is_found():
    rows = found(released(factors={"geen_thema": 2.5}))
    assert rows["thema"].tolist() == ["geen_thema"]
    assert "geen thema past" in rows.iloc[0]["zin"]
    assert "nieuw onderwerp" in rows.iloc[0]["zin"]


def test_a_fall_is_no_opkomend_thema():
    assert found(released(factors={"th_werkdruk": 0.4})).empty


def test_when_more_of_everything_is_named_no_theme_stands_out():
    more = dict.fromkeys((*THEMES, "geen_thema"), 1.5)
    assert found(released(factors=more)).empty


def test_quiet_surveys_show_nothing():
    shown = sum(len(found(released(seed))) for seed in range(10))
    assert shown == 0


@pytest.mark.parametrize("epsilon", [0.05, 0.5])
def test_the_test_holds_its_size(epsilon):
    p_values = []
    for seed in range(20):
        counts = drawn(WAVES, 1_500, seed, epsilon=epsilon)
        release = with_themes(counts, dict.fromkeys(WAVES, 1_500), epsilon=epsilon)
        changes = theme_changes(release, TODAY).changes
        p_values += [one.strongest.own_p_value for one in changes if one.strongest]
    assert len(p_values) == 20 * 6
    assert np.mean(np.array(p_values) < 0.05) < 0.12
    assert np.mean(np.array(p_values) < 0.01) < 0.05
    assert np.mean(np.array(p_values) < 0.5) == pytest.approx(0.5, abs=0.12)


def test_noise_makes_a_rise_less_sure():
    sure = theme_changes(released(factors={"th_steun": 1.5}), TODAY)
    counts = drawn(WAVES, N, 1, {"th_steun": 1.5}, epsilon=0.01)
    vague = theme_changes(with_themes(counts, EVERYBODY, epsilon=0.01), TODAY)
    errors = [
        next(one for one in found.changes if one.seen.thema == "th_steun").strongest.law.error
        for found in (sure, vague)
    ]
    assert errors[1] > 2 * errors[0]


@pytest.mark.parametrize(
    "other,fits",
    [
        ({"sha256": "b" * 64, "versie": "2"}, False),
        ({"sha256": "b" * 64}, True),  # an own theme came in between
        ({"versie": "2"}, True),  # the same list in a newer version
    ],
)
def test_only_the_same_list_is_laid_beside(other, fits):
    keys = {"2023": keys_of(**other), "2024": keys_of(**other)}
    changes = theme_changes(released(factors={"th_steun": 2.0}, keys=keys), TODAY)
    assert bool(changes.changes) == fits
    assert fits or "dezelfde lijst" in changes.why_not


def test_another_bound_on_themes_is_not_laid_beside():
    changes = theme_changes(released(grens={"2023": 2, "2024": 2}), TODAY)
    assert not changes.changes


def test_a_new_own_theme_is_told_as_unseen_and_geen_thema_with_it():
    own = (*THEMES, "eigen_rook")
    keys = {"2025": keys_of(own, sha256="b" * 64)}
    counts = drawn(WAVES, N, 1)
    counts["2025"]["eigen_rook"] = 100
    family = theme_family(with_themes(counts, EVERYBODY, keys), TODAY)
    assert len(family.tested) == len(THEMES)
    (row,) = family.unseen
    assert "‘Eigen_rook’" in row.zin and "past in geen thema" in row.zin


def test_who_took_part_is_named_as_a_rival():
    counts = drawn(WAVES, N, 1, {"th_steun": 2.0})
    release = with_themes(counts, EVERYBODY)
    fewer = {golf: (4 if golf == "2025" else 2) * N for golf in WAVES}
    changed = tuple(replace(one, uitgenodigd=fewer[one.golf]) for one in release.publiek.waves)
    release = replace(release, publiek=replace(release.publiek, waves=changed))
    assert "minder mensen mee" in found(release).iloc[0]["zin"]


def test_an_event_suspends_the_reading():
    event = Event(date(2025, 6, 1), "media", "", "Landelijke aandacht")
    row = found(released(factors={"th_steun": 2.0}, events=[event])).iloc[0]
    assert "Landelijke aandacht" in row["gebeurtenis"]


def test_few_who_write_are_too_few():
    counts = drawn(WAVES, 60, 1)
    changes = theme_changes(with_themes(counts, dict.fromkeys(WAVES, 60)), TODAY)
    assert not changes.changes and "mensen beantwoordden" in changes.why_not


def test_small_surveys_say_what_they_could_not_see():
    family = theme_family(
        with_themes(drawn(WAVES, 400, 1, epsilon=0.05), dict.fromkeys(WAVES, 400), epsilon=0.05),
        TODAY,
    )
    named = {test.row(1.0).thema for test in family.tested}
    (row,) = family.unseen
    assert row.niveau == "te_weinig_gegevens" and "zelfs drie keer zo veel" in row.zin
    assert "th_beloning" not in named


def test_a_survey_without_themes_says_what_it_takes():
    cells = [asked("mb_kent_vp", {("2025", ""): {"ja": 300, "nee": 300}})]
    rows = detect(survey_release(cells, {"2025": 900}), TODAY)
    (row,) = rows[rows["code"] == "opkomend_thema"].to_dict("records")
    assert row["niveau"] == "te_weinig_gegevens" and "open_vragen" in row["zin"]


def test_an_old_survey_is_not_told_again():
    assert "anderhalf jaar" in theme_changes(released(), date(2027, 6, 1)).why_not


def test_the_share_of_the_budget_is_fixed():
    assert theme_family(released(), TODAY).share == THEME_SHARE


def test_who_wrote_is_known_from_the_other_tables():
    wave = theme_waves(released())[-1]
    answered = wave.counts["th_sfeer"].answered
    assert answered == pytest.approx(N / 2, rel=0.06)
    assert wave.counts["th_sfeer"].share == pytest.approx(20, abs=3)
    assert "geen_antwoord" not in wave.counts
