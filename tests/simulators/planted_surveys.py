"""Organisations in which the survey, or the survey and the talks together, tell something."""

from dataclasses import replace

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.survey_changes import SurveyChange
from pipeline.demo.generator.survey_profile import SCORED_ITEMS
from tests.simulators import organisation as talks
from tests.simulators.planted_cells import INDEX_ITEMS, Cell, Wanted, Wrong
from tests.simulators.planted_organisation import Planted, plant
from tests.simulators.surveys import LAST_WAVE, YEARS
from tests.simulators.units import chart_of

LAST_YEAR = talks.LAST_YEAR
LAST_WAVE_QUARTER = f"{LAST_WAVE}-Q2"
LARGEST_DIRECTORATE = "d01"


def silence(size: int, seed: int, with_survey: bool = True) -> Planted:
    """One directorate meets more unwanted behaviour and hardly anyone there comes to talk."""
    changes = [
        SurveyChange("stilte", item, 10.0, str(YEARS[0]), LAST_WAVE, eenheid=talks.SILENT_UNIT)
        for item in ("og_int_pesten", "og_int_intimidatie")
    ]
    wanted = [Wanted("stilte", Cell(eenheid=talks.SILENT_UNIT), "", f"{YEARS[0]}-Q2")]
    wrong = [Wrong("daling", "het was er altijd al zo stil"), Wrong("stijging", "niets nam toe")]
    made = talks.silent_unit(size, seed)
    return plant(made, size, seed, wanted=wanted, wrong=wrong, survey_changes=changes)


def willingness_falls(size: int, seed: int, with_survey: bool = True) -> Planted:
    """In the last wave every question on meldbereidheid is 6 points less favourable."""
    changes = _less_favourable("meldbereidheid_daalt", "mb", 6.0, "")
    also = tuple(("drempel", Cell(item=item), "") for item in INDEX_ITEMS["mb"])
    wanted = [Wanted("drempel", Cell(item="mb"), "daling", LAST_WAVE_QUARTER, LAST_WAVE, also)]
    made = replace(talks.quiet(size, seed), naam=f"drempel_{size}", expect="drempel")
    return plant(made, size, seed, wanted=wanted, survey_changes=changes)


def safety_falls(size: int, seed: int, with_survey: bool = True) -> Planted:
    """In the last wave psychological safety is 8 points less in the largest directorate."""
    changes = _less_favourable("veiligheid_daalt", "pv", 8.0, LARGEST_DIRECTORATE)
    cell = Cell(eenheid=LARGEST_DIRECTORATE, item="pv")
    also = tuple(("klimaat", replace(cell, item=item), "") for item in INDEX_ITEMS["pv"])
    wanted = [Wanted("klimaat", cell, "daling", LAST_WAVE_QUARTER, LAST_WAVE, also)]
    wrong = [Wrong(code, "de gesprekken veranderden niet") for code in ("stijging", "daling")]
    made = replace(talks.quiet(size, seed), naam=f"klimaat_{size}", expect="klimaat")
    return plant(made, size, seed, wanted=wanted, wrong=wrong, survey_changes=changes)


def more_from_outside(size: int, seed: int, with_survey: bool = True) -> Planted:
    """In the last year talks about people from outside double, and the survey shows it too."""
    change = Change("extern", 2.0, LAST_YEAR[0], LAST_YEAR[-1], relatie="extern")
    changes = [
        SurveyChange("extern", item, points, LAST_WAVE, LAST_WAVE)
        for item, points in (("og_ext_intimidatie", 5.0), ("og_ext_agressie", 3.0))
    ]
    about = Cell(relatie="extern")
    survey = tuple(("extern", Cell(item=c.item), "stijging") for c in changes)
    also = (
        ("extern", Cell(), "stijging"),
        ("stijging", about, "stijging"),
        ("extern", Cell(item="og"), "stijging"),
        *survey,
    )
    wanted = [Wanted("extern", about, "stijging", LAST_YEAR[0], also=also)]
    made = talks.simulate(f"extern_{size}", chart_of(size), seed, changes=[change], expect="extern")
    return plant(made, size, seed, wanted=wanted, survey_changes=changes)


def _less_favourable(naam: str, index: str, points: float, eenheid: str) -> list[SurveyChange]:
    return [
        SurveyChange(
            naam,
            item,
            points if SCORED_ITEMS[item][1] else -points,
            LAST_WAVE,
            LAST_WAVE,
            eenheid=eenheid,
        )
        for item in INDEX_ITEMS[index]
    ]
