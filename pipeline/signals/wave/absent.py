"""The patterns of which the newest survey holds nothing: why, and what it would take."""

from collections.abc import Sequence
from datetime import date

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.signals.absence import NO_SURVEY, OLD_SURVEY, absent_row
from pipeline.signals.frame import Row
from pipeline.signals.survey.recent import is_recent
from pipeline.signals.wave.change import Subject
from pipeline.signals.wave.lines import PATTERNS, can_be_read

_NO_FIGURE = (
    "er is geen landelijk cijfer van dezelfde vraag uit dezelfde reeks. Daarvoor is een cijfer "
    "nodig dat met uw vraag en uw jaar te vergelijken is"
)


def absent_rows(release: Release, found: Sequence[Subject], today: date) -> tuple[Row, ...]:
    """A row for each pattern without a subject, or of which no figure can be laid beside it."""
    return tuple(
        absent_row(code, release, why)
        for code in dict.fromkeys(PATTERNS.values())
        if (why := _why(code, release, [one for one in found if one.code == code], today))
    )


def _why(code: str, release: Release, of_code: Sequence[Subject], today: date) -> str:
    if not release.golven:
        return NO_SURVEY
    if not is_recent(release, release.golven[-1], today):
        return OLD_SURVEY
    if not of_code:
        indices = load_codelist("indexen")
        about = [indices.label(index) for index, pattern in PATTERNS.items() if pattern == code]
        named = " of ".join(f"‘{label}’" for label in about)
        return (
            f"de enquête {release.golven[-1]} heeft geen cijfers over {named}. Daarvoor zijn die "
            "vragen nodig, en een plek ervoor in het plan van de enquête"
        )
    is_read = any(one.comparisons or not can_be_read(release, one.seen) for one in of_code)
    return _NO_FIGURE if code == "referentie" and not is_read else ""
