"""Where a series starts anew, and what was noted beside published numbers."""

from collections.abc import Sequence

from pipeline.advice.concept import Line
from pipeline.advice.sentences import term
from pipeline.advice.yearly.texts import line
from pipeline.advice.yearly.year import Year, periods_of
from pipeline.contracts import CodeList, load_codelist
from pipeline.periods import day_in_words, period_label
from pipeline.release import Release


def breaks_of(release: Release, years: Sequence[int]) -> tuple[int, ...]:
    """The years before which another thing was counted: talks where it was people, or back."""
    found, before = [], None
    for year in years:
        now = _counted(release, year)
        if before is not None and now != before:
            found.append(year)
        before = now
    return tuple(found)


def _counted(release: Release, year: int) -> frozenset[str]:
    periods = set(periods_of(release, year))
    ours = (one for one in release.publicaties if periods & set(one.perioden))
    return frozenset(str(one.belofte.get("eenheid", "traject")) for one in ours)


def notes_of(year: Year) -> tuple[Line, ...]:
    """What is noted beside the numbers of a year: corrections, and what was missing."""
    reasons = load_codelist("correctieredenen")
    ours = {*year.perioden, *(w.golf for w in year.golven if w.gesloten_op.year == year.jaar)}
    noted = [(n.over, n.reden, n.gemaakt_op) for n in year.release.aantekeningen if n.over in ours]
    corrected = [
        (period, one.reden, one.gemaakt_op)
        for one in year.release.publicaties
        if one.corrigeert
        for period in (*one.perioden, *one.golven)
        if period in ours
    ]
    return tuple(
        line(
            "cijfers",
            kind,
            wat=term(_named(what), what),
            reden=term(_label(reasons, reason), reason),
            dag=term(day_in_words(day), "datum"),
        )
        for kind, found in (("gecorrigeerd", corrected), ("aantekening", noted))
        for what, reason, day in found
    )


def _named(what: str) -> str:
    try:
        return period_label(what)
    except ValueError:
        return what


def _label(reasons: CodeList, code: str) -> str:
    try:
        return reasons.label(code).lower()
    except LookupError:
        return code
