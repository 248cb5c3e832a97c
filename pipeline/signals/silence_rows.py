"""Stilte as a row of the list of signals."""

from pipeline.release import Release
from pipeline.signals.budget import STRONG, is_signal
from pipeline.signals.frame import Row
from pipeline.signals.silence import Silence, reference
from pipeline.signals.silence_wording import silence_sentence


def silence_row(release: Release, silence: Silence, q_value: float) -> Row:
    """One place where survey and talks were laid side by side."""
    value, lower, upper = silence.effect
    low, high = silence.usual_range
    is_found = is_signal(silence.p_value, q_value)
    return Row(
        code="stilte",
        niveau=_level(q_value, is_found),
        periode=silence.talks.periods[-1],
        golf=silence.survey.golf,
        eenheid=silence.survey.eenheid,
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


def _level(q_value: float, is_found: bool) -> str:
    if not is_found:
        return "binnen_verwachting"
    return "sterk_signaal" if q_value < STRONG else "signaal"
