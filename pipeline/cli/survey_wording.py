"""What `vip plan` says of the survey: what each wave would show, and what it costs a respondent."""

from pipeline.cli.theme_wording import theme_lines
from pipeline.release.outlook import Outlook
from pipeline.release.plan import SurveyPlan
from pipeline.release.promise import one_in
from pipeline.release.survey_answers import SurveyTable
from pipeline.settings import Privacy


def survey_lines(outlook: Outlook, privacy: Privacy) -> list[str]:
    """The part of `vip plan` about waves."""
    if not outlook.enquete and not outlook.geweigerd:
        return ["  Er staan geen golven in codes/golven.csv."]
    lines = []
    for golf, plan in outlook.enquete.items():
        lines += [f"  Golf {golf}: {_shown(plan)}.", *theme_lines(golf, plan)]
    lines += [
        f"  Golf {golf}: wordt niet gepubliceerd. In dat jaar zijn er al "
        f"{privacy.golven_per_jaar} golven (golven_per_jaar in vip.toml)."
        for golf in outlook.geweigerd
    ]
    lines += [f"  {noted_plan_text(golf)}" for golf in outlook.vastgelegd]
    return [*lines, *_cost(outlook, privacy)]


def noted_plan_text(golf: str) -> str:
    """What is said of a wave that keeps the [plan_enquete] of when its first answers came in."""
    return (
        f"Golf {golf}: hier geldt [plan_enquete] zoals het was toen de eerste antwoorden werden "
        "ingelezen. Wat er nu in vip.toml staat, geldt vanaf de volgende golf."
    )


def _shown(plan: SurveyPlan) -> str:
    tables = [SurveyTable.of(name) for name in plan.namen]
    if not tables and not plan.themas:
        return "te weinig deelnemers om te tonen"
    per_unit = sum(table.is_per_unit for table in tables)
    whole = sum(bool(table.index) for table in tables) - per_unit
    questions = len({table.item for table in tables if table.item})
    where = f"{per_unit} indexen per eenheid" if per_unit else f"{whole} indexen in totaal"
    return f"{where}, {questions} vragen voor de hele organisatie"


def _cost(outlook: Outlook, privacy: Privacy) -> list[str]:
    per_wave = f"{privacy.epsilon_enquete:g}".replace(".", ",")
    per_year = f"{privacy.epsilon_enquete * privacy.golven_per_jaar:g}".replace(".", ",")
    lines = [
        f"  Per deelnemer en golf geldt epsilon {per_wave}. In één jaar komen er hooguit "
        f"{privacy.golven_per_jaar} golven uit: wie aan alle meedoet, heeft epsilon {per_year}."
    ]
    if any(plan.rho for plan in outlook.enquete.values()):
        lines.append(
            "  Bij een lange vragenlijst hoort daar een heel kleine kans bij, hooguit "
            f"{one_in(privacy.delta_enquete)} per golf, waarvoor die grens niet geldt."
        )
    return lines
