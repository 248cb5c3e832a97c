"""All series of a publication weighed against each other: who takes part, p, q and level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.release.sharing import (
    HUGE,
    HUGE_SHARE,
    LET_OP,
    OTHERS_SHARE,
    TOTAL_SHARE,
    can_show_tripling,
    levels,
    shares,
)
from pipeline.signals.budget import STRONG, is_signal, q_values
from pipeline.signals.change.change import Change
from pipeline.signals.change.dispersion import dispersions
from pipeline.signals.change.season import season_factors
from pipeline.signals.family import Claim
from pipeline.signals.series import Scope, Series

TOTAL = Scope()


@dataclass(frozen=True)
class Judged:
    """A change with its place in the budget.

    `level` is the one-sided level at which it is first noticed. `has_power`: a tripling would be
    seen more often than not. Without power only a change far beyond a tripling is told.
    """

    change: Change
    level: float
    has_power: bool
    q_value: float

    @property
    def is_signal(self) -> bool:
        """Found, as *signaal* or stronger."""
        is_certain = self.has_power or self.change.p_value < HUGE
        return is_certain and is_signal(self.change.p_value, self.q_value)


def judge(
    changes: Mapping[Scope, Change], claims: Sequence[Claim] = ()
) -> tuple[tuple[Judged, ...], tuple[float, ...]]:
    """Put all changes and claims under one budget; the second value is the claims' q-values.

    Who has power follows from the past alone. Who has none is tested too, within a share so small
    that only a change far beyond a tripling is found.
    """
    common = OTHERS_SHARE - HUGE_SHARE - sum(claim.share for claim in claims)
    share_of = shares({s: one.power for s, one in changes.items() if s != TOTAL}, common)
    able = {scope for scope, share in share_of.items() if share > 0}
    unable = share_of.keys() - able
    share_of |= dict.fromkeys(unable, HUGE_SHARE / max(len(unable), 1))
    level_of = levels(share_of)
    if TOTAL in changes:
        has_power = can_show_tripling(changes[TOTAL].power)
        able |= {TOTAL} if has_power else set()
        share_of[TOTAL], level_of[TOTAL] = TOTAL_SHARE, (LET_OP if has_power else HUGE) / 2
    found = q_values(
        [*(changes[scope].p_value for scope in share_of), *(c.p_value for c in claims)],
        [*share_of.values(), *(c.share for c in claims)],
    )
    by_scope = dict(zip(share_of, found, strict=False))
    judged = tuple(
        Judged(change, level_of[scope], scope in able, by_scope[scope])
        for scope, change in changes.items()
    )
    return judged, found[len(share_of) :]


def changes_of(series: Sequence[Series]) -> dict[Scope, Change]:
    """The comparisons that can be made at all."""
    comparable = [one for one in series if one.has_history]
    spread, season = dispersions(comparable), season_factors(comparable)
    return {one.scope: Change(one, spread[one.scope], season) for one in comparable}


def niveau(judged: Judged, earlier: Judged | None) -> str:
    """The level of a change; `earlier` is the same series judged as it was a year before.

    *Sterk* is q below .01, or a signal in the same direction in two years running: windows that
    have no period in common.
    """
    if judged.is_signal and (judged.q_value < STRONG or _repeats(judged, earlier)):
        return "sterk_signaal"
    if judged.is_signal:
        return "signaal"
    if not judged.has_power:
        return "te_weinig_gegevens"
    is_declared = judged.change.series.scope == TOTAL
    return "let_op" if is_declared and judged.change.p_value < LET_OP else "binnen_verwachting"


def _repeats(judged: Judged, earlier: Judged | None) -> bool:
    if earlier is None or not earlier.is_signal:
        return False
    looked_at = [{p.periode for p in one.change.best.points} for one in (judged, earlier)]
    is_apart = looked_at[0].isdisjoint(looked_at[1])
    return is_apart and earlier.change.direction == judged.change.direction
