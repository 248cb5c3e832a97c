"""The public inputs of an organisation: units, events, survey waves, hours.

Why: what may be known to all (headcounts, calendar) decides what is published and when; keeping
it in values of its own shows in every signature that no row of a gesprek is involved.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from pipeline.contracts.codes import Code, CodeList
from pipeline.contracts.lineage import Lineage
from pipeline.contracts.units import Unit
from pipeline.periods import end_of

__all__ = ["NIET_TOEGEDEELD", "Availability", "Event", "PublicInputs", "Unit", "Wave"]

NIET_TOEGEDEELD = "niet_toegedeeld"


@dataclass(frozen=True)
class Event:
    """Something that may explain a change: `soort` is a code of list `gebeurtenissoorten`."""

    datum: date
    soort: str
    eenheid: str | None
    label: str


@dataclass(frozen=True)
class Wave:
    """One round of the survey."""

    golf: str
    uitgenodigd: int
    gesloten_op: date


@dataclass(frozen=True)
class Availability:
    """The hours that VPs were available in one quarter."""

    periode: str
    vp_uren: float


@dataclass(frozen=True)
class PublicInputs:
    """Everything public about one organisation, in the order of its files."""

    units: tuple[Unit, ...] = ()
    events: tuple[Event, ...] = ()
    waves: tuple[Wave, ...] = ()
    availability: tuple[Availability, ...] = ()

    @cached_property
    def lineage(self) -> Lineage:
        """The units through time."""
        return Lineage(self.units)

    def units_at(self, period: str) -> tuple[Unit, ...]:
        """The units as they were on the last day of a period."""
        day = end_of(period)
        return tuple(unit for unit in self.units if unit.is_valid_on(day))

    def headcount(self, period: str) -> int:
        """Employees at the end of a period: the sum over units without a parent; 0 when unknown."""
        above = self.lineage.parents(end_of(period))
        return sum(u.medewerkers for u in self.units_at(period) if above[u.eenheid] is None)

    def unit_codes(self) -> CodeList:
        """All units ever, last known name first, as the code list of the column eenheid."""
        latest = {unit.eenheid: unit for unit in sorted(self.units, key=lambda unit: unit.last_day)}
        listed = (Code(unit.eenheid, unit.naam) for unit in latest.values())
        return CodeList("eenheden", "Eenheden", (*listed, Code(NIET_TOEGEDEELD, "Niet toegedeeld")))

    def wave_codes(self) -> CodeList:
        """All waves, as the code list of the column golf."""
        return CodeList("golven", "Golven", tuple(Code(w.golf, w.golf) for w in self.waves))

    def as_json(self) -> str:
        """All of it as JSON text; `from_json` reads it back, equal."""
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "PublicInputs":
        """What `as_json` wrote."""
        content = json.loads(text)
        return cls(
            units=_rows(Unit, content["units"]),
            events=_rows(Event, content["events"]),
            waves=_rows(Wave, content["waves"]),
            availability=_rows(Availability, content["availability"]),
        )


Row = TypeVar("Row", Unit, Event, Wave, Availability)
_DATE_FIELDS = ("geldig_van", "geldig_tot", "datum", "gesloten_op")


def _rows(kind: type[Row], items: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(kind(**{name: _value(name, item[name]) for name in item}) for item in items)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    is_date = name in _DATE_FIELDS and value is not None
    return date.fromisoformat(value) if is_date else value
