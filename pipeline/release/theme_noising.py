"""From booked themes to released numbers: noise first, then the estimates beside it."""

from collections.abc import Mapping

import pandas as pd

from pipeline.contracts.public import PublicInputs, Wave
from pipeline.periods import quarter_of
from pipeline.release.cells import THEMAS_COLUMNS
from pipeline.release.key_sets import map_units
from pipeline.release.plan import THEMES, SurveyPlan
from pipeline.release.table_noise import Random, with_noise
from pipeline.release.theme_bounding import mentions_of
from pipeline.release.theme_counts import count_themes
from pipeline.release.theme_estimates import estimate_themes
from pipeline.release.theme_keys import ThemeKeys


def noisy_themes(
    answers: Mapping[str, pd.DataFrame],
    surveys: Mapping[str, SurveyPlan],
    keys: Mapping[str, ThemeKeys],
    publiek: PublicInputs,
    enquete: pd.DataFrame,
    random_state: Random = None,
) -> pd.DataFrame:
    """The released themes of these waves, in the columns of themas.parquet.

    `answers` and `keys` by wave, as booked; `enquete` are the released numbers of the same waves:
    how many answered is known from them.
    """
    waves = {wave.golf: wave for wave in publiek.waves}
    parts = []
    for golf, plan in surveys.items():
        if not plan.themas:
            continue
        released = _noisy_wave(answers[golf], waves[golf], plan, keys[golf], publiek, random_state)
        others, invited = enquete[enquete["golf"] == golf], waves[golf].uitgenodigd
        parts.append(released.join(estimate_themes(released, keys[golf], others, invited)))
    if not parts:
        return pd.DataFrame(columns=list(THEMAS_COLUMNS))
    return pd.concat(parts, ignore_index=True)[list(THEMAS_COLUMNS)]


def _noisy_wave(
    answers: pd.DataFrame,
    wave: Wave,
    plan: SurveyPlan,
    keys: ThemeKeys,
    publiek: PublicInputs,
    random_state: Random,
) -> pd.DataFrame:
    units = map_units(publiek, quarter_of(wave.gesloten_op), plan.niveau)
    mentions, parts = mentions_of(answers), []
    for name in plan.themas:
        table = name.removeprefix(f"{THEMES}/")
        frame, counts = count_themes(table, wave.golf, answers, mentions, keys, plan.vragen, units)
        parts.append(with_noise(frame, counts, plan.post(wave.golf, name), random_state))
    return pd.concat(parts, ignore_index=True)
