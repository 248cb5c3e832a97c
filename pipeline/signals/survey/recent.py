"""Until when a wave is told about."""

from datetime import date

from pipeline.release import Release

_DAYS = 550


def is_recent(release: Release, golf: str, today: date) -> bool:
    """Whether a wave closed no longer than a year and a half ago."""
    closed = {wave.golf: wave.gesloten_op for wave in release.publiek.waves}
    return (today - closed[golf]).days <= _DAYS
