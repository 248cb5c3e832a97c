"""Units through time: which unit is above which, and where a unit stands before or after its life.

Why: a unit that gets another name keeps its history, rows may still name a unit that has ended, and
a number that was frozen under an old name is never changed. So only the reading follows the line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from pipeline.contracts.units import Unit


@dataclass(frozen=True)
class Lineage:
    """All descriptions of all units, followed through time. Each day is worked out once."""

    units: tuple[Unit, ...]

    @cached_property
    def described(self) -> Mapping[str, tuple[Unit, ...]]:
        """The descriptions of each unit, in order of time."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.first_day):
            found[unit.eenheid] = (*found.get(unit.eenheid, ()), unit)
        return found

    def on(self, day: date) -> Mapping[str, Unit]:
        """The units that exist on a day, by code, in the order of the file."""
        if day not in self._present:
            present = {unit.eenheid: unit for unit in self.units if unit.is_valid_on(day)}
            self._present[day] = MappingProxyType(present)
        return self._present[day]

    def standing(self, code: str | None, day: date) -> str | None:
        """The unit that stands for `code` on a day; None when no unit does.

        Itself while it exists. Ended: its successor, or after a split or without one, what was
        above it. Not begun: what it came from, or what will be above it.
        """
        return self._standing(code, day, self.on(day))

    def parents(self, day: date) -> Mapping[str, str | None]:
        """For each unit that exists on a day the unit above it, which exists too; None at the top.

        A unit that would come to lie below itself counts as a top.
        """
        if day not in self._parents:
            above = self._above(day)
            for code in above:
                if leads_back(code, above):
                    above[code] = None
            self._parents[day] = MappingProxyType(above)
        return self._parents[day]

    @cached_property
    def _present(self) -> dict[date, Mapping[str, Unit]]:
        return {}

    @cached_property
    def _parents(self) -> dict[date, Mapping[str, str | None]]:
        return {}

    def circular(self, day: date) -> frozenset[str]:
        """The units that lie below themselves on a day."""
        above = self._above(day)
        return frozenset(code for code in above if leads_back(code, above))

    def later(self, code: str, since: date, until: date) -> str:
        """What the unit that was `code` on day `since` has become on day `until`.

        The last one in line that had begun by then: successors are followed, splits are not.
        """
        seen = set[Unit]()
        while (last := self._ended(code, since, until)) is not None and last not in seen:
            seen.add(last)
            code, since = str(last.successor), last.last_day + timedelta(days=1)
        return code

    def nearest(self, code: str, day: date) -> Unit:
        """The last description of a unit that had begun by a day, else the first. KeyError."""
        rows = self.described[code]
        return next((unit for unit in reversed(rows) if unit.first_day <= day), rows[0])

    def came_from(self, code: str) -> tuple[Unit, ...]:
        """The last descriptions of the units that went on as `code`, alone or with others."""
        return tuple(unit for unit in self.units if code in unit.opgevolgd_door)

    def _above(self, day: date) -> dict[str, str | None]:
        present = self.on(day)
        return {c: self._standing(unit.bovenliggend, day, present) for c, unit in present.items()}

    def _standing(self, code: str | None, day: date, present: Mapping[str, Unit]) -> str | None:
        seen: set[str] = set()
        while code is not None and code not in present:
            if code in seen:
                return None
            seen.add(code)
            code = self._instead_of(code, day)
        return code

    def _instead_of(self, code: str, day: date) -> str | None:
        rows = self.described.get(code, ())
        ended = [unit for unit in rows if unit.last_day < day]
        if ended:
            return ended[-1].successor or ended[-1].bovenliggend
        earlier = {unit.eenheid for unit in self.came_from(code)}
        return earlier.pop() if len(earlier) == 1 else rows[0].bovenliggend if rows else None

    def _ended(self, code: str, since: date, until: date) -> Unit | None:
        """The description with which a unit ended between two days and was succeeded by another."""
        rows = self.described.get(code, ())
        going_on = [unit for unit in rows if unit.last_day >= since]
        for unit in going_on or rows[-1:]:
            if unit.last_day >= until:
                return None
            if unit.successor is not None:
                return unit
        return None


def leads_back(code: str, steps: Mapping[str, str | None]) -> bool:
    """Whether following the steps from a code leads back to it."""
    seen: set[str] = set()
    at = steps.get(code)
    while at is not None and at not in seen:
        if at == code:
            return True
        seen.add(at)
        at = steps.get(at)
    return False
