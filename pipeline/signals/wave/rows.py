"""Drempel, klimaat, referentie and extern as rows of the list of signals."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pipeline.release import Release
from pipeline.release.sharing import BUDGET, SURVEY_SHARE, worth_testing
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.events import events_of_quarter
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.wave.absent import absent_rows
from pipeline.signals.wave.change import Subject, subjects
from pipeline.signals.wave.found import with_numbers, with_rivals
from pipeline.signals.wave.lines import can_be_read, score_in
from pipeline.signals.wave.outside import OUTSIDE, outside_subjects
from pipeline.signals.wave.response import TookPart
from pipeline.signals.wave.wording import (
    FEW_ANSWERS,
    NOTHING_BESIDE,
    TOO_VAGUE,
    national_sentence,
    subject_sentence,
    unseen_sentence,
)

ORGANISATION_PART = 2 / 3
"""Of the share: questions of the whole organisation first, the units divide the rest."""


def survey_families(release: Release, today: date, sector: str = "") -> tuple[Family, Family]:
    """The whole organisation, and its units; `sector` (public) chooses the national figure."""
    found = (*subjects(release, today, sector), *outside_subjects(release, today))
    took_part = TookPart(release)
    whole = [one for one in found if not one.eenheid]
    units = [one for one in found if one.eenheid]
    of_whole = _family(release, whole, took_part, SURVEY_SHARE * ORGANISATION_PART)
    absent = absent_rows(release, found, today)
    return (
        replace(of_whole, unseen=(*of_whole.unseen, *absent)),
        _family(release, units, took_part, SURVEY_SHARE * (1 - ORGANISATION_PART)),
    )


def _family(
    release: Release, found: Sequence[Subject], took_part: TookPart, share: float
) -> Family:
    able = [one for one in found if one.comparisons]
    chosen = worth_testing([one.power for one in able], BUDGET * share, sides=1)
    tested = [one for one, is_worth in zip(able, chosen, strict=True) if is_worth]
    level = BUDGET * share / max(len(tested), 1)
    return Family(
        share,
        tuple(Tested(one.p_value, partial(_row, release, one, took_part, level)) for one in tested),
        _unseen(release, found, tested),
    )


def _row(
    release: Release, subject: Subject, took_part: TookPart, level: float, q_value: float
) -> Row:
    """`level` is that at which the subject is first noticed, over all its comparisons."""
    one = subject.strongest
    is_found = is_signal(subject.p_value, q_value)
    smallest = subject.smallest(level)
    row = Row(
        code=subject.code,
        niveau=found_level(q_value, is_found),
        golf=one.seen.golf,
        eenheid=subject.eenheid,
        item=one.seen.index,
        p_value=subject.p_value,
        q_value=q_value,
        cellen=(*one.seen.cells, *(cell for other in one.compared for cell in other.cells)),
        vergeleken_met=_compared_with(subject),
        zin=_sentence(release, subject, is_found, smallest),
    )
    row = with_numbers(row, one, smallest)
    if not is_found:
        return row
    near = events_of_quarter(release.publiek, subject.eenheid, _closed(release, one.seen.golf))
    event = near.text if one.kind == "golven" and near.is_suspended else ""
    return with_rivals(row, one, took_part.shift(subject), event)


def _sentence(release: Release, subject: Subject, is_found: bool, smallest: float) -> str:
    score = score_in(release, subject.seen)
    if subject.figure:
        return national_sentence(subject, score, subject.figure, is_found, smallest)
    return subject_sentence(subject, score, release.publiek, is_found, smallest)


def _compared_with(subject: Subject) -> str:
    one = subject.strongest
    if subject.figure:
        return str(subject.figure.extra["bron"])
    if one.kind == "eenheden":
        return "de andere eenheden"
    first, last = one.compared[0].golf, one.compared[-1].golf
    return first if first == last else f"{first} tot en met {last}"


def _closed(release: Release, golf: str) -> date:
    return next(wave.gesloten_op for wave in release.publiek.waves if wave.golf == golf)


def _unseen(
    release: Release, found: Iterable[Subject], tested: Sequence[Subject]
) -> tuple[Row, ...]:
    """One row for each pattern and place in which nothing could be tested."""
    seen = {(one.code, one.eenheid) for one in tested}
    rows: dict[tuple[str, str], Row] = {}
    for one in found:
        place = one.code, one.eenheid
        reason = _reason(release, one)
        if place in seen or place in rows or not reason:
            continue
        rows[place] = Row(
            code=one.code,
            niveau="te_weinig_gegevens",
            golf=one.seen.golf,
            eenheid=one.eenheid,
            cellen=one.seen.cells,
            zin=unseen_sentence(one.code, one.eenheid, release.publiek, reason),
        )
    return tuple(rows.values())


def _reason(release: Release, subject: Subject) -> str:
    """Why nothing could be tested; "" where there is nothing to lay a figure beside at all, and
    for extern, of which the row about talks says what it takes."""
    if subject.comparisons:
        return TOO_VAGUE
    if not can_be_read(release, subject.seen):
        return FEW_ANSWERS
    return "" if subject.code in ("referentie", OUTSIDE) else NOTHING_BESIDE
