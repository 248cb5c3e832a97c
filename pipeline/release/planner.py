"""The planner: what to publish, so that what matters most becomes visible soonest.

It looks at headcounts, the calendar and the public expectations in the code lists, never at a row.
A series (the total, a cluster, a category, a unit) may be read from its own table or summed from a
finer one, whichever carries less noise; so a table earns its budget only by what it adds. Tables
whose cells could not show a tripling get nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf, isinf, log

from pipeline.contracts.codes import CodeList
from pipeline.contracts.public import PublicInputs
from pipeline.periods import Grain
from pipeline.release.cells import TOTAL
from pipeline.release.key_sets import UnitMap, map_units
from pipeline.release.noise_law import noise_variance
from pipeline.release.plan import RESERVE, TalkPlan, check_shares, check_tables, split
from pipeline.release.promise import MICRO
from pipeline.release.visibility import smallest_visible
from pipeline.settings import PlanSection

PERSONS_PER_1000_A_YEAR = 20.0  # DOMAIN.md section g: 16 to 33 in published annual reports
PERIODS_A_YEAR: Mapping[Grain, int] = {"kwartaal": 4, "halfjaar": 2, "jaar": 1}
YEARS_OF_HISTORY = 4
ALPHA = 0.005  # a single series within one false-alarm budget
_TRIPLING = 3.0
_IMPORTANCE = {TOTAL: 3.0, "cluster": 3.0, "hoofdcategorie": 3.0, "eenheid": 2.0}
_STEPS = 10
_GRAIN_LOSS = 0.9  # a finer grain is chosen when it keeps this share of the best score


@dataclass(frozen=True)
class Series:
    """Something whose change one wants to see: its expected count a year, by public facts."""

    soort: str
    code: str
    per_year: float


@dataclass(frozen=True)
class Sight:
    """How well one series could be seen: the smallest factor noticed with 80 % power in a year."""

    series: Series
    tabel: str
    factor: float


def choose_plan(
    publiek: PublicInputs,
    period: str,
    lists: Mapping[str, CodeList],
    budget: int,
    override: PlanSection,
) -> TalkPlan:
    """The plan of vip.toml, or the best one for this headcount. `budget` in micro-epsilon.

    Where no series could show a tripling, only the yearly total is published: a number to report,
    said beforehand to show no change.
    Raises ConfigurationError when vip.toml names a table that cannot be.
    """
    headcount = publiek.headcount(period)
    if override.weights:
        check_tables(override.weights)
        tables = split(budget, override.weights)
        tables.pop(RESERVE, None)
        check_shares(tables)
        niveau = choose_level(publiek, period)
        return TalkPlan(override.korrel or "kwartaal", niveau, tables, headcount)
    niveau = choose_level(publiek, period)
    series = expected_series(publiek, period, lists, niveau)
    grains: tuple[Grain, ...] = (
        (override.korrel,) if override.korrel else ("kwartaal", "halfjaar", "jaar")
    )
    best = {grain: _best_split(series, grain, budget) for grain in grains}
    top = max(score for score, _ in best.values())
    if top == 0:
        return TalkPlan(grains[-1], niveau, {TOTAL: budget}, headcount)
    grain = next(g for g in grains if best[g][0] >= _GRAIN_LOSS * top)
    return TalkPlan(grain, niveau, split(budget, best[grain][1]), headcount)


def choose_level(publiek: PublicInputs, period: str) -> int:
    """The deepest level whose middle unit could show a tripling with a quarter of epsilon 1."""
    for level in (3, 2):
        shown = map_units(publiek, period, level).shown
        sizes = sorted(unit.medewerkers for unit in shown)
        middle = _expected(sizes[len(sizes) // 2]) if sizes else 0.0
        if smallest_visible(round(middle / 4, 2), 0.25, alpha=ALPHA) <= _TRIPLING:
            return level
    return 1


def expected_series(
    publiek: PublicInputs, period: str, lists: Mapping[str, CodeList], niveau: int
) -> tuple[Series, ...]:
    """All series of an organisation with what may be expected of each in a year."""
    total = _expected(publiek.headcount(period))
    units: UnitMap = map_units(publiek, period, niveau)
    categories = {
        code.code: float(str(code.extra.get("verwacht_aandeel", 0.0))) * total
        for code in lists["hoofdcategorie"].codes
    }
    clusters = dict.fromkeys(lists["cluster"].values(), 0.0)
    for code in lists["hoofdcategorie"].codes:
        clusters[str(code.cluster)] += categories[code.code]
    return (
        Series(TOTAL, "", total),
        *(Series("cluster", name, n) for name, n in clusters.items()),
        *(Series("hoofdcategorie", name, n) for name, n in categories.items()),
        *(Series("eenheid", u.eenheid, _expected(u.medewerkers)) for u in units.shown),
    )


def sights(
    series: Iterable[Series], grain: Grain, epsilons: Mapping[str, float]
) -> tuple[Sight, ...]:
    """For each series the table it is best read from, and the smallest change seen there."""
    everything = tuple(series)
    sources = [_sources(one, everything) for one in everything]
    return _sights(everything, sources, grain, epsilons)


def _sights(
    series: tuple[Series, ...],
    sources: list[dict[str, int]],
    grain: Grain,
    epsilons: Mapping[str, float],
) -> tuple[Sight, ...]:
    pairs = zip(series, sources, strict=True)
    return tuple(_sight(one, cells, grain, epsilons) for one, cells in pairs)


def _sight(
    one: Series, cells: Mapping[str, int], grain: Grain, epsilons: Mapping[str, float]
) -> Sight:
    options = {
        table: n * noise_variance(epsilons[table])
        for table, n in cells.items()
        if epsilons.get(table) and n
    }
    if not options:
        return Sight(one, "", inf)
    table = min(options, key=lambda name: options[name])
    periods = PERIODS_A_YEAR[grain]
    mu = round(one.per_year / periods, 1)
    return Sight(one, table, _smallest(mu, round(epsilons[table], 3), periods, cells[table]))


@cache
def _smallest(mu: float, epsilon: float, periods: int, cells: int) -> float:
    return smallest_visible(
        mu, epsilon, periods, periods * YEARS_OF_HISTORY, alpha=ALPHA, cells=cells
    )


def _sources(one: Series, series: tuple[Series, ...]) -> dict[str, int]:
    """The tables a series can be read from, each with the number of cells to add up."""
    n = {kind: sum(s.soort == kind for s in series) for kind in _IMPORTANCE}
    n["eenheid"] += 1  # niet_toegedeeld
    if one.soort == TOTAL:
        return {TOTAL: 1, **{kind: n[kind] for kind in ("cluster", "hoofdcategorie", "eenheid")}}
    if one.soort == "cluster":
        inside = sum(
            s.soort == "hoofdcategorie" and s.code.startswith(f"{one.code}_") for s in series
        )
        return {"cluster": 1, "hoofdcategorie": inside}
    return {one.soort: 1}


def _best_split(
    series: tuple[Series, ...], grain: Grain, budget: int
) -> tuple[float, dict[str, float]]:
    """The weights in tenths that make most visible, with their score."""
    kinds = tuple(kind for kind in _IMPORTANCE if any(s.soort == kind for s in series))
    sources = [_sources(one, series) for one in series]
    scored = (
        (_score(_sights(series, sources, grain, _epsilons(weights, budget))), weights)
        for weights in _grid(kinds)
    )
    return max(scored, key=lambda pair: pair[0])


def _grid(kinds: tuple[str, ...]) -> Iterable[dict[str, float]]:
    def fill(left: int, names: tuple[str, ...]) -> Iterable[tuple[int, ...]]:
        if len(names) == 1:
            yield (left,)
            return
        for first in range(left + 1):
            for rest in fill(left - first, names[1:]):
                yield (first, *rest)

    for parts in fill(_STEPS, kinds):
        yield {kind: float(part) for kind, part in zip(kinds, parts, strict=True)}


def _epsilons(weights: Mapping[str, float], budget: int) -> dict[str, float]:
    return {table: micro / MICRO for table, micro in split(budget, weights).items()}


def _score(seen: tuple[Sight, ...]) -> float:
    """What becomes visible, weighted: log(3 / factor) below a tripling, nothing above it.

    Within a kind a series weighs by its expected count, so that the budget follows the people.
    """
    total = 0.0
    for kind, importance in _IMPORTANCE.items():
        these = [s for s in seen if s.series.soort == kind]
        mass = sum(s.series.per_year for s in these)
        for sight in these:
            if not isinf(sight.factor) and sight.factor < _TRIPLING and mass:
                total += importance * sight.series.per_year / mass * log(_TRIPLING / sight.factor)
    return total


def _expected(employees: int) -> float:
    return employees * PERSONS_PER_1000_A_YEAR / 1000.0
