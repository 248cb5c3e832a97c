"""Stilte as rows of the list of signals."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from pipeline.release import Release
from pipeline.release.sharing import BUDGET, SILENCE_SHARE, worth_testing
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.silence.places import silences
from pipeline.signals.silence.silence import Silence, reference
from pipeline.signals.silence.unseen import unseen_row, unseen_units_row
from pipeline.signals.silence.wording import silence_sentence


def silence_family(release: Release, today: date, dispersion: float) -> Family:
    """Every place where survey and talks of the newest wave can be laid side by side."""
    found = silences(release, today, dispersion)
    chosen = _worth(found)
    tested = tuple(Tested(one.p_value, partial(_row, release, one)) for one in chosen)
    if not tested:
        return Family(SILENCE_SHARE, (), (unseen_row(release, today),))
    left = [one.survey.eenheid for one in found if one.survey.eenheid and one not in chosen]
    return Family(SILENCE_SHARE, tested, (unseen_units_row(release, left),) if left else ())


def _worth(found: Sequence[Silence]) -> tuple[Silence, ...]:
    """The places where hardly anyone coming would be noticed."""
    level = BUDGET * SILENCE_SHARE
    chosen = worth_testing([one.power for one in found], level, sides=1)
    return tuple(one for one, is_worth in zip(found, chosen, strict=True) if is_worth)


def _row(release: Release, silence: Silence, q_value: float) -> Row:
    value, lower, upper = silence.effect
    low, high = silence.usual_range
    is_found = is_signal(silence.p_value, q_value)
    return Row(
        code="stilte",
        niveau=found_level(q_value, is_found),
        periode=silence.talks.periods[-1],
        golf=silence.survey.golf,
        eenheid=silence.survey.eenheid,
        item="og",
        p_value=silence.p_value,
        q_value=q_value,
        effect=value,
        effect_lower=lower,
        effect_upper=upper,
        cellen=(*(c for wave in silence.waves for c in wave.survey.cells), *silence.talks.cells),
        venster=len(silence.talks.periods),
        vergeleken_met=str(reference().extra["bron"]),
        waarneming=float(silence.talks.noisy_n),
        verwacht_lower=low,
        verwacht_upper=high,
        zin=silence_sentence(release, silence, is_found),
    )
