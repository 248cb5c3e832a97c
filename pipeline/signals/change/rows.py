"""Changes as rows of the list of signals."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.release import Release
from pipeline.release.noise_law import noise_interval
from pipeline.signals.change.change import Change
from pipeline.signals.change.judged import TOTAL, Judged, niveau
from pipeline.signals.change.look import Look
from pipeline.signals.events import Nearby, events_near
from pipeline.signals.frame import Row
from pipeline.signals.hours import UNKNOWN, hours_are_known, hours_beside, hours_sentence
from pipeline.signals.niveaus import FOUND
from pipeline.signals.series import Point, Series
from pipeline.signals.sources import cluster_of
from pipeline.signals.touched import why_year_untold
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


def change_row(release: Release, judged: Judged, earlier: Judged | None) -> Row:
    """One series with its level, its numbers and its sentence."""
    level = niveau(judged, earlier)
    if level == "te_weinig_gegevens":
        return _too_little_row(release, judged)
    change = judged.change
    is_found = level in FOUND
    look = change.best if is_found else change.year
    near = events_near(change, look, release.publiek)
    hours = hours_beside(release.publiek, look.readings, look.points, look.past)
    return replace(
        _base(change.direction, level, change.series, look),
        gebeurtenis=near.text if near.is_suspended else "",
        richting=change.direction if is_found else "",
        p_value=change.p_value,
        q_value=judged.q_value,
        effect=look.ratio.value,
        effect_lower=look.ratio.lower,
        effect_upper=look.ratio.upper,
        vergeleken_met=_compared_with(look.past),
        waarneming=float(look.window.noisy_n),
        verwacht_lower=look.expected[0],
        verwacht_upper=look.expected[1],
        zichtbaar_vanaf=change.smallest_factor(judged.level),
        vp_uren=hours[0],
        vp_uren_eerst=hours[1],
        zin=_sentence(release, judged, look, near, is_found),
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
        vergeleken_met=_compared_with(series.history),
        verwacht_lower=judged.change.year.expected[0],
        verwacht_upper=judged.change.year.expected[1],
        zichtbaar_vanaf=judged.change.smallest_factor(judged.level),
        zin=too_little_sentence(place(series.scope, release.publiek), has_history=True),
    )


def _base(code: str, level: str, series: Series, look: Look | None = None) -> Row:
    """What every row about a series has; without a look, of its newest year."""
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
        venster=len(look.points if look else series.window),
    )


def _compared_with(past: Sequence[Point]) -> str:
    first, last = past[0].periode, past[-1].periode
    return first if first == last else f"{first} tot en met {last}"


def _sentence(release: Release, judged: Judged, look: Look, near: Nearby, is_found: bool) -> str:
    change = judged.change
    where = place(change.series.scope, release.publiek)
    seen = Observed(
        periods=tuple(point.periode for point in look.points),
        count=look.window.noisy_n,
        count_range=noise_interval(look.window.noisy_n, look.window.noise),
        expected=look.expected,
        noun=noun_of(release),
    )
    beside = (*_left_out(release, change), *_about_hours(release, change, look, is_found))
    if not is_found:
        sentence = within_sentence(where, seen, change.smallest_factor(judged.level))
        return " ".join((sentence, *beside))
    sentence = found_sentence(where, change.direction, change.p_value, seen)
    about_events = mentioned_sentence(near.text) if near.labels else ""
    if near.is_suspended:
        about_events = suspended_sentence(near.text)
    return " ".join(part for part in (sentence, *beside, about_events) if part)


def _left_out(release: Release, change: Change) -> tuple[str, ...]:
    """What part of the newest year is not in it, said once: of the total."""
    why = why_year_untold(release) if change.series.scope == TOTAL else ""
    return (f"Wat eerder in dat jaar kwam, telt niet mee: {why}.",) if why else ()


def _about_hours(release: Release, change: Change, look: Look, is_found: bool) -> tuple[str, ...]:
    """The VPs' hours where they changed; that they are not known is said once, of the total."""
    named = hours_sentence(release.publiek, look.readings, look.points, look.past, is_found)
    if named:
        return (named,)
    is_unknown = not hours_are_known(change.year.points, change.year.past)
    return (UNKNOWN,) if is_unknown and change.series.scope == TOTAL else ()
