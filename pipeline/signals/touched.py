"""Published periods in which a file of talks was missing or counted twice, as a public note says.

Such a period says nothing about change: half of the talks may be gone. After a missing file the
next quarter says nothing either, because rows that came late count there. Rises and falls are told
again of the periods after it, beside the same periods of earlier years. The note is all that is
known outside the VP zone, and all that is read here: which file it was, or how many talks, nobody
outside can tell.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from pipeline.contracts.codes import load_codelist
from pipeline.periods import next_quarter, quarters_in
from pipeline.release import Release
from pipeline.release.notes import Note
from pipeline.signals.numbers import stretch_label
from pipeline.signals.series import Series
from pipeline.signals.windows import season_of, whole_years

_TALKS, _REASONS = "gesprekken", "correctieredenen"
_MISSING = "niet_aangeleverd"
_IN_FILES = (_MISSING, "dubbel_aangeleverd")


def touched_periods(release: Release) -> frozenset[str]:
    """The published periods that a note touches."""
    quarters = {quarter for note in _standing(release) for quarter in _quarters(note)}
    return frozenset(p for p in release.perioden if not quarters.isdisjoint(quarters_in(p)))


def why_untold(release: Release, periods: Collection[str]) -> str:
    """Why nothing can be told of these periods together: a part of a sentence, or ""."""
    held = {quarter for period in periods for quarter in quarters_in(period)}
    notes = [note for note in _standing(release) if not held.isdisjoint(_quarters(note))]
    if not notes:
        return ""
    newest = max(notes, key=lambda note: quarters_in(note.over))
    reason = load_codelist(_REASONS).label(newest.reden)
    return (
        f"in {stretch_label([newest.over])} klopte iets niet ({reason}), en een verschil kan "
        "daardoor komen"
    )


def why_year_untold(release: Release, back: int = 0) -> str:
    """Why nothing can be told of the newest whole year, or of the one so many years before it."""
    years = whole_years(release.perioden)
    return why_untold(release, years[back]) if len(years) > back else ""


def since_touched(release: Release, series: Series) -> Series | None:
    """The periods of the newest year after the last touched one, and the same ones of past years.

    The series itself where nothing in its newest year is touched. Every season is then in both
    sides as often as before. Which periods those are is public, so a test of them keeps its size.
    None without such periods, or without a past that has them.
    """
    hit = touched_periods(release)
    fresh = tuple(takewhile(lambda point: point.periode not in hit, reversed(series.window)))
    if len(fresh) == len(series.window):
        return series
    seasons = {season_of(point.periode) for point in fresh}
    alike = (tuple(p for p in year if season_of(p.periode) in seasons) for year in series.years)
    years = tuple(year for year in alike if len(year) == len(fresh))
    return replace(series, years=years, is_part=True) if fresh and len(years) > 1 else None


def _standing(release: Release) -> tuple[Note, ...]:
    """The notes about files that no correction has mended."""
    notes = [n for n in release.aantekeningen if n.stroom == _TALKS and n.reden in _IN_FILES]
    return tuple(note for note in notes if not _is_mended(release, note))


def _is_mended(release: Release, note: Note) -> bool:
    """Whether all of the file is in new numbers of the period, and not already in those after it.

    A traject that counts in a later period stays there when this one is corrected.
    """
    after = next_quarter(quarters_in(note.over)[-1])
    for publication in release.publicaties:
        if publication.corrigeert:
            if note.over in publication.perioden and publication.gemaakt_op >= note.gemaakt_op:
                return True
        elif note.reden == _MISSING and any(after in quarters_in(p) for p in publication.perioden):
            return False
    return False


def _quarters(note: Note) -> tuple[str, ...]:
    own = quarters_in(note.over)
    return (*own, next_quarter(own[-1])) if note.reden == _MISSING else own
