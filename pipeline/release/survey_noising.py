"""From exact survey answers to released numbers: noise first, then the estimates beside it."""

from collections.abc import Mapping

import pandas as pd

from pipeline.contracts.public import PublicInputs, Wave
from pipeline.periods import quarter_of
from pipeline.release.cells import ENQUETE_COLUMNS
from pipeline.release.key_sets import map_units
from pipeline.release.plan import SurveyPlan
from pipeline.release.survey_counts import histogram
from pipeline.release.survey_estimates import estimate_wave
from pipeline.release.table_noise import Random, with_noise


def noisy_answers(
    answers: Mapping[str, pd.DataFrame],
    surveys: Mapping[str, SurveyPlan],
    publiek: PublicInputs,
    random_state: Random = None,
) -> pd.DataFrame:
    """The released survey results of these waves, in the columns of enquete.parquet.

    `answers` by wave, as booked: from `survey_counts.gather_answers`.
    """
    waves = {wave.golf: wave for wave in publiek.waves}
    parts = [
        _noisy_wave(answers[golf], waves[golf], plan, publiek, random_state)
        for golf, plan in surveys.items()
        if plan.namen
    ]
    if not parts:
        return pd.DataFrame(columns=list(ENQUETE_COLUMNS))
    return pd.concat(parts, ignore_index=True)[list(ENQUETE_COLUMNS)]


def _noisy_wave(
    answers: pd.DataFrame,
    wave: Wave,
    plan: SurveyPlan,
    publiek: PublicInputs,
    random_state: Random,
) -> pd.DataFrame:
    units = map_units(publiek, quarter_of(wave.gesloten_op), plan.niveau)
    parts = []
    for name in plan.namen:
        frame, counts = histogram(name, wave.golf, answers, units)
        parts.append(with_noise(frame, counts, plan.post(wave.golf, name), random_state))
    released = pd.concat(parts, ignore_index=True)
    return released.join(estimate_wave(released, wave.uitgenodigd))
