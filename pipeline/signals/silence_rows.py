"""Stilte as a row of the list of signals."""

from pipeline.release import Release
from pipeline.signals.budget import BUDGET, STRONG
from pipeline.signals.frame import Row
from pipeline.signals.silence import Silence, reference
from pipeline.signals.silence_wording import silence_sentence


def silence_row(release: Release, silence: Silence, q_value: float) -> Row:
    """One place where survey and talks were laid side by side."""
    value, lower, upper = silence.effect
    low, high = silence.usual_range
    is_found = q_value < BUDGET
    return Row(
        code="stilte",
        niveau=_level(q_value),
        periode=silence.talks.periods[-1],
        golf=silence.survey.golf,
        eenheid=silence.survey.eenheid,
        cluster=silence.talks.cluster,
        item="og",
        p_value=silence.p_value,
        q_value=q_value,
        effect=value,
        effect_lower=lower,
        effect_upper=upper,
        cellen=(*silence.survey.cells, *silence.talks.cells),
        venster=len(silence.talks.periods),
        vergeleken_met=str(reference().extra["bron"]),
        waarneming=float(silence.talks.noisy_n),
        verwacht_lower=low,
        verwacht_upper=high,
        zin=silence_sentence(release, silence, is_found),
    )


def _level(q_value: float) -> str:
    if q_value < STRONG:
        return "sterk_signaal"
    return "signaal" if q_value < BUDGET else "binnen_verwachting"
