"""The promise and the ledger as publications state them: what was promised, spent, and is left.

Why from the publications: the ledger itself stays in the VP zone; each signed publication carries
what it spent, and how long the ledger was when it did.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboards.wording.privacy import Protected, protected_unit
from pipeline.periods import period_label, start_of
from pipeline.release import Publication, Release
from pipeline.release.accounting import as_fraction, charged
from pipeline.release.plan import SurveyPlan

Amount = TypeVar("Amount", int, str)
MICRO = 1_000_000
_CRUMBS = 500


@dataclass(frozen=True)
class Spend:
    """Of one period or wave, in micro-epsilon: the ceiling and what is spent of it."""

    code: str
    label: str
    ceiling: int
    spent: int

    @property
    def left(self) -> int:
        """What could still be spent."""
        return max(0, self.ceiling - self.spent)


def unit_of(release: Release) -> Protected:
    """The words for what is protected; the newest publication decides."""
    newest = release.publicaties[-1] if release.publicaties else None
    return protected_unit(str(newest.belofte.get("eenheid", "traject")) if newest else "traject")


def newest_plan(release: Release) -> dict[str, int]:
    """Tables of talks in the newest publication that has any, with their micro-epsilon.

    A correction has what was left of another plan, so it says nothing about the plan in force.
    """
    plans = [p.plan for p in release.publicaties if p.plan and not p.corrigeert]
    return dict(plans[-1]) if plans else {}


def epsilon_talks(publication: Publication) -> int:
    """The ceiling per protected unit over all tables of talks, in micro-epsilon."""
    return _micro(publication, "epsilon", sum(publication.plan.values()))


def epsilon_survey(publication: Publication) -> int:
    """The ceiling per respondent and wave, in micro-epsilon."""
    return _micro(publication, "epsilon_enquete", sum(publication.plan_enquete.values()))


def spend_by_period(release: Release) -> tuple[Spend, ...]:
    """Spend on talks per published period, in the order of time."""
    spent = {
        period: sum(sum(p.plan.values()) for p in release.publicaties if period in p.perioden)
        for period in release.perioden
    }
    ceiling = epsilon_talks(release.publicaties[-1]) if release.publicaties else 0
    return tuple(
        Spend(period, period_label(period), ceiling, spent[period])
        for period in sorted(spent, key=start_of)
    )


def spend_by_wave(release: Release) -> tuple[Spend, ...]:
    """Spend on the survey per published wave."""
    return tuple(
        Spend(
            wave,
            wave,
            max(epsilon_survey(p) for p in release.publicaties if wave in p.golven),
            sum(_of_wave(p, wave) for p in release.publicaties),
        )
        for wave in release.golven
    )


def is_spent(release: Release) -> bool:
    """Whether nothing is left for any published period, but for what rounding leaves."""
    rows = spend_by_period(release)
    return bool(rows) and all(row.left < _CRUMBS for row in rows)


def delta_survey(release: Release) -> float:
    """The small chance for which the promise of a wave does not hold; 0 where none has it."""
    deltas = [float(p.belofte.get("delta_enquete", 0.0)) for p in release.publicaties if p.golven]
    return max(deltas, default=0.0)


def most_themes(release: Release) -> int:
    """How many themes of one respondent count at most; 0 where no open answers were counted."""
    bounds = [int(one["grens"]) for p in release.publicaties for one in p.themas.values()]
    return max(bounds, default=0)


def waves_a_year(release: Release) -> int:
    """How many waves of one year can be published; 0 when a publication does not say."""
    caps = [int(p.belofte.get("golven_per_jaar", 0)) for p in release.publicaties]
    return max(caps, default=0)


def _of_wave(publication: Publication, wave: str) -> int:
    """What a publication spent on one wave: its plan names tables as "wave/table"."""
    themes = publication.themas.get(wave, {})
    plan = SurveyPlan(
        tabellen=_named(publication.plan_enquete, wave),
        rho=_named(publication.rho_enquete, wave),
        grens=int(themes.get("grens", 1)),
        woorden=int(themes.get("woorden", 0)),
        woorden_delta=str(themes.get("woorden_delta", "")),
    )
    delta = as_fraction(float(publication.belofte.get("delta_enquete", 0.0)))
    return charged(plan.posts((wave,)), delta)


def _named(plan: Mapping[str, Amount], wave: str) -> dict[str, Amount]:
    begin = f"{wave}/"
    return {k.removeprefix(begin): amount for k, amount in plan.items() if k.startswith(begin)}


def _micro(publication: Publication, name: str, otherwise: int) -> int:
    value = publication.belofte.get(name)
    if not isinstance(value, int | float) or value <= 0:
        return otherwise
    return int(value) if value > 1_000 else round(value * MICRO)
