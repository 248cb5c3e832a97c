"""Werking as rows of the list of signals."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from math import nan

from pipeline.release import Release
from pipeline.release.sharing import BUDGET, EFFECT_SHARE, worth_testing
from pipeline.signals.absence import NO_YEAR, absent_row
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.change.change import Change
from pipeline.signals.effect.effect import Effect, Happening, effect_of, happenings
from pipeline.signals.effect.wording import NO_EVENT, effect_sentence, unseen_sentence
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.hours import hours_beside
from pipeline.signals.series import Scope, Series


def effect_family(
    release: Release, series: Sequence[Series], changes: Mapping[Scope, Change]
) -> Family:
    """Every happening of the last two years of which a tripling would be seen, and the others."""
    found = happenings(release)
    by_scope = {one.scope: one for one in series}
    dispersions = {scope: change.dispersion for scope, change in changes.items()}
    able = [
        effect
        for effect in (effect_of(one, found, by_scope, dispersions) for one in found)
        if effect is not None
    ]
    chosen = worth_testing([effect.power for effect in able], BUDGET * EFFECT_SHARE)
    tested = [effect for effect, is_worth in zip(able, chosen, strict=True) if is_worth]
    level = BUDGET * EFFECT_SHARE / max(len(tested), 1) / 2
    seen = {effect.happening for effect in tested}
    return Family(
        EFFECT_SHARE,
        tuple(Tested(one.p_value, partial(_row, release, one, level)) for one in tested),
        _unseen(
            release,
            [one for one in found if one not in seen],
            by_scope,
            {effect.happening for effect in able},
        )
        if found
        else (absent_row("werking", release, NO_EVENT if release.perioden else NO_YEAR),),
    )


def _row(release: Release, effect: Effect, level: float, q_value: float) -> Row:
    is_found = is_signal(effect.p_value, q_value)
    smallest = effect.smallest_factor(level)
    direction = "stijging" if effect.is_rise else "daling"
    own = effect.own
    hours = hours_beside(release.publiek, effect.readings, own.after, own.before)
    return Row(
        code="werking",
        niveau=found_level(q_value, is_found),
        periode=effect.own.periods[-1],
        eenheid=effect.happening.eenheid,
        gebeurtenis=effect.happening.text,
        richting=direction if is_found else "",
        p_value=effect.p_value,
        q_value=q_value,
        effect=effect.ratio.value,
        effect_lower=effect.ratio.lower,
        effect_upper=effect.ratio.upper,
        cellen=effect.cells,
        venster=len(effect.own.after),
        vergeleken_met=_compared_with(effect),
        waarneming=float(effect.sides.window.noisy_n),
        verwacht_lower=effect.expected[0],
        verwacht_upper=effect.expected[1],
        zichtbaar_vanaf=smallest,
        vp_uren=nan if effect.others else hours[0],
        vp_uren_eerst=nan if effect.others else hours[1],
        zin=effect_sentence(release, effect, smallest, is_found),
    )


def _compared_with(effect: Effect) -> str:
    before = effect.own.before
    beside = ", en de eenheden zonder deze gebeurtenis" if effect.others else ""
    return f"{before[0].periode} tot en met {before[-1].periode}{beside}"


def _unseen(
    release: Release,
    left: Sequence[Happening],
    series: Mapping[Scope, Series],
    read: Collection[Happening],
) -> tuple[Row, ...]:
    """One row a place, about its newest event. A unit without numbers of its own is not named."""
    newest: dict[str, tuple[Happening, bool]] = {}
    for one in left:  # in order of place and time
        has_numbers = not one.eenheid or Scope(eenheid=one.eenheid) in series
        newest[one.eenheid if has_numbers else "?"] = one, has_numbers
    return tuple(
        Row(
            code="werking",
            niveau="te_weinig_gegevens",
            periode=release.perioden[-1],
            eenheid=one.eenheid if has_numbers else "",
            gebeurtenis=one.text,
            zin=unseen_sentence(release, one, has_numbers, one in read),
        )
        for one, has_numbers in newest.values()
    )
