"""A unit of the organisation as one line of organisatie.csv describes it, for a stretch of time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Unit:
    """A unit as it was from `geldig_van` to `geldig_tot` (both included; None is open).

    `opgevolgd_door`: the codes of the units that went on with it the day after `geldig_tot`: one
    for a new name or a merger, several for a split.
    """

    eenheid: str
    naam: str
    bovenliggend: str | None
    medewerkers: int
    leidinggevenden: int
    geldig_van: date | None = None
    geldig_tot: date | None = None
    opgevolgd_door: tuple[str, ...] = ()

    @property
    def first_day(self) -> date:
        """The first day of this description."""
        return self.geldig_van or date.min

    @property
    def last_day(self) -> date:
        """The last day of this description."""
        return self.geldig_tot or date.max

    @property
    def successor(self) -> str | None:
        """The one unit that went on with all of it, if there is one."""
        return self.opgevolgd_door[0] if len(self.opgevolgd_door) == 1 else None

    def is_valid_on(self, day: date) -> bool:
        """Whether this description of the unit holds on a day."""
        return self.first_day <= day <= self.last_day
