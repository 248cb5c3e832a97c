"""Changes as rows of the list of signals."""

from dataclasses import replace

from pipeline.release import Release
from pipeline.release.noise_law import noise_interval
from pipeline.signals.events import Nearby, events_near
from pipeline.signals.frame import Row
from pipeline.signals.judged import Judged, niveau
from pipeline.signals.series import Series
from pipeline.signals.sources import cluster_of
from pipeline.signals.wording import (
    Observed,
    found_sentence,
    mentioned_sentence,
    noun_of,
    place,
    suspended_sentence,
    too_little_sentence,
    within_sentence,
)

FOUND = ("let_op", "signaal", "sterk_signaal")


def change_row(release: Release, judged: Judged, earlier: Judged | None) -> Row:
    """One series with its level, its numbers and its sentence."""
    level = niveau(judged, earlier)
    if level == "te_weinig_gegevens":
        return _too_little_row(release, judged)
    change = judged.change
    near = events_near(change, release.publiek)
    is_found = level in FOUND
    return replace(
        _base(change.direction, level, change.series),
        gebeurtenis=near.text if near.is_suspended else "",
        richting=change.direction if is_found else "",
        p_value=change.p_value,
        q_value=judged.q_value,
        effect=change.ratio.value,
        effect_lower=change.ratio.lower,
        effect_upper=change.ratio.upper,
        vergeleken_met=_compared_with(change.series),
        waarneming=float(change.window.noisy_n),
        verwacht_lower=change.expected[0],
        verwacht_upper=change.expected[1],
        zichtbaar_vanaf=change.smallest_factor(judged.level),
        zin=_sentence(release, judged, near, is_found),
    )


def no_history_row(release: Release, series: Series) -> Row:
    """A series that has no earlier year yet."""
    where = place(series.scope, release.publiek)
    return replace(
        _base("stijging", "te_weinig_gegevens", series),
        zin=too_little_sentence(where, has_history=False),
    )


def _too_little_row(release: Release, judged: Judged) -> Row:
    """What could not be judged: what is usual and what would be seen, never what was counted."""
    series = judged.change.series
    return replace(
        _base("stijging", "te_weinig_gegevens", series),
        vergeleken_met=_compared_with(series),
        verwacht_lower=judged.change.expected[0],
        verwacht_upper=judged.change.expected[1],
        zichtbaar_vanaf=judged.change.smallest_factor(judged.level),
        zin=too_little_sentence(place(series.scope, release.publiek), has_history=True),
    )


def _base(code: str, level: str, series: Series) -> Row:
    """What every row about a series has."""
    scope = series.scope
    return Row(
        code=code,
        niveau=level,
        periode=series.window[-1].periode,
        eenheid=scope.eenheid,
        cluster=scope.cluster or cluster_of(scope.hoofdcategorie),
        hoofdcategorie=scope.hoofdcategorie,
        relatie=scope.relatie,
        cellen=series.cells,
        venster=len(series.window),
    )


def _compared_with(series: Series) -> str:
    return f"{series.history[0].periode} tot en met {series.history[-1].periode}"


def _sentence(release: Release, judged: Judged, near: Nearby, is_found: bool) -> str:
    change = judged.change
    where = place(change.series.scope, release.publiek)
    seen = Observed(
        periods=tuple(point.periode for point in change.series.window),
        count=change.window.noisy_n,
        count_range=noise_interval(change.window.noisy_n, change.window.noise),
        expected=change.expected,
        noun=noun_of(release),
    )
    if not is_found:
        return within_sentence(where, seen, change.smallest_factor(judged.level))
    sentence = found_sentence(where, change.direction, change.p_value, seen)
    if near.is_suspended:
        return f"{sentence} {suspended_sentence(near.text)}"
    return f"{sentence} {mentioned_sentence(near.text)}" if near.labels else sentence
