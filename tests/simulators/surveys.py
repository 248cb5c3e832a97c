"""Simulated surveys, one wave a year, quiet and with planted changes."""

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.survey_changes import SurveyChange, ThemeChange
from pipeline.demo.generator.survey_profile import (
    CARE_PREVALENCES,
    OG_ITEMS,
    SCORED_ITEMS,
    SurveyProfile,
)
from pipeline.demo.generator.survey_simulation import SimulatedSurvey, simulate_survey
from tests.simulators.organisation import SILENT_UNIT
from tests.simulators.units import chart_of

YEARS = (2021, 2022, 2023, 2024, 2025)
LAST_WAVE = str(YEARS[-1])
FEAR_ITEM = "mb_vreest_gevolgen"
FEAR_THEME = "th_vrijuit_spreken"
FEAR_POINTS = 8.0
ALL_ITEMS = (
    *OG_ITEMS,
    "og_gezien",
    "mb_kent_vp",
    "mb_weet_route",
    *SCORED_ITEMS,
    "mb_besproken_met",
    "mb_reden_niet",
)
CARE = SurveyProfile(prevalences=CARE_PREVALENCES, seen=0.27)


def quiet_survey(size: int, seed: int, profile: SurveyProfile | None = None) -> SimulatedSurvey:
    """Five waves in which nothing changes."""
    return simulate_survey(chart_of(size), YEARS, seed, profile=profile)


def fear_rises(size: int, seed: int, chart: Chart | None = None) -> SimulatedSurvey:
    """Fear is 8 points higher in the last wave, and named twice as often in open answers."""
    change = SurveyChange("vrees_stijgt", FEAR_ITEM, FEAR_POINTS, LAST_WAVE, LAST_WAVE)
    theme = ThemeChange("vrees_stijgt", FEAR_THEME, 2.0, LAST_WAVE, LAST_WAVE)
    return simulate_survey(chart or chart_of(size), YEARS, seed, changes=[change], themes=[theme])


def known_after_campaign(size: int, seed: int, points: float = 15.0) -> SimulatedSurvey:
    """From 2024 on 15 percentage points more know the VP."""
    change = SurveyChange("kent_vp_stijgt", "mb_kent_vp", points, "2024", LAST_WAVE)
    return simulate_survey(chart_of(size), YEARS, seed, changes=[change])


def silent_unit_survey(size: int, seed: int, points: float = 10.0) -> SimulatedSurvey:
    """The directorate where hardly anyone talks meets more unwanted behaviour, in every wave."""
    changes = [
        SurveyChange("stilte", item, points, str(YEARS[0]), LAST_WAVE, eenheid=SILENT_UNIT)
        for item in ("og_int_pesten", "og_int_intimidatie")
    ]
    return simulate_survey(chart_of(size), YEARS, seed, changes=changes)


def example_falls(size: int, seed: int, points: float = -6.0) -> SimulatedSurvey:
    """lc_voorbeeld and lc_rechtvaardig are 6 points lower in the last wave."""
    changes = [
        SurveyChange("klimaat", item, points, LAST_WAVE, LAST_WAVE)
        for item in ("lc_voorbeeld", "lc_rechtvaardig")
    ]
    return simulate_survey(chart_of(size), YEARS, seed, changes=changes)
