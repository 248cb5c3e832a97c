"""The public inputs of an organisation: units, events, survey waves, hours, own codes.

Why: what may be known to all (headcounts, calendar) decides what is published and when; keeping
it in values of its own shows in every signature that no row of a gesprek is involved.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from pipeline.contracts.codes import FIRST_PERIOD, LAST, Code, CodeList, load_codelist
from pipeline.contracts.lineage import Lineage
from pipeline.contracts.own_codes import OwnCode, with_own
from pipeline.contracts.reading import plain
from pipeline.contracts.units import Unit
from pipeline.periods import end_of, quarter_of

__all__ = ["NIET_TOEGEDEELD", "Availability", "Event", "OwnCode", "PublicInputs", "Unit", "Wave"]

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
    """One round of the survey; `open_vragen` are the codes of the open questions that were put.

    Said beforehand in golven.csv: whether themes are published must not follow from the answers.
    """

    golf: str
    uitgenodigd: int
    gesloten_op: date
    open_vragen: tuple[str, ...] = ()


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
    codes: tuple[OwnCode, ...] = ()

    @cached_property
    def lineage(self) -> Lineage:
        """The units through time."""
        return Lineage(self.units)

    def units_at(self, period: str) -> tuple[Unit, ...]:
        """The units as they were on the last day of a period."""
        if period not in self._units_at:
            day = end_of(period)
            found = tuple(unit for unit in self.units if unit.is_valid_on(day))
            self._units_at[period] = found
        return self._units_at[period]

    @cached_property
    def _units_at(self) -> dict[str, tuple[Unit, ...]]:
        return {}

    def headcount(self, period: str) -> int:
        """Employees at the end of a period: the sum over units without a parent; 0 when unknown."""
        above = self.lineage.parents(end_of(period))
        return sum(u.medewerkers for u in self.units_at(period) if above[u.eenheid] is None)

    @cached_property
    def hours(self) -> Mapping[str, float]:
        """The hours of all VPs together by quarter, where known."""
        return {one.periode: one.vp_uren for one in self.availability}

    def code_list(self, name: str) -> CodeList:
        """A shipped code list with the organisation's own additions."""
        if name not in self._code_lists:
            self._code_lists[name] = with_own(load_codelist(name), self.codes)
        return self._code_lists[name]

    @cached_property
    def _code_lists(self) -> dict[str, CodeList]:
        return {}

    def unit_codes(self) -> CodeList:
        """All units ever, last known name first, as the code list of the column eenheid.

        `synonyms` are earlier names that never belonged to another unit; `geldig_van` is the first
        quarter in which a unit exists or another one stands for it; `extra` has the last quarter of
        one that ended.
        """
        return self._unit_codes

    @cached_property
    def _unit_codes(self) -> CodeList:
        latest = {unit.eenheid: unit for unit in sorted(self.units, key=lambda unit: unit.last_day)}
        earlier = self._earlier_names(latest)
        listed = (
            Code(
                code=unit.eenheid,
                label=unit.naam,
                synonyms=earlier.get(unit.eenheid, ()),
                geldig_van=self._first_quarter(unit.eenheid),
                extra={LAST: quarter_of(unit.geldig_tot)} if unit.geldig_tot else {},
            )
            for unit in latest.values()
        )
        return CodeList("eenheden", "Eenheden", (*listed, Code(NIET_TOEGEDEELD, "Niet toegedeeld")))

    def _earlier_names(self, latest: Mapping[str, Unit]) -> Mapping[str, tuple[str, ...]]:
        meant = {plain(text): {u.eenheid} for u in latest.values() for text in (u.eenheid, u.naam)}
        for unit in self.units:
            meant.setdefault(plain(unit.naam), set()).add(unit.eenheid)
        found: dict[str, tuple[str, ...]] = {}
        for unit in self.units:
            names = found.get(unit.eenheid, ())
            is_its_own = meant[plain(unit.naam)] == {unit.eenheid}
            if is_its_own and unit.naam not in (latest[unit.eenheid].naam, *names):
                found[unit.eenheid] = (*names, unit.naam)
        return found

    def _first_quarter(self, code: str) -> str:
        days = sorted({unit.first_day for unit in self.units})
        first = next(
            (day for day in days if self.lineage.standing(code, day) is not None), date.min
        )
        return max(quarter_of(first), FIRST_PERIOD) if first > date.min else FIRST_PERIOD

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
            codes=_rows(OwnCode, content.get("codes", ())),
        )


Row = TypeVar("Row", Unit, Event, Wave, Availability, OwnCode)


def _rows(kind: type[Row], items: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    days = {field.name for field in fields(kind) if field.type in (date, date | None)}
    return tuple(
        kind(**{name: _value(value, is_day=name in days) for name, value in item.items()})
        for item in items
    )


def _value(value: Any, is_day: bool) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if is_day and value is not None else value
