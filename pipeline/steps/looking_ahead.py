"""What a publication would cost and could show, before anything is spent."""

from dataclasses import replace
from datetime import date

from pipeline.contracts.public import PublicInputs
from pipeline.ingest.public_files import load_public
from pipeline.periods import last_ended_quarter
from pipeline.release.due import current_plan, refused_waves, survey_plan
from pipeline.release.ledger import Ledger
from pipeline.release.outlook import Outlook, look_ahead
from pipeline.release.plan import SurveyPlan
from pipeline.settings import Profile, Settings
from pipeline.workspace import Workspace


def survey_plans(settings: Settings, publiek: PublicInputs) -> dict[str, SurveyPlan]:
    """The plan of each known wave, beyond the yearly cap too."""
    return {w.golf: survey_plan(settings, publiek, w.golf) for w in publiek.waves}


def plan(workspace: Workspace, today: date, profiel: Profile | None = None) -> Outlook:
    """What would be spent and what it could show; needs no key, spends and changes nothing.

    With `profiel`: as if vip.toml named that profile.
    """
    publiek = load_public(workspace)
    settings = workspace.settings if profiel is None else _under(workspace.settings, profiel)
    quarter = last_ended_quarter(today)
    ledger = Ledger(workspace.grootboek)
    chosen = current_plan(settings, publiek, quarter, ledger)
    refused = refused_waves(settings, publiek, ledger)
    plans = survey_plans(settings, publiek)
    shown = {golf: one for golf, one in plans.items() if golf not in refused}
    return replace(look_ahead(chosen, shown, publiek, quarter), geweigerd=refused)


def _under(settings: Settings, profiel: Profile) -> Settings:
    return settings.model_copy(update={"privacy": settings.privacy.with_profile(profiel)})
