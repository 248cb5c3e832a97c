"""What the survey alone shows, in the words of the pages."""

import pandas as pd

from dashboards.organisatie import pattern_words, patterns
from pipeline.signals import detect
from pipeline.signals.looked import Looked
from pipeline.signals.wave.rows import survey_families
from tests.releases import TODAY
from tests.survey_releases import asked, survey_release

BEFORE = {"0": 60, "25": 90, "50": 230, "75": 160, "100": 60}
LAST = {"0": 110, "25": 170, "50": 180, "75": 100, "100": 40}
COUNTS = {(golf, ""): BEFORE for golf in ("2023", "2024")} | {("2025", ""): LAST}
RELEASE = survey_release([asked("mb", COUNTS)], dict.fromkeys(("2023", "2024", "2025"), 1000))


def row() -> "pd.Series[object]":
    found = detect(RELEASE, TODAY)
    return found[found["code"] == "drempel"].iloc[0]


def test_a_pattern_of_the_survey_is_named_by_its_index_and_wave():
    one = row()
    assert pattern_words.title_of(one, RELEASE) == "Drempel om te praten: Meldbereidheid"
    assert pattern_words.when_of(one) == "enquête 2025"
    assert pattern_words.window_words(one) == ""
    assert pattern_words.repeated_unit(one) == "enquêtes"
    assert pattern_words.compared_words(one) == "2023 tot en met 2024"
    assert not pattern_words.has_expected(one)


def test_its_cells_can_be_followed():
    one = row()
    about, value, reference = pattern_words.cell_words(one["cellen"][0], RELEASE)
    assert about.startswith("Meldbereidheid") and value and reference == one["cellen"][0]
    assert patterns.line_of(patterns.cells_of(one), RELEASE) is None


def test_what_a_survey_can_show_is_not_what_counts_of_talks_can_show():
    assert Looked.of(detect(RELEASE, TODAY)).vanaf is None
    assert survey_families(RELEASE, TODAY)[0].tested
