"""The planner: what to publish, so that what matters most becomes visible soonest.

It looks at headcounts, the calendar and the public expectations in the code lists, never at a row.
What a plan is worth is how small the smallest visible change becomes, summed over everything one
wants to see; a table whose cells could not show a tripling adds nothing and gets nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from pipeline.contracts.codes import CodeList
from pipeline.contracts.public import PublicInputs
from pipeline.periods import Grain
from pipeline.release.cells import TOTAL, table_dimensions
from pipeline.release.key_sets import map_units
from pipeline.release.plan import TalkPlan, own_plan, spendable, split
from pipeline.release.promise import MICRO
from pipeline.release.prospects import (
    CROSSINGS,
    PERSONS_PER_1000_A_YEAR,
    Prospects,
    Series,
    prospects,
)
from pipeline.release.sharing import BUDGET, CHANGE_SHARE, TRIPLING
from pipeline.release.sight import PERIODS_A_YEAR, sights
from pipeline.release.splitting import best_split, worth
from pipeline.release.visibility import smallest_visible
from pipeline.settings import PlanSection

IMPORTANCE: Mapping[str, float] = {
    TOTAL: 3.0,
    "cluster": 3.0,
    "hoofdcategorie": 8.0,  # what measures are about
    "relatie": 1.5,
    "eenheid": 2.0,
    "vervolg": 2.0,
    **dict.fromkeys(CROSSINGS, 0.5),
}
_GRAIN_LOSS = 0.9  # a finer grain is chosen when it keeps this share of the best score
_FEWEST = 50  # trajecten to be expected in a period: quarters from 10,000 employees
_FAMILIES = (2, 8, 30)  # how many series may have to share the false-alarm budget
_COMMON = BUDGET * CHANGE_SHARE / 2  # one-sided, before it is shared


@dataclass(frozen=True)
class Choice:
    """A split at one grain (micro-epsilon by table), what it shows and what that is worth."""

    korrel: Grain
    tabellen: Mapping[str, int]
    visible: int = 0
    score: float = 0.0


def choose_plan(
    publiek: PublicInputs,
    period: str,
    lists: Mapping[str, CodeList],
    budget: int,
    override: PlanSection,
) -> TalkPlan:
    """The plan of vip.toml, or the best one for this headcount. `budget` in micro-epsilon.

    Where no series could show a tripling, only the yearly total is published: a number to report,
    said beforehand to show no change. Units are shown less deep where the finest grain would
    leave the deeper ones out. Raises ConfigurationError when vip.toml names a table that cannot be.
    """
    headcount = publiek.headcount(period)
    niveau = choose_level(publiek, period, budget)
    own = own_plan(budget, override.weights)
    if own:
        return TalkPlan(override.korrel or "kwartaal", niveau, own, headcount)
    left = spendable(budget, override.weights)
    grains = (override.korrel,) if override.korrel else _grains(headcount)
    what = prospects(publiek, period, lists, niveau)
    while niveau > 1 and not _shows_units(best_choice(what, grains[0], left)):
        niveau -= 1
        what = prospects(publiek, period, lists, niveau)
    best = _best(what, grains, left)
    return TalkPlan(best.korrel, niveau, best.tabellen, headcount)


def _shows_units(choice: Choice) -> bool:
    return any("eenheid" in table_dimensions(table) for table in choice.tabellen)


def _best(what: Prospects, grains: tuple[Grain, ...], budget: int) -> Choice:
    """The finest grain that shows nearly as much as the best one."""
    choices = [best_choice(what, grain, budget) for grain in grains]
    top = max(choice.score for choice in choices)
    if top == 0:
        return Choice(grains[-1], {TOTAL: budget})
    return next(choice for choice in choices if choice.score >= _GRAIN_LOSS * top)


def best_choice(what: Prospects, grain: Grain, budget: int) -> Choice:
    """The split that shows most at this grain.

    How much each series may claim of the false-alarm budget depends on how many can be seen, and so
    on the plan: so it is searched for two sizes of that family, and the better plan is taken.
    """
    first = _choice(what, grain, budget, _FAMILIES[1])
    other = _FAMILIES[2] if first.visible > sum(_FAMILIES) / 3 else _FAMILIES[0]
    return max(first, _choice(what, grain, budget, other), key=lambda choice: choice.score)


def _choice(what: Prospects, grain: Grain, budget: int, family: int) -> Choice:
    weights = np.array(list(_weights(what).values()))
    parts = best_split(worth(what, grain, budget, weights, _COMMON / family))
    if not parts:
        return Choice(grain, {})
    tables = split(budget, dict(zip(what.tables, parts, strict=True)))
    return judged(what, grain, tables)


def judged(what: Prospects, grain: Grain, tables: Mapping[str, int]) -> Choice:
    """What a split shows: log(3 / factor) below a tripling, nothing above it, weighted."""
    epsilons = {table: micro / MICRO for table, micro in tables.items()}
    weights = _weights(what)
    seen = [s for s in sights(what, grain, epsilons) if s.factor < TRIPLING]
    score = sum(weights[s.series] * log(TRIPLING / s.factor) for s in seen)
    return Choice(grain, tables, sum(s.is_tested for s in seen), round(score, 9))


def _grains(headcount: int) -> tuple[Grain, ...]:
    """The grains at which a period is expected to hold enough; a year always is possible."""
    a_year = headcount * PERSONS_PER_1000_A_YEAR / 1000
    return tuple(g for g, n in PERIODS_A_YEAR.items() if n == 1 or a_year / n >= _FEWEST)


def _weights(what: Prospects) -> dict[Series, float]:
    """The importance of each kind, within it by expected count: the budget follows the people."""
    mass = dict.fromkeys(IMPORTANCE, 0.0)
    for one in what.series:
        mass[one.soort] += one.per_year
    return {
        one: IMPORTANCE[one.soort] * one.per_year / max(mass[one.soort], 1e-9)
        for one in what.series
    }


def choose_level(publiek: PublicInputs, period: str, budget: int) -> int:
    """The deepest level whose middle unit could show a tripling with a quarter of the budget."""
    for level in (3, 2):
        shown = map_units(publiek, period, level).shown
        if not shown or shown == map_units(publiek, period, level - 1).shown:
            continue
        sizes = sorted(unit.medewerkers for unit in shown)
        a_year = sizes[len(sizes) // 2] * PERSONS_PER_1000_A_YEAR / 1000
        alpha = _COMMON / (len(sizes) + 1)
        seen = smallest_visible(round(a_year / 2, 2), budget / MICRO / 4, 2, 8, alpha=alpha)
        if seen <= TRIPLING:
            return level
    return 1
