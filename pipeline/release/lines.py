"""How released numbers are read as series: a unit's line through other names and mergers.

A number stays as it was frozen, under the code of its time. What it is read as follows from the
public files as the newest publication carries them: a unit that was renamed is one series, units
that were merged are added up, and after a split new series begin. A series of a code goes on with
the own codes that came out of it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

import pandas as pd

from pipeline.contracts.public import PublicInputs, Unit
from pipeline.periods import end_of
from pipeline.release.cells import CODE_LISTS, NO_UNIT
from pipeline.release.frozen import Release

_WHOLE = 0.9
"""A past period of a merged unit is read where units with this share of its people were shown."""


@dataclass(frozen=True)
class Lines:
    """The units of `publiek` as they are read on day `until`, the end of what was published."""

    publiek: PublicInputs
    until: date
    _parts: dict[date, dict[str, tuple[Unit, ...]]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(release: Release) -> "Lines":
        """The lines up to the last released period or wave."""
        return release.once("lines", lambda: Lines._of(release))

    @staticmethod
    def _of(release: Release) -> "Lines":
        closed = {wave.golf: wave.gesloten_op for wave in release.publiek.waves}
        ends = [end_of(period) for period in release.perioden]
        ends += [closed[wave] for wave in release.golven]
        return Lines(release.publiek, max(ends, default=date.max))

    def now(self, code: str, day: date) -> str:
        """What the unit that was `code` on a day has become; no unit stays no unit."""
        return code if code in ("", NO_UNIT) else self.publiek.lineage.later(code, day, self.until)

    def units_now(self, frame: pd.DataFrame) -> "pd.Series[str]":
        """The present code of the unit of each row of `tellingen` or `enquete`."""
        moment = "periode" if "periode" in frame else "golf"
        pairs = {
            (code, when): self.now(code, self._day(moment, when))
            for code, when in set(zip(frame["eenheid"], frame[moment], strict=True))
        }
        found = [pairs[pair] for pair in zip(frame["eenheid"], frame[moment], strict=True)]
        return pd.Series(found, index=frame.index, dtype="str")

    def codes(self, dimension: str, code: str) -> tuple[str, ...]:
        """The codes that a series of this code adds up."""
        name = CODE_LISTS.get(dimension)
        return self.publiek.code_list(name).read_under(code) if name else (code,)

    def parts(self, unit: str, day: date) -> tuple[Unit, ...]:
        """The units that existed on a day and are now (part of) `unit`."""
        if day not in self._parts:
            by_line: dict[str, tuple[Unit, ...]] = {}
            for code, one in self.publiek.lineage.on(day).items():
                line = self.now(code, day)
                by_line[line] = (*by_line.get(line, ()), one)
            self._parts[day] = by_line
        return self._parts[day].get(unit, ())

    def headcount(self, unit: str, period: str) -> int:
        """Employees at the end of a period of a unit, or of all when it is ""; 0 when unknown."""
        if not unit:
            return self.publiek.headcount(period)
        return sum(part.medewerkers for part in self.parts(unit, end_of(period)))

    def is_whole(self, unit: str, period: str, shown: Collection[str]) -> bool:
        """Whether (nearly) all that is now `unit` was among the units shown in a period.

        Else a merged unit would be compared with a part of what it was, and the merger would look
        like a change.
        """
        parts = self.parts(unit, end_of(period))
        people = sum(part.medewerkers for part in parts)
        seen = sum(part.medewerkers for part in parts if part.eenheid in shown)
        return not people or seen >= _WHOLE * people

    def places(self, period: str, shown: Collection[str]) -> Mapping[str, int]:
        """Employees behind each of the units shown in a period: without those shown below it."""
        day = end_of(period)
        units, above = self.publiek.lineage.on(day), self.publiek.lineage.parents(day)
        people = {code: unit.medewerkers for code, unit in units.items()}
        for code, unit in units.items():
            parent = above[code]
            if parent is not None:
                people[parent] -= unit.medewerkers
        found = dict.fromkeys(shown, 0)
        for code, own in people.items():
            at: str | None = code
            while at is not None and at not in found:
                at = above[at]
            if at is not None:
                found[at] += max(own, 0)
        return found

    def _day(self, moment: str, when: str) -> date:
        if moment == "periode":
            return end_of(when)
        closed = {wave.golf: wave.gesloten_op for wave in self.publiek.waves}
        return closed.get(when, self.until)


def places_now(lines: Lines, frame: pd.DataFrame) -> Mapping[tuple[str, str], int]:
    """Employees behind each (present unit, period) of a released table that counts by unit."""
    found: dict[tuple[str, str], int] = {}
    groups = frame.groupby("periode")["eenheid"].unique()
    for period, codes in cast("dict[str, Any]", groups.to_dict()).items():
        for code, people in lines.places(period, set(codes)).items():
            key = lines.now(code, end_of(period)), period
            found[key] = found.get(key, 0) + people
    return found
