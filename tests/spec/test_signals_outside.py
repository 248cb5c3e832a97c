"""Extern in the survey: behaviour from outside, beside the same behaviour at work."""

import pytest

from tests.spec.test_signals_survey_change import FOUND, WAVES, row_of, signals
from tests.survey_releases import asked

KIND = "intimidatie"
OUTSIDE, AT_WORK = f"og_ext_{KIND}", f"og_int_{KIND}"


def experienced(item, before, last, n=600, epsilon=1.0, golven=WAVES):
    """So many of `n` say yes in the newest wave, and in the waves before it."""
    counts = {
        (golf, ""): {
            "0": n - (last if golf == golven[-1] else before),
            "1": last if golf == golven[-1] else before,
            "2": 0,
            "3": 0,
            "wil_niet_zeggen": 0,
            "onbekend": 0,
        }
        for golf in golven
    }
    return asked(item, counts, epsilon)


def extern(*cells, **more):
    found = signals(*cells, **more)
    return found[(found["code"] == "extern") & (found["golf"] != "")]


def test_more_from_outside_and_not_at_work_is_extern():
    # 60 of 600, then 120: 10 points, each with variance 100 x 20 x 80 / 600 = 2.7; z 4.7 or more
    row = row_of(extern(experienced(OUTSIDE, 60, 120), experienced(AT_WORK, 60, 60)))
    assert (row["niveau"], row["richting"]) == ("sterk_signaal", "stijging")
    assert (row["item"], row["golf"], row["periode"], row["eenheid"]) == (OUTSIDE, "2025", "", "")
    assert "20 van de 100 medewerkers" in row["zin"]
    assert "groter dan bij hetzelfde gedrag door mensen van het werk" in row["zin"]
    assert "Er zijn twee lezingen: " in row["zin"]
    less = row_of(extern(experienced(OUTSIDE, 120, 60), experienced(AT_WORK, 60, 60)))
    assert (less["niveau"], less["richting"]) == ("sterk_signaal", "daling")


def test_more_of_everything_is_not():
    row = row_of(extern(experienced(OUTSIDE, 60, 120), experienced(AT_WORK, 60, 120)))
    assert (row["niveau"], row["richting"]) == ("binnen_verwachting", "")
    assert "Bij hetzelfde gedrag door mensen van het werk is het verschil ongeveer" in row["zin"]


@pytest.mark.parametrize(
    "cells",
    [
        (experienced(OUTSIDE, 60, 120),),  # nothing is known of the same behaviour at work
        (experienced(OUTSIDE, 60, 120, golven=("2025",)), experienced(AT_WORK, 60, 60)),
        (experienced(OUTSIDE, 4, 8, n=40), experienced(AT_WORK, 4, 4, n=40)),  # too few answers
        (experienced(OUTSIDE, 60, 120, epsilon=0.02), experienced(AT_WORK, 60, 60, epsilon=0.02)),
    ],
)
def test_without_a_measure_or_enough_answers_nothing_is_said(cells):
    assert not extern(*cells)["niveau"].isin(FOUND).any()


def test_a_quiet_question_is_quiet_and_says_what_would_be_seen():
    row = row_of(extern(experienced(OUTSIDE, 60, 62), experienced(AT_WORK, 60, 60)))
    assert row["niveau"] == "binnen_verwachting"
    assert "Een verschil zouden we hier zien vanaf ongeveer" in row["zin"]
