"""What a publication would cost and could show, before anything is spent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.contracts.public import PublicInputs
from pipeline.ingest.public_files import load_public
from pipeline.periods import last_ended_quarter
from pipeline.release.due import (
    NONE_KEPT,
    current_plan,
    refused_waves,
    survey_plan,
    used_plans,
    with_noted_plan,
)
from pipeline.release.kept_waves import KeptWave, kept_waves
from pipeline.release.ledger import Ledger
from pipeline.release.outlook import Outlook, look_ahead
from pipeline.release.plan import SurveyPlan, names_tables
from pipeline.release.wave_cap import published_waves
from pipeline.settings import PlanSection, Profile, Settings
from pipeline.workspace import Workspace


def survey_plans(
    settings: Settings, publiek: PublicInputs, kept: Mapping[str, KeptWave] = NONE_KEPT
) -> dict[str, SurveyPlan]:
    """The plan of each known wave, beyond the yearly cap too; `kept`: as noted in the ledger."""
    return {w.golf: survey_plan(settings, publiek, w.golf, kept) for w in publiek.waves}


def plan(
    workspace: Workspace,
    today: date,
    profiel: Profile | None = None,
    eigen: PlanSection | None = None,
) -> Outlook:
    """What would be spent and what it could show; needs no key, spends and changes nothing.

    With `profiel`, as if vip.toml named that profile, beside what it is now. With a plan of one's
    own in vip.toml, or in `eigen` to try one, beside what the planner would choose.
    """
    publiek = load_public(workspace)
    settings = workspace.settings
    if eigen is not None:
        settings = settings.model_copy(update={"plan": eigen})
    quarter = last_ended_quarter(today)
    ledger = Ledger(workspace.grootboek)
    kept = kept_waves(ledger)

    def outlook(settings: Settings) -> Outlook:
        chosen = current_plan(settings, publiek, quarter, ledger)
        refused = refused_waves(settings, publiek, ledger)
        plans = survey_plans(settings, publiek, kept)
        shown = {golf: one for golf, one in plans.items() if golf not in refused}
        ahead = look_ahead(chosen, shown, publiek, quarter, settings.privacy.epsilon)
        due = shown.keys() - published_waves(ledger).keys()
        noted = tuple(golf for golf in with_noted_plan(settings, kept) if golf in due)
        is_used = chosen in used_plans(ledger)
        return replace(ahead, geweigerd=refused, vastgelegd=noted, is_in_gebruik=is_used)

    now = outlook(settings)
    if profiel is not None:
        other = settings.model_copy(update={"privacy": settings.privacy.with_profile(profiel)})
        return replace(outlook(other), naast=now)
    if not names_tables(settings.plan.weights) and settings.plan.korrel is None:
        return now
    return replace(now, naast=outlook(settings.model_copy(update={"plan": PlanSection()})))
