"""The public inputs of an organisation: units, events, survey waves, hours.

Why: what may be known to all (headcounts, calendar) decides what is published and when; keeping
it in values of its own shows in every signature that no row of a gesprek is involved.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from pipeline.contracts.codes import Code, CodeList
from pipeline.periods import end_of

NIET_TOEGEDEELD = "niet_toegedeeld"


@dataclass(frozen=True)
class Unit:
    """A unit as it was from `geldig_van` to `geldig_tot` (both included; None is open)."""

    eenheid: str
    naam: str
    bovenliggend: str | None
    medewerkers: int
    leidinggevenden: int
    geldig_van: date | None = None
    geldig_tot: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether this description of the unit holds on a day."""
        begun = self.geldig_van is None or self.geldig_van <= day
        return begun and (self.geldig_tot is None or day <= self.geldig_tot)


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

    def units_at(self, period: str) -> tuple[Unit, ...]:
        """The units as they were on the last day of a period."""
        day = end_of(period)
        return tuple(unit for unit in self.units if unit.is_valid_on(day))

    def headcount(self, period: str) -> int:
        """Employees at the end of a period: the sum over units without a parent; 0 when unknown."""
        units = self.units_at(period)
        names = {unit.eenheid for unit in units}
        return sum(unit.medewerkers for unit in units if unit.bovenliggend not in names)

    def unit_codes(self) -> CodeList:
        """All units ever, last known name first, as the code list of the column eenheid."""
        latest = {unit.eenheid: unit for unit in sorted(self.units, key=_ended)}
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
    is_date = name in _DATE_FIELDS and value is not None
    return date.fromisoformat(value) if is_date else value


def _ended(unit: Unit) -> date:
    return unit.geldig_tot or date.max
