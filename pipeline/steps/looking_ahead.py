"""What a publication would cost and could show, before anything is spent."""

from datetime import date

from pipeline.contracts.public import PublicInputs
from pipeline.ingest.public_files import load_public
from pipeline.periods import last_ended_quarter
from pipeline.release.due import current_plan, survey_plan
from pipeline.release.ledger import Ledger
from pipeline.release.outlook import Outlook, look_ahead
from pipeline.release.plan import SurveyPlan
from pipeline.workspace import Workspace


def survey_plans(workspace: Workspace, publiek: PublicInputs) -> dict[str, SurveyPlan]:
    """The plan of each known wave."""
    return {w.golf: survey_plan(workspace.settings, publiek, w.golf) for w in publiek.waves}


def plan(workspace: Workspace, today: date) -> Outlook:
    """What would be spent and what it could show; needs no key and spends nothing."""
    publiek = load_public(workspace)
    quarter = last_ended_quarter(today)
    chosen = current_plan(workspace.settings, publiek, quarter, Ledger(workspace.grootboek))
    return look_ahead(chosen, survey_plans(workspace, publiek), publiek, quarter)
