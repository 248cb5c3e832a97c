"""Said beforehand: what a plan costs a person, what it could show, and what it could not.

For `vip plan` and for the pages: the same words whatever the noise will be, from public facts only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from pipeline.contracts.public import PublicInputs
from pipeline.release.cells import TOTAL
from pipeline.release.hours import hours_factor
from pipeline.release.key_sets import code_lists, map_units
from pipeline.release.noise_law import Noise
from pipeline.release.plan import SurveyPlan, TalkPlan
from pipeline.release.promise import MICRO, best_guess, suspicion_after
from pipeline.release.prospects import FORMAL, Prospects, Series, prospects
from pipeline.release.sharing import BUDGET, CONCENTRATION_PART, LET_OP, MIX_SHARE, OTHERS_SHARE
from pipeline.release.sight import Reading, Sight, sights

CROSSING = "hoofdcategorie_x_eenheid"
SOON, LATER = 1, 4
"""Years to compare with at the first comparison, and once there are five years of numbers."""
_ALONE = BUDGET * OTHERS_SHARE / 2  # the level of a series that shares with no other
_OF_ROUTES = BUDGET * MIX_SHARE * (1 - CONCENTRATION_PART)  # of escalatie, when it is alone


@dataclass(frozen=True)
class Outlook:
    """What publications under this plan could show.

    `zichtbaar`: the smallest change of each series that a year shows with 80 % power, with four
    years before it; `eerst`: the same with one year before it. `beste_kruising`: the largest
    category in the largest unit, as it would be seen if the whole budget went to that crossing: the
    most that any plan could do there; `formele_routes`: the same of what ends in a formal route.
    `zonder_ruis`: the smallest factor of the total that the true numbers would show. `uren`: how
    many times the VPs' hours of the years before it the last year had, for each employee; 1 when
    alike or unknown. `eenheden`: name and employees of the shown units. `is_in_gebruik`: numbers
    were published under it. `geweigerd`: the survey waves beyond the yearly cap; `vastgelegd`:
    those that keep an earlier [plan_enquete], as their answers are in. `naast`: another outlook to
    lay beside this one.
    """

    plan: TalkPlan
    enquete: Mapping[str, SurveyPlan]
    epsilon: float
    zichtbaar: tuple[Sight, ...]
    eerst: tuple[Sight, ...]
    eenheden: Mapping[str, tuple[str, int]]
    beste_kruising: Sight | None
    formele_routes: Sight
    zonder_ruis: float
    uren: float = 1.0
    geweigerd: tuple[str, ...] = ()
    vastgelegd: tuple[str, ...] = ()
    is_in_gebruik: bool = False
    naast: "Outlook | None" = None

    @property
    def raadkans(self) -> float:
        """How often whoever guesses whether somebody is in the numbers is right, at most."""
        return best_guess(self.epsilon)

    @property
    def vermoeden(self) -> float:
        """What a suspicion of 10 % can become, at most."""
        return suspicion_after(0.10, self.epsilon)

    @property
    def per_jaar(self) -> float:
        """Trajecten to be expected in a year."""
        return next(s.series.per_year for s in self.zichtbaar if not s.series.fixed)


def look_ahead(
    plan: TalkPlan,
    surveys: Mapping[str, SurveyPlan],
    publiek: PublicInputs,
    period: str,
    epsilon: float | None = None,
) -> Outlook:
    """The outlook of a plan for the headcount of `period` (a quarter).

    `epsilon` is the promise; without it, what the plan spends.
    """
    what = prospects(publiek, period, code_lists(publiek), plan.niveau, plan.tabellen)
    names = publiek.unit_codes()
    terms = plan.korrel, plan.epsilons()
    formal = next(one for one in what.series if one.code == FORMAL)
    return Outlook(
        plan=plan,
        enquete=surveys,
        epsilon=sum(plan.tabellen.values()) / MICRO if epsilon is None else epsilon,
        zichtbaar=sights(what, *terms, LATER, hours_factor(publiek, period, LATER)),
        eerst=sights(what, *terms, SOON, hours_factor(publiek, period, SOON)),
        eenheden={
            unit.eenheid: (names.label(unit.eenheid), unit.medewerkers)
            for unit in map_units(publiek, period, plan.niveau).shown
        },
        beste_kruising=_crossing(plan, what),
        formele_routes=_at_best(plan, what, formal, _OF_ROUTES),
        zonder_ruis=_without_noise(plan, what),
        uren=hours_factor(publiek, period, LATER),
    )


def _without_noise(plan: TalkPlan, what: Prospects) -> float:
    total = next(one for one in what.series if not one.fixed)
    read = Reading(total, TOTAL, plan.korrel, Noise(), LATER)
    return read.smallest_factor(LET_OP / 2) if total.per_year else inf


def _crossing(plan: TalkPlan, what: Prospects) -> Sight | None:
    cells = [one for one in what.series if one.soort == CROSSING and one.per_year > 0]
    return _at_best(plan, what, max(cells, key=lambda one: one.per_year), _ALONE) if cells else None


def _at_best(plan: TalkPlan, what: Prospects, one: Series, level: float) -> Sight:
    """As a series would be seen if all that the plan spends went to the table of its kind."""
    epsilon = plan.epsilons().get(one.soort, sum(plan.tabellen.values()) / MICRO)
    draws = Noise(((epsilon, what.cells(one, one.soort)),))
    read = Reading(one, one.soort, plan.korrel, draws, LATER)
    return Sight(one, one.soort, read.smallest_factor(level) if one.per_year else inf)
