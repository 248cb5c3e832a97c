"""Which published unit each unit counts in, for one period, from public facts alone.

Every released unit, and what is left beside the units (`niet_toegedeeld`), holds at least 100
employees. Tables that tell who a gesprek is about are counted over a coarser division, in which
each also holds at least 3 leidinggevenden. Both divide the organisation without gaps and the second
only joins parts of the first, so no sum or difference of released numbers is about fewer.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import end_of
from pipeline.release.cells import NO_UNIT

SMALLEST_UNIT = 100
FEWEST_MANAGERS = 3


@dataclass(frozen=True)
class ShownUnit:
    """A unit as it is published: itself plus the small units below that were rolled up into it."""

    eenheid: str
    medewerkers: int
    leidinggevenden: int


_NOBODY = ShownUnit(NO_UNIT, 0, 0)


@dataclass(frozen=True)
class UnitMap:
    """Which published unit each unit ever known counts in, for one period.

    `rest` is who counts as `niet_toegedeeld`. When nobody can (`is_rest_empty`), only gesprekken
    of which the unit is not known do.
    """

    shown: tuple[ShownUnit, ...]
    lands_in: Mapping[str, str]
    rest: ShownUnit = _NOBODY
    is_rest_empty: bool = True

    def for_managers(self) -> "UnitMap":
        """The coarser division: units with few leidinggevenden are together in the rest."""
        few = [unit for unit in self.shown if unit.leidinggevenden < FEWEST_MANAGERS]
        return _grown(_joined(self, few), lambda rest: rest.leidinggevenden >= FEWEST_MANAGERS)


def map_units(publiek: PublicInputs, period: str, level: int) -> UnitMap:
    """Units at most `level` deep; those under 100 employees roll up to their parent.

    Level 1 is just below a single top unit, or the top units themselves when there are several.
    What is left at the top counts as `niet_toegedeeld`; a rest under 100 takes the smallest shown
    unit with it, or it would be that small unit under another name. Units that do not exist at the
    end of the period count where their line stands then.
    """
    lineage, day = publiek.lineage, end_of(period)
    units, above = lineage.on(day), lineage.parents(day)
    single = _single_top(above)
    placed = _Placed({}, [])
    tops = [unit for code, unit in units.items() if above[code] is None]
    below = _below(units, above)
    left = [placed.settle(top, 0 if single else 1, level, below) for top in tops]
    lands_in = placed.lands_in | {code: NO_UNIT for part in left for code in part.codes}
    gone = {code: lineage.standing(code, day) for code in lineage.described if code not in units}
    lands_in |= {code: lands_in.get(now or "", NO_UNIT) for code, now in gone.items()}
    rest = _rest(left, [lineage.nearest(c, day) for c in gone if lands_in[c] == NO_UNIT])
    homeless = {code for code, place in lands_in.items() if place == NO_UNIT} - {single}
    is_empty = not homeless and not rest.medewerkers and not rest.leidinggevenden
    shown = tuple(sorted(placed.shown, key=lambda unit: unit.eenheid))
    return _grown(
        UnitMap(shown, lands_in, rest, is_empty),
        lambda rest: rest.medewerkers >= SMALLEST_UNIT or not (rest.medewerkers or homeless),
    )


@dataclass(frozen=True)
class _Left:
    """What of a branch is not shown yet: its people, its leidinggevenden, its units."""

    medewerkers: int
    leidinggevenden: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class _Placed:
    """The units that are shown so far, and which units count in them."""

    lands_in: dict[str, str]
    shown: list[ShownUnit]

    def settle(
        self, unit: Unit, depth: int, level: int, below: Mapping[str, Sequence[Unit]]
    ) -> _Left:
        """Show what can be shown of a unit and below; gives what is left for the unit above."""
        parts = below.get(unit.eenheid, ())
        rest = [self.settle(part, depth + 1, level, below) for part in parts]
        people = max(unit.medewerkers - sum(part.medewerkers for part in parts), 0)
        managers = max(unit.leidinggevenden - sum(part.leidinggevenden for part in parts), 0)
        left = _Left(
            people + sum(part.medewerkers for part in rest),
            managers + sum(part.leidinggevenden for part in rest),
            (unit.eenheid, *(code for part in rest for code in part.codes)),
        )
        if not 1 <= depth <= level or left.medewerkers < SMALLEST_UNIT:
            return left
        self.shown.append(ShownUnit(unit.eenheid, left.medewerkers, left.leidinggevenden))
        self.lands_in.update(dict.fromkeys(left.codes, unit.eenheid))
        return _Left(0, 0, ())


def _single_top(above: Mapping[str, str | None]) -> str | None:
    """The one unit that all others are below of, if there is one and there are others."""
    tops = [code for code, parent in above.items() if parent is None]
    return tops[0] if len(tops) == 1 and len(above) > 1 else None


def _below(
    units: Mapping[str, Unit], above: Mapping[str, str | None]
) -> Mapping[str, Sequence[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for code, parent in above.items():
        if parent is not None:
            found[parent].append(units[code])
    return found


def _rest(left: Sequence[_Left], gone: Sequence[Unit]) -> ShownUnit:
    """Who counts as niet_toegedeeld: what is left at the top, or the largest unit that ended there.

    Not the sum of the two: who worked in a unit that ended may be among what is left.
    """
    people, managers = (
        sum(part.medewerkers for part in left),
        sum(part.leidinggevenden for part in left),
    )
    return ShownUnit(
        NO_UNIT,
        max([people, *(unit.medewerkers for unit in gone)]),
        max([managers, *(unit.leidinggevenden for unit in gone)]),
    )


def _grown(units: UnitMap, is_enough: Callable[[ShownUnit], bool]) -> UnitMap:
    """The rest with the smallest units added until it is large enough."""
    while units.shown and not units.is_rest_empty and not is_enough(units.rest):
        smallest = min(units.shown, key=lambda unit: (unit.medewerkers, unit.eenheid))
        units = _joined(units, [smallest])
    return units


def _joined(units: UnitMap, joining: Sequence[ShownUnit]) -> UnitMap:
    """These shown units as part of the rest."""
    if not joining:
        return units
    codes = {unit.eenheid for unit in joining}
    people = units.rest.medewerkers + sum(unit.medewerkers for unit in joining)
    managers = units.rest.leidinggevenden + sum(unit.leidinggevenden for unit in joining)
    places = {c: NO_UNIT if p in codes else p for c, p in units.lands_in.items()}
    shown = tuple(unit for unit in units.shown if unit.eenheid not in codes)
    return UnitMap(shown, places, ShownUnit(NO_UNIT, people, managers), is_rest_empty=False)
