"""All series of a publication weighed against each other: who takes part, p, q and level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan

from pipeline.release.sharing import LET_OP, OTHERS_SHARE, levels, shares, total_share
from pipeline.signals.budget import STRONG, is_signal, q_values
from pipeline.signals.change.change import Change
from pipeline.signals.change.dispersion import dispersions
from pipeline.signals.change.season import season_factors
from pipeline.signals.family import Claim
from pipeline.signals.series import Scope, Series

TOTAL = Scope()


@dataclass(frozen=True)
class Judged:
    """A change with its place in the budget. `share` is 0 when it does not take part.

    `level` is the one-sided level at which it is first noticed.
    """

    change: Change
    share: float
    level: float
    q_value: float = nan

    @property
    def takes_part(self) -> bool:
        """A tripling would be seen more often than not."""
        return self.share > 0

    @property
    def is_signal(self) -> bool:
        """Found, as *signaal* or stronger."""
        return self.takes_part and is_signal(self.change.p_value, self.q_value)


def judge(
    changes: Mapping[Scope, Change], claims: Sequence[Claim] = ()
) -> tuple[tuple[Judged, ...], tuple[float, ...]]:
    """Put all changes and claims under one budget; the second value is the claims' q-values."""
    share_of = _shares(changes, OTHERS_SHARE - sum(claim.share for claim in claims))
    level_of = {**levels(share_of), TOTAL: LET_OP / 2}
    taking_part = [scope for scope, share in share_of.items() if share > 0]
    found = q_values(
        [*(changes[scope].p_value for scope in taking_part), *(c.p_value for c in claims)],
        [*(share_of[scope] for scope in taking_part), *(c.share for c in claims)],
    )
    by_scope = dict(zip(taking_part, found, strict=False))
    judged = tuple(
        Judged(change, share_of[scope], level_of[scope], by_scope.get(scope, nan))
        for scope, change in changes.items()
    )
    return judged, found[len(taking_part) :]


def changes_of(series: Sequence[Series]) -> dict[Scope, Change]:
    """The comparisons that can be made at all."""
    comparable = [one for one in series if one.has_history]
    spread, season = dispersions(comparable), season_factors(comparable)
    return {one.scope: Change(one, spread[one.scope], season) for one in comparable}


def _shares(changes: Mapping[Scope, Change], others_share: float) -> dict[Scope, float]:
    """Each one's share of the budget, 0 for who could not show a tripling."""
    powers = {scope: change.power for scope, change in changes.items()}
    total = powers.pop(TOTAL, None)
    of_total = {TOTAL: total_share(total)} if total else {}
    return {**of_total, **shares(powers, others_share)}


def niveau(judged: Judged, earlier: Judged | None) -> str:
    """The level of a change; `earlier` is the same series judged as it was a year before.

    *Sterk* is q below .01, or a signal in the same direction in two years running: windows that
    have no period in common.
    """
    if not judged.takes_part:
        return "te_weinig_gegevens"
    if judged.is_signal and (judged.q_value < STRONG or _repeats(judged, earlier)):
        return "sterk_signaal"
    if judged.is_signal:
        return "signaal"
    is_declared = judged.change.series.scope == TOTAL
    return "let_op" if is_declared and judged.change.p_value < LET_OP else "binnen_verwachting"


def _repeats(judged: Judged, earlier: Judged | None) -> bool:
    if earlier is None or not earlier.is_signal:
        return False
    looked_at = [{p.periode for p in one.change.best.points} for one in (judged, earlier)]
    is_apart = looked_at[0].isdisjoint(looked_at[1])
    return is_apart and earlier.change.direction == judged.change.direction
