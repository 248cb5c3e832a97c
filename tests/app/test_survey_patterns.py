"""What the survey alone shows, in the words of the pages."""

import pandas as pd

from dashboards.wording import pattern_rows, pattern_words
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
    assert pattern_rows.line_of(pattern_rows.cells_of(one), RELEASE) is None


def test_what_a_survey_can_show_is_not_what_counts_of_talks_can_show():
    assert Looked.of(detect(RELEASE, TODAY)).vanaf is None
    assert survey_families(RELEASE, TODAY)[0].tested


def test_a_question_is_called_by_its_own_label_and_a_found_pattern_says_which_way():
    one = row()
    asked = {**one, "item": "mb_kent_vp"}
    title = pattern_words.title_of(pd.Series(asked), RELEASE)
    assert title == "Drempel om te praten: Kent de vertrouwenspersoon"
    found = {**one, "code": "klimaat", "item": "pv", "niveau": "signaal", "richting": "daling"}
    title = pattern_words.title_of(pd.Series(found), RELEASE)
    assert title == "Klimaat in de organisatie, lager: Psychologische veiligheid"


def test_what_the_name_of_a_pattern_says_is_not_said_twice():
    one = {**row(), "item": "", "golf": "", "periode": "2025-Q4", "niveau": "signaal"}
    macht = {**one, "code": "macht", "relatie": "leidinggevende", "richting": "stijging"}
    about = pattern_words.title_of(pd.Series(macht), RELEASE)
    assert about == "Gesprekken over leidinggevenden, groter deel: hele organisatie"
    rise = {**macht, "code": "stijging"}
    about = pattern_words.title_of(pd.Series(rise), RELEASE)
    assert about == "Stijging: relatie leidinggevende"
    after = {**one, "code": "werking", "gebeurtenis": "Training", "richting": "stijging"}
    about = pattern_words.title_of(pd.Series(after), RELEASE)
    assert about == "Verandering na ‘Training’, meer: hele organisatie"


def test_cells_are_shown_in_order_of_time_whatever_they_are_part_of():
    cells = [f"p0001|relatie|periode={q}|relatie={c}" for c in "ab" for q in ("2025-Q1", "2025-Q2")]
    assert [cell[-1] for cell in pattern_rows.cells_of({"cellen": cells})] == ["a", "b", "a", "b"]
