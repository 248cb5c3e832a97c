"""Patterns that only the survey shows: known by a key of their own, and made into concepts."""

from dataclasses import replace

from pipeline.advice.compose import compose
from pipeline.advice.pattern import patterns_in
from pipeline.signals import detect
from tests.releases import TODAY
from tests.survey_releases import asked, survey_release

BEFORE = {"0": 60, "25": 90, "50": 230, "75": 160, "100": 60}
LAST = {"0": 110, "25": 170, "50": 180, "75": 100, "100": 40}
WAVES = ("2023", "2024", "2025")
COUNTS = {(golf, ""): BEFORE for golf in WAVES[:2]} | {("2025", ""): LAST}
PROMISE = {"eenheid": "traject", "epsilon": 1.0, "epsilon_enquete": 1.0, "delta_enquete": 1e-6}


def test_a_strong_signal_of_the_survey_has_its_own_key_and_makes_a_concept():
    cells = [asked(index, COUNTS) for index in ("mb", "pv", "lc")]
    bare = survey_release(cells, dict.fromkeys(WAVES, 1000))
    release = replace(bare, publicaties=(replace(bare.publicaties[0], belofte=PROMISE),))
    signals = detect(release, TODAY)
    found = {one.key for one in patterns_in(signals) if one.niveau == "sterk_signaal"}
    assert found == {"drempel-2025-mb", "klimaat-2025-pv", "klimaat-2025-lc"}
    concepts = compose(signals, release, TODAY)
    assert {one.id for one in concepts} == found
    assert compose(signals, release, TODAY, eerder=concepts) == concepts
    older = [replace(one, id="x", periode="2025-Q1") for one in concepts]
    assert compose(signals, release, TODAY, eerder=older) == ()
