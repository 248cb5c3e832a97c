"""What a release says of its surveys, worked out once for all patterns that are told together.

Why: laying every question of a wave beside earlier ones takes a second or more, and the answer is
the same for each pattern. It lives as long as what it is made for: one list, one report.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipeline.release import Release
from pipeline.signals.themes.change import ThemeChange, theme_changes
from pipeline.signals.wave.change import Subject, subjects
from pipeline.signals.wave.outside import outside_subjects
from pipeline.signals.wave.response import TookPart


@dataclass(frozen=True)
class Surveyed:
    """The surveys of one release; `sector` (public, from vip.toml) chooses the national figure."""

    release: Release
    sector: str = ""
    _compared: dict[str, tuple[Subject, ...]] = field(default_factory=dict, init=False, repr=False)
    _themes: dict[str, tuple[ThemeChange, ...]] = field(
        default_factory=dict, init=False, repr=False
    )

    @cached_property
    def took_part(self) -> TookPart:
        """Who took part in each wave."""
        return TookPart(self.release)

    def subjects(self, golf: str) -> tuple[Subject, ...]:
        """All that was asked of the newest wave on the day `golf` closed; nothing when unknown."""
        if golf not in self._compared:
            day = self._closed(golf)
            self._compared[golf] = (
                (*subjects(self.release, day, self.sector), *outside_subjects(self.release, day))
                if day
                else ()
            )
        return self._compared[golf]

    def themes(self, golf: str) -> tuple[ThemeChange, ...]:
        """The themes of the newest wave on the day `golf` closed; nothing when unknown."""
        if golf not in self._themes:
            day = self._closed(golf)
            self._themes[golf] = theme_changes(self.release, day).changes if day else ()
        return self._themes[golf]

    def _closed(self, golf: str) -> date | None:
        closed = {wave.golf: wave.gesloten_op for wave in self.release.publiek.waves}
        return closed.get(golf)
