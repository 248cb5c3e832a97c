"""Patterns that only the survey shows: known by a key of their own, and no concept without text."""

from pipeline.advice.compose import compose
from pipeline.advice.gate import has_text
from pipeline.advice.pattern import patterns_in
from pipeline.signals import detect
from tests.releases import TODAY
from tests.survey_releases import asked, survey_release

BEFORE = {"0": 60, "25": 90, "50": 230, "75": 160, "100": 60}
LAST = {"0": 110, "25": 170, "50": 180, "75": 100, "100": 40}
WAVES = ("2023", "2024", "2025")
COUNTS = {(golf, ""): BEFORE for golf in WAVES[:2]} | {("2025", ""): LAST}


def test_a_strong_signal_of_the_survey_has_its_own_key_and_makes_no_concept_yet():
    cells = [asked(index, COUNTS) for index in ("mb", "pv", "lc")]
    release = survey_release(cells, dict.fromkeys(WAVES, 1000))
    signals = detect(release, TODAY)
    found = [one for one in patterns_in(signals) if one.niveau == "sterk_signaal"]
    assert {one.key for one in found} == {"drempel-2025-mb", "klimaat-2025-pv", "klimaat-2025-lc"}
    assert not any(has_text(one) for one in found)
    assert compose(signals, release, TODAY) == ()
