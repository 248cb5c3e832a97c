"""Macht, extern and escalatie as rows of the list of signals."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from pipeline.contracts.public import Event
from pipeline.release import Release
from pipeline.release.sharing import BUDGET, CONCENTRATION_PART, MIX_SHARE, worth_testing
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.events import HOLDS, events_in, untouched
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.mix.mix import MIXES, Mix, Shift, shift_of, sides_of
from pipeline.signals.mix.wording import mix_sentence, unseen_sentence
from pipeline.signals.rate_pair import RatePair
from pipeline.signals.series import Scope

SHIFTS_SHARE = MIX_SHARE * (1 - CONCENTRATION_PART)


def mix_family(release: Release) -> Family:
    """The shares that can show a tripling, and a row for each that cannot."""
    found = {mix: shift_of(release, mix) for mix in MIXES}
    usable = [s for s in found.values() if s is not None and s.counts.has_history]
    chosen = _worth(usable)
    level = BUDGET * SHIFTS_SHARE / max(len(chosen), 1)
    tested = tuple(Tested(one.p_value, partial(_row, release, one, level)) for one in chosen)
    left = [(mix, shift) for mix, shift in found.items() if shift not in chosen]
    return Family(SHIFTS_SHARE, tested, tuple(_unseen(mix, shift, level) for mix, shift in left))


def _worth(found: Sequence[Shift]) -> list[Shift]:
    """The shares of which a tripling beside the rest would be seen more often than not."""
    powers = [partial(_power, one) for one in found]
    chosen = worth_testing(powers, BUDGET * SHIFTS_SHARE)
    return [one for one, is_worth in zip(found, chosen, strict=True) if is_worth]


def _power(shift: Shift, level: float) -> float:
    """At half of a two-sided level; a test of one direction has the whole of it."""
    return shift.power(level * 2 / shift.sides)


def _row(release: Release, shift: Shift, level: float, q_value: float) -> Row:
    pair = shift.pair
    is_found = is_signal(shift.p_value, q_value)
    near = events_in(
        shift.counts.part.window, Scope(), release.publiek, partial(_holds_without, shift)
    )
    smallest = shift.smallest_factor(level / shift.sides)
    direction = "stijging" if pair.is_rise else "daling"
    return replace(
        _base(shift.mix, shift, found_level(q_value, is_found)),
        gebeurtenis=near.text if is_found and near.is_suspended else "",
        richting=direction if is_found else "",
        p_value=shift.p_value,
        q_value=q_value,
        effect=pair.ratio.value,
        effect_lower=pair.ratio.lower,
        effect_upper=pair.ratio.upper,
        waarneming=float(pair.part.window.noisy_n),
        verwacht_lower=pair.expected[0],
        verwacht_upper=pair.expected[1],
        zichtbaar_vanaf=smallest,
        zin=mix_sentence(release, shift, smallest, near if is_found else None),
    )


def _unseen(mix: Mix, shift: Shift | None, level: float) -> Row:
    """What could not be seen, and what would be needed: never what was counted."""
    if shift is None:
        return Row(
            code=mix.code,
            niveau="te_weinig_gegevens",
            relatie=mix.relatie,
            zin=unseen_sentence(mix, "tabel"),
        )
    has_history = shift.counts.has_history
    reason = "aantal" if has_history else "jaar"
    row = replace(_base(mix, shift, "te_weinig_gegevens"), zin=unseen_sentence(mix, reason))
    return (
        replace(row, zichtbaar_vanaf=shift.smallest_factor(level / shift.sides))
        if has_history
        else row
    )


def _base(mix: Mix, shift: Shift, level: str) -> Row:
    return Row(
        code=mix.code,
        niveau=level,
        periode=shift.counts.periods[-1],
        relatie=mix.relatie,
        cellen=shift.counts.cells,
        venster=len(shift.counts.periods),
        vergeleken_met=shift.counts.compared_with if shift.counts.has_history else "",
    )


def _holds_without(shift: Shift, events: Sequence[Event]) -> bool:
    """Whether the share also differs in the seasons that no event touches."""
    counts, pair = shift.counts, shift.pair
    if len(counts.part.window) == 1:
        return True
    part, rest = untouched(counts.part, events), untouched(counts.rest, events)
    if part is None or rest is None:
        return False
    tail = RatePair(sides_of(part), sides_of(rest), pair.dispersion).tail
    return (tail.rise if pair.is_rise else tail.fall) < HOLDS
