"""Why stilte could nowhere be looked for."""

from collections.abc import Sequence
from datetime import date

from pipeline.release import Release
from pipeline.signals.absence import NO_SURVEY, OLD_SURVEY, absent_row
from pipeline.signals.frame import Row
from pipeline.signals.silence.places import EXPERIENCE
from pipeline.signals.survey.histogram import histograms
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.talks import talks_of_year, year_before
from pipeline.signals.touched import why_untold
from pipeline.signals.wording import unit_name

TOO_FEW = "ook als bijna niemand kwam praten, zouden we dat vaker missen dan zien"
_NAMES = 3


def unseen_row(release: Release, today: date) -> Row:
    """The row that says so, and what would be needed."""
    return absent_row("stilte", release, _why(release, today))


def unseen_units_row(release: Release, units: Sequence[str]) -> Row:
    """That these units were laid side by side, and are too small to show anything."""
    names = [unit_name(unit, release.publiek) for unit in units]
    where = f"Vanuit {len(names)} eenheden apart"
    if len(names) <= _NAMES:
        where = f"Vanuit {', '.join(names)}"
    return absent_row("stilte", release, TOO_FEW, where)


def _why(release: Release, today: date) -> str:
    if not release.golven:
        return NO_SURVEY
    golf = release.golven[-1]
    if not is_recent(release, golf, today):
        return OLD_SURVEY
    asked = any(one.golf == golf and one.index == EXPERIENCE for one in histograms(release))
    if not asked:
        return (
            f"de enquête {golf} heeft geen cijfers over ervaringen met ongewenst gedrag. Daarvoor "
            "zijn die vragen nodig, en een plek ervoor in het plan van de enquête"
        )
    closed = next(wave.gesloten_op for wave in release.publiek.waves if wave.golf == golf)
    untold = why_untold(release, year_before(release, closed))
    if untold:
        return untold
    if talks_of_year(release, "", closed) is None:
        return (
            f"er zijn geen gepubliceerde gesprekken van het jaar voor de enquête {golf}. Daarvoor "
            "is dat hele jaar nodig"
        )
    return TOO_FEW
