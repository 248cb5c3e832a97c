"""What could be seen of a subject, and what it would take: said beforehand by the planner.

From headcounts, expected shares and the plan alone, by the rules of `vip plan` (sight.py), so that
an answer promises no more than the plan does. Nothing is spent and no row is read.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf, prod

from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_between, quarters_in
from pipeline.release.cells import NO_UNIT, table_dimensions
from pipeline.release.key_sets import UnitMap, code_lists, map_units, table_units
from pipeline.release.noise_law import Noise
from pipeline.release.plan import TalkPlan
from pipeline.release.promise import MICRO
from pipeline.release.prospects import Prospects, Series, prospects
from pipeline.release.sharing import BUDGET, DOUBLING, OTHERS_SHARE
from pipeline.release.sight import Reading, Sight, sights

HIGHEST = 5.0
_TRIED = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, HIGHEST)
_HISTORY, _LONGEST = 4, 9
_ALONE = BUDGET * OTHERS_SHARE / 2  # the level of a series that shares with no other
_ORDER = ("relatie", "cluster", "hoofdcategorie", "eenheid")


@dataclass(frozen=True)
class Ahead:
    """The planner's view of one organisation in a quarter. `perioden`: what was published."""

    publiek: PublicInputs
    plan: TalkPlan
    quarter: str
    perioden: tuple[str, ...]

    @cached_property
    def what(self) -> Prospects:
        """What may be expected, by public facts."""
        lists = code_lists(self.publiek)
        return prospects(
            self.publiek, self.quarter, lists, self.plan.niveau, tuple(self.plan.tabellen)
        )

    @cached_property
    def units(self) -> UnitMap:
        """Which published unit each unit counts in."""
        return map_units(self.publiek, self.quarter, self.plan.niveau)

    def is_told_of_managers(self, codes: Mapping[str, str]) -> bool:
        """Whether a table of these dimensions counts over this unit: it may have too few
        leidinggevenden."""
        unit = codes.get("eenheid")
        if not unit or len(codes) == 1:
            return True
        shown = table_units(table_of(codes), self.units, code_lists(self.publiek)).shown
        return unit in {one.eenheid for one in shown}

    def series(self, codes: Mapping[str, str]) -> Series:
        """What may be expected of these codes: the product of their shares."""
        total = self._singly["", ""]
        shares = [self._singly.get((name, code), 0.0) / total for name, code in codes.items()]
        table = table_of(codes)
        ordered = "|".join(codes[name] for name in table_dimensions(table) if name in codes)
        return Series(table, ordered, total * prod(shares))

    @cached_property
    def _singly(self) -> dict[tuple[str, str], float]:
        found = {}
        for one in self.what.series:
            pairs = list(one.fixed.items())
            if len(pairs) < 2:
                found[pairs[0] if pairs else ("", "")] = one.per_year
        return found

    def factor(self, codes: Mapping[str, str], years: int = _HISTORY) -> float:
        """The smallest rise that this plan shows with 80 % power; inf when it shows none."""
        wanted = self.series(codes)
        found = (one.factor for one in self._sights(years) if one.series.fixed == wanted.fixed)
        return next(found, inf)

    def _sights(self, years: int) -> tuple[Sight, ...]:
        if years not in self._seen:
            self._seen[years] = sights(self.what, self.plan.korrel, self.plan.epsilons(), years)
        return self._seen[years]

    @cached_property
    def _seen(self) -> dict[int, tuple[Sight, ...]]:
        return {}

    def seen_from(self, codes: Mapping[str, str]) -> str:
        """The last quarter that has to be published before a doubling is seen; "" when even ten
        years do not show it."""
        if not self.perioden:
            return ""
        first = quarters_in(self.perioden[0])[0]
        years = range(1, _LONGEST + 1)
        found = bisect_left(years, True, key=lambda n: self.factor(codes, n) <= DOUBLING)
        return _after(first, 4 * (years[found] + 1) - 1) if found < len(years) else ""

    def needed(self, codes: Mapping[str, str]) -> float:
        """The least epsilon of a table of its own with which a doubling is seen beside the other
        tables, with four years before it; inf when even 5 does not do.

        What no plan is tried with (prospects.py) is read as if nothing else were looked at: the
        most that any plan could do.
        """
        one = self.series(codes)
        if one.per_year <= 0 or self._smallest(one, HIGHEST) > DOUBLING:
            return inf
        first = bisect_left(_TRIED, True, key=lambda e: self._smallest(one, e) <= DOUBLING)
        return _TRIED[first]

    def _smallest(self, one: Series, epsilon: float) -> float:
        """The smallest rise that is seen when its table has this epsilon."""
        same = [known for known in self.what.series if known.fixed == one.fixed]
        if not same:
            draws = Noise(((epsilon, 1),))
            reading = Reading(one, one.soort, self.plan.korrel, draws, _HISTORY)
            return reading.smallest_factor(_ALONE)
        epsilons = {**self.plan.epsilons(), same[0].soort: epsilon}
        found = sights(self.what, self.plan.korrel, epsilons, _HISTORY)
        return next(sight.factor for sight in found if sight.series == same[0])

    def together(self, table: str, epsilon: float) -> float:
        """What a traject would spend if this table had this epsilon beside the others."""
        others = sum(micro for name, micro in self.plan.tabellen.items() if name != table)
        return others / MICRO + epsilon

    @property
    def spent(self) -> float:
        """What the plan spends on a traject."""
        return sum(self.plan.tabellen.values()) / MICRO

    def lands_in(self, unit: str) -> str:
        """The published unit that a unit counts in; "" when only in the whole."""
        found = self.units.lands_in.get(unit, NO_UNIT)
        return "" if found == NO_UNIT else found


def table_of(codes: Mapping[str, str]) -> str:
    """The table that counts by exactly these dimensions.

    >>> table_of({"eenheid": "noord", "cluster": "oo"}), table_of({})
    ('cluster_x_eenheid', 'totaal')
    """
    return "_x_".join(name for name in _ORDER if name in codes) or "totaal"


def _after(quarter: str, steps: int) -> str:
    """The quarter so many later."""
    far = f"{int(quarter[:4]) + steps // 4 + 1}-Q4"
    return quarters_between(quarter, far)[steps]
