"""What is due: closed periods and waves that were not published yet, with the plan to pay for.

Decided from the calendar, the ledger, vip.toml and public facts; never from what came in.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from pipeline.contracts.public import PublicInputs
from pipeline.errors import ConfigurationError
from pipeline.periods import Grain, block_of, quarters_between, quarters_in
from pipeline.release.kept_waves import KeptWave, check_waves, kept_waves
from pipeline.release.key_sets import code_lists
from pipeline.release.ledger import Ledger
from pipeline.release.plan import SurveyPlan, TalkPlan, names_tables, spendable
from pipeline.release.planner import choose_plan
from pipeline.release.post import Post
from pipeline.release.promise import Budget
from pipeline.release.survey_planner import choose_survey_plan
from pipeline.release.wave_cap import beyond_cap, published_waves
from pipeline.settings import PlanSection, Settings
from pipeline.vault.kluis import Manifest

SAME_SIZE = 0.25
"""A plan stays in force until the organisation has grown or shrunk by more than this share."""
NONE_KEPT: Mapping[str, KeptWave] = MappingProxyType({})


@dataclass(frozen=True)
class Due:
    """One publication to be: cohorts of talks under one plan, and waves with a plan each."""

    plan: TalkPlan
    cohorts: tuple[str, ...]
    surveys: Mapping[str, SurveyPlan]

    @property
    def has_gaussian(self) -> bool:
        """Whether a wave has discrete Gaussian tables, or a threshold: then there is a delta."""
        return any(plan.rho or plan.woorden for plan in self.surveys.values())

    @property
    def is_empty(self) -> bool:
        """Nothing is due."""
        return not self.cohorts and not self.surveys

    def posts(self) -> tuple[Post, ...]:
        """Everything this publication spends."""
        answers = tuple(p for wave, plan in self.surveys.items() for p in plan.posts((wave,)))
        return (*self.plan.posts(self.cohorts), *answers)

    def to_json(self) -> dict[str, Any]:
        """Plain values for the ledger."""
        return {
            "plan": asdict(self.plan),
            "cohorten": list(self.cohorts),
            "golven": {wave: asdict(plan) for wave, plan in self.surveys.items()},
        }

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Due":
        """The inverse of to_json."""
        return Due(
            plan=TalkPlan(**values["plan"]),
            cohorts=tuple(values["cohorten"]),
            surveys={wave: SurveyPlan(**plan) for wave, plan in values["golven"].items()},
        )


def find_due(settings: Settings, publiek: PublicInputs, manifest: Manifest, ledger: Ledger) -> Due:
    """What a publication would hold now. Raises ConfigurationError for a wrong [plan], and for a
    wave whose row of golven.csv is no longer what it was when its answers came in.
    """
    plan = current_plan(settings, publiek, manifest.gesloten_tot, ledger)
    cohorts = _due_cohorts(settings.kalender.vanaf, manifest.gesloten_tot, plan.korrel, ledger)
    return Due(plan, cohorts, _due_waves(settings, publiek, manifest, ledger))


def current_plan(
    settings: Settings, publiek: PublicInputs, period: str, ledger: Ledger
) -> TalkPlan:
    """The plan in force: the one in use while the organisation keeps its size, else a new choice.

    `period` is the last closed quarter; the calendar's first when nothing was closed yet.
    """
    quarter = period or settings.kalender.vanaf
    used = used_plans(ledger)
    budget = Budget.of(settings.privacy).gesprekken
    if used and _still_fits(used[-1], publiek.headcount(quarter), budget, settings.plan):
        return used[-1]
    return choose_plan(publiek, quarter, code_lists(publiek), budget, settings.plan)


def used_plans(ledger: Ledger) -> tuple[TalkPlan, ...]:
    """The plans that were published under, oldest first."""
    return tuple(TalkPlan(**entry.inhoud["plan"]) for entry in ledger.first_debits)


def _still_fits(plan: TalkPlan, headcount: int, budget: int, override: PlanSection) -> bool:
    """Whether a plan was the planner's, for this budget (but for rounding), grain and size."""
    if names_tables(override.weights) or override.korrel not in (None, plan.korrel):
        return False
    left = spendable(budget, override.weights) - sum(plan.tabellen.values())
    is_same_size = abs(headcount - plan.medewerkers) <= SAME_SIZE * plan.medewerkers
    return 0 <= left < len(plan.tabellen) and is_same_size


def refused_waves(settings: Settings, publiek: PublicInputs, ledger: Ledger) -> tuple[str, ...]:
    """The waves beyond the yearly cap of vip.toml: they are never published."""
    cap = settings.privacy.golven_per_jaar
    return beyond_cap(publiek.waves, published_waves(ledger), cap)


def survey_plan(
    settings: Settings, publiek: PublicInputs, golf: str, kept: Mapping[str, KeptWave] = NONE_KEPT
) -> SurveyPlan:
    """The plan for one wave, by the weights that were noted for it. Raises ConfigurationError when
    golven.csv does not name it.
    """
    wave = next((w for w in publiek.waves if w.golf == golf), None)
    if wave is None:
        raise ConfigurationError(
            f"De golf {golf} is afgesloten, maar staat niet meer in codes/golven.csv.",
            "Zet deze golf terug in codes/golven.csv, met dezelfde naam.",
        )
    budget = Budget.of(settings.privacy)
    weights = kept[golf].gewichten if golf in kept else settings.plan_enquete.weights
    return choose_survey_plan(publiek, wave, budget.enquete, budget.delta, weights)


def with_noted_plan(settings: Settings, kept: Mapping[str, KeptWave]) -> tuple[str, ...]:
    """The waves of which answers came in under another [plan_enquete] than that of vip.toml."""
    weights = settings.plan_enquete.weights
    return tuple(golf for golf, wave in kept.items() if wave.gewichten != weights)


def _due_cohorts(vanaf: str, closed_until: str, grain: Grain, ledger: Ledger) -> tuple[str, ...]:
    """Closed, unpublished quarters in blocks of the grain; a block that is not whole waits.

    A block that the calendar or an earlier grain has broken up is published by the quarter.
    """
    published = {
        quarter
        for stroom, cohort in ledger.spent()
        if stroom == "gesprekken"
        for quarter in quarters_in(cohort)
    }
    closed = set(quarters_between(vanaf, closed_until)) if closed_until else set()
    due: dict[str, None] = {}
    for quarter in sorted(closed - published):
        block = block_of(quarter, grain)
        members = set(quarters_in(block))
        is_broken = bool(members & published) or min(members) < vanaf
        if is_broken:
            due[quarter] = None
        elif members <= closed:
            due[block] = None
    return tuple(due)


def _due_waves(
    settings: Settings, publiek: PublicInputs, manifest: Manifest, ledger: Ledger
) -> dict[str, SurveyPlan]:
    settled = {*published_waves(ledger), *refused_waves(settings, publiek, ledger)}
    due = [wave for wave in manifest.gesloten_golven if wave not in settled]
    kept = kept_waves(ledger)
    check_waves(kept, (wave for wave in publiek.waves if wave.golf in due))
    return {wave: survey_plan(settings, publiek, wave, kept) for wave in due}
