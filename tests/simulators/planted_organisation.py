"""A simulated organisation with its truth, its sources and, where asked for, its survey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.intensities import intensities
from pipeline.demo.generator.profile import Profile
from pipeline.demo.generator.survey_answers import UnitEffects, draw_unit_effects
from pipeline.demo.generator.survey_changes import SurveyChange
from pipeline.demo.generator.survey_profile import SurveyProfile
from pipeline.demo.generator.survey_simulation import SimulatedSurvey, simulate_survey
from tests.simulators.organisation import Organisation
from tests.simulators.planted_cells import Wanted, Wrong
from tests.simulators.planted_truth import PlantedTruth
from tests.simulators.surveys import YEARS

SOURCES = ("vp_een", "vp_twee")
INTERVENTIONS = ("voorlichting", "training", "beleid", "vp_team")


@dataclass(frozen=True)
class Planted:
    """`organisation.rows` is everything delivered; `deliveries` the same by source (bron).

    `undelivered`: by source the quarters that it did have talks of and delivered no file of.
    `survey` is None where nothing is planted in it and none was asked for.
    """

    naam: str
    size: int
    organisation: Organisation
    truth: PlantedTruth
    survey: SimulatedSurvey | None
    deliveries: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    undelivered: Mapping[str, Sequence[str]] = field(default_factory=dict)


def plant(
    made: Organisation,
    size: int,
    seed: int,
    *,
    wanted: Sequence[Wanted] = (),
    wrong: Sequence[Wrong] = (),
    survey_changes: Sequence[SurveyChange] = (),
    outcome_changes: Sequence[Change] = (),
    with_survey: bool = False,
) -> Planted:
    """The organisation with its truth; the expected numbers without a plant come from its seed."""
    usual = intensities(made.chart, made.quarters, Profile(), (), np.random.default_rng(seed))
    truth = PlantedTruth(
        tuple(wanted),
        tuple(wrong),
        made.chart,
        usual,
        made.truth.cells,
        tuple(outcome_changes),
        tuple(survey_changes),
        _effects(made.chart, seed),
        tuple(made.events.loc[made.events["soort"].isin(INTERVENTIONS), "datum"]),
    )
    survey = None
    if survey_changes or with_survey:
        survey = simulate_survey(made.chart, YEARS, seed, changes=survey_changes)
    return Planted(made.naam, size, made, truth, survey, {SOURCES[0]: made.rows})


def _effects(chart: Chart, seed: int) -> UnitEffects:
    """How units differ in the survey of this seed: the first thing that its simulation draws."""
    drawn = draw_unit_effects(len(chart.leaves), SurveyProfile(), np.random.default_rng(seed))
    place = {leaf.eenheid: i for i, leaf in enumerate(chart.leaves)}
    source = [place.get(leaf.opvolger_van, place[leaf.eenheid]) for leaf in chart.leaves]
    return UnitEffects(drawn.risk[source], drawn.favourable[source])
