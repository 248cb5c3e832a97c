"""Said beforehand: what a plan costs a person, what it could show, and what it could not.

For `vip plan` and for the pages: the same words whatever the noise will be, from public facts only.
"""

from dataclasses import dataclass
from math import inf

from pipeline.contracts.public import PublicInputs
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.plan import SurveyPlan, TalkPlan
from pipeline.release.planner import (
    ALPHA,
    PERIODS_A_YEAR,
    YEARS_OF_HISTORY,
    Series,
    Sight,
    expected_series,
    sights,
)
from pipeline.release.promise import MICRO, best_guess
from pipeline.release.visibility import smallest_visible

CROSSING = "hoofdcategorie_x_eenheid"


@dataclass(frozen=True)
class Outlook:
    """What one publication under this plan could show.

    `zichtbaar`: the smallest change of each series that a year shows with 80 % power.
    `beste_kruising`: the largest category in the largest unit, as it would be seen if the whole
    budget went to that crossing: the most that any plan could do there. `geweigerd`: the survey
    waves beyond the yearly cap.
    """

    plan: TalkPlan
    enquete: dict[str, SurveyPlan]
    raadkans: float
    zichtbaar: tuple[Sight, ...]
    beste_kruising: Sight | None
    geweigerd: tuple[str, ...] = ()


def look_ahead(
    plan: TalkPlan, surveys: dict[str, SurveyPlan], publiek: PublicInputs, period: str
) -> Outlook:
    """The outlook of a plan for the headcount of `period` (a quarter)."""
    series = expected_series(publiek, period, code_lists(publiek), plan.niveau)
    return Outlook(
        plan=plan,
        enquete=surveys,
        raadkans=best_guess(sum(plan.tabellen.values()) / MICRO),
        zichtbaar=sights(series, plan.korrel, plan.epsilons()),
        beste_kruising=_crossing(plan, series, publiek, period),
    )


def _crossing(
    plan: TalkPlan, series: tuple[Series, ...], publiek: PublicInputs, period: str
) -> Sight | None:
    units = map_units(publiek, period, plan.niveau).shown
    headcount = publiek.headcount(period)
    categories = [s for s in series if s.soort == "hoofdcategorie"]
    if not units or not headcount:
        return None
    unit = max(units, key=lambda u: u.medewerkers)
    category = max(categories, key=lambda s: s.per_year)
    per_year = category.per_year * unit.medewerkers / headcount
    periods = PERIODS_A_YEAR[plan.korrel]
    epsilon = plan.epsilons().get(CROSSING, sum(plan.tabellen.values()) / MICRO)
    factor = (
        smallest_visible(
            per_year / periods, epsilon, periods, periods * YEARS_OF_HISTORY, alpha=ALPHA
        )
        if epsilon
        else inf
    )
    return Sight(Series(CROSSING, f"{category.code}|{unit.eenheid}", per_year), CROSSING, factor)
