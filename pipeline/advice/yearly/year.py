"""What was published of one year, and of the years before it.

Why: a year can be published whole, half or not at all, and a report has to say which. A half year
is never laid beside whole ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.contracts.public import Wave
from pipeline.periods import period_label, quarters_in, start_of
from pipeline.release import Publication, Release

MOST_YEARS = 5


@dataclass(frozen=True)
class Year:
    """One calendar year of a release."""

    jaar: int
    release: Release

    @cached_property
    def perioden(self) -> tuple[str, ...]:
        """Its published periods, in order of time."""
        return periods_of(self.release, self.jaar)

    @property
    def is_whole(self) -> bool:
        """Whether all four quarters were published."""
        return _is_whole(self.perioden)

    @property
    def until(self) -> str:
        """The last published period in words; "" when there is none."""
        return period_label(self.perioden[-1]) if self.perioden else ""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The whole published years up to this one, at most five, in order of time."""
        known = {int(period[:4]) for period in self.release.perioden}
        whole = [n for n in sorted(known) if n <= self.jaar and _is_whole(self._of(n))]
        return tuple(whole[-MOST_YEARS:])

    @cached_property
    def golven(self) -> tuple[Wave, ...]:
        """The published survey waves up to the end of this year, in order of time."""
        waves = {wave.golf: wave for wave in self.release.publiek.waves}
        found = (waves[golf] for golf in self.release.golven if golf in waves)
        return tuple(wave for wave in found if wave.gesloten_op.year <= self.jaar)

    @property
    def golf(self) -> Wave | None:
        """The newest wave of these."""
        return self.golven[-1] if self.golven else None

    @property
    def publicaties(self) -> tuple[Publication, ...]:
        """The publications with a period or wave of this year."""
        waves = {w.golf for w in self.golven if w.gesloten_op.year == self.jaar}
        periods = set(self.perioden)
        return tuple(
            one
            for one in self.release.publicaties
            if periods & set(one.perioden) or waves & set(one.golven)
        )

    def _of(self, year: int) -> tuple[str, ...]:
        return periods_of(self.release, year)


def periods_of(release: Release, year: int) -> tuple[str, ...]:
    """The published periods of a calendar year, in order of time."""
    return tuple(sorted((p for p in release.perioden if int(p[:4]) == year), key=start_of))


def _is_whole(periods: Sequence[str]) -> bool:
    return len({quarter for period in periods for quarter in quarters_in(period)}) == 4
