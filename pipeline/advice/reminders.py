"""What a vertrouwenspersoon should not forget: terms of dossiers, from their own dates.

Nothing here looks at numbers, and nothing crosses: reminders are worked out when they are read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from pipeline.advice.dossiers import Dossier
from pipeline.advice.following import first_day
from pipeline.advice.handed_over import ANSWER_DAYS
from pipeline.advice.overtaken import Overtaken
from pipeline.advice.releasing import free_from
from pipeline.advice.status import (
    EDITABLE,
    OFFERED,
    RELEASED,
    STARTED,
    TAKEN,
    WITHDRAWN,
    statuses,
)
from pipeline.periods import day_in_words, months_later

EVALUATIONS = (3, 6, 12)
"""Months after an advice was offered."""
BEFORE_OFFERED = ("tweede_vp", "bedenktijd_om", "aanbieden")
"""Kinds of reminders about releasing and offering."""
_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Reminder:
    """One thing to do or to know: about which dossier, when, and whether that day is past."""

    advies: str
    soort: str
    op: date
    is_te_laat: bool
    zin: str


def reminders(
    dossiers: Sequence[Dossier],
    today: date,
    overtaken: Mapping[str, Overtaken] = MappingProxyType({}),
) -> tuple[Reminder, ...]:
    """All reminders of today, the oldest day first.

    Of a dossier that is `overtaken` (by its code) nothing else is said.
    """
    found = (
        one
        for dossier in dossiers
        for one in (
            [_of_overtaken(dossier, overtaken[dossier.id])]
            if dossier.id in overtaken
            else _of(dossier, today)
        )
    )
    return tuple(sorted(found, key=lambda one: (one.op, one.advies, one.soort)))


def evaluation_days(dossier: Dossier) -> tuple[date, ...]:
    """The days on which an offered advice is evaluated."""
    return tuple(months_later(first_day(dossier), months) for months in EVALUATIONS)


def reaction_due(dossier: Dossier) -> date | None:
    """Before which day a reaction was asked; None of a note, or before it was offered."""
    if dossier.concept.vorm == "notitie" or dossier.is_here:
        return None
    return first_day(dossier) + timedelta(days=ANSWER_DAYS)


def _of(dossier: Dossier, today: date) -> Iterator[Reminder]:
    if dossier.status in EDITABLE:
        yield from _of_waiting(dossier, today)
    elif dossier.status == RELEASED:
        day = dossier.vrijgegeven_op or dossier.opgeslagen_op
        yield _about(dossier, "aanbieden", day, False, "is vrijgegeven en nog niet aangeboden")
    elif dossier.status != WITHDRAWN and dossier.concept.vorm != "notitie":
        yield from _of_reaction(dossier, today)
        if dossier.status in (*TAKEN, STARTED):
            yield from _of_work(dossier, today)
            yield from _of_evaluation(dossier, today)


def _of_overtaken(dossier: Dossier, newer: Overtaken) -> Reminder:
    command = statuses()[WITHDRAWN].command(dossier.id)
    words = f"{newer.woorden}. Trek dit concept in: {command}"
    return _about(dossier, "ingehaald", newer.op, False, words)


def _of_waiting(dossier: Dossier, today: date) -> Iterator[Reminder]:
    free = free_from(dossier)
    if free is None:
        return
    if today < free:
        words = (
            "noemt een eenheid: er is een tweede vertrouwenspersoon nodig, of bedenktijd tot "
            f"{day_in_words(free)}"
        )
        yield _about(dossier, "tweede_vp", free, False, words)
    else:
        words = f"de bedenktijd is om sinds {day_in_words(free)}: u kunt nu vrijgeven"
        yield _about(dossier, "bedenktijd_om", free, False, words)


def _of_reaction(dossier: Dossier, today: date) -> Iterator[Reminder]:
    due = reaction_due(dossier)
    if dossier.status != OFFERED or due is None or today < due - _AHEAD:
        return
    if today <= due:
        words = f"een reactie is gevraagd voor {day_in_words(due)}"
    else:
        words = f"er is nog geen reactie vastgelegd; gevraagd was voor {day_in_words(due)}"
    yield _about(dossier, "reactie", due, today > due, words)


def _of_work(dossier: Dossier, today: date) -> Iterator[Reminder]:
    terms = [step.termijn for step in dossier.stappen if step.termijn]
    if terms and today > terms[-1]:
        words = f"de termijn van de organisatie was {day_in_words(terms[-1])}: vraag hoever het is"
        yield _about(dossier, "termijn", terms[-1], True, words)
    again = [one for one in dossier.aantekeningen if one.soort in ("opnieuw", "bekeken")][-1:]
    for note in [one for one in again if one.soort == "opnieuw"]:
        words = f"hetzelfde patroon staat opnieuw op de lijst ({note.over}): bespreek het"
        yield _about(dossier, "opnieuw", note.op, False, words)


def _of_evaluation(dossier: Dossier, today: date) -> Iterator[Reminder]:
    due = [day for day in evaluation_days(dossier) if day - _AHEAD <= today]
    looked = [note.op for note in dossier.aantekeningen if note.soort == "bekeken"]
    if not due or any(day >= due[-1] - _AHEAD for day in looked):
        return
    months = EVALUATIONS[len(due) - 1]
    words = f"evaluatie na {months} maanden: {day_in_words(due[-1])}"
    yield _about(dossier, "evaluatie", due[-1], today > due[-1], words)


def _about(dossier: Dossier, soort: str, day: date, is_late: bool, words: str) -> Reminder:
    return Reminder(dossier.id, soort, day, is_late, words)
