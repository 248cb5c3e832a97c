"""What the organisation does with an advice, put down step by step: in the dossier, then beside it.

Why: the dossier is the intent. A step that was saved there and did not cross yet, as when the power
went, crosses with the next command (`settle`), so the two never tell different stories for long.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from pipeline.advice.dossiers import Aantekening, Dossier, Dossiers
from pipeline.advice.follow_up import (
    OWNERS,
    Stap,
    add_follow_up,
    settled,
)
from pipeline.advice.handed_over import HandedOver, load_handed_over
from pipeline.advice.releasing import catch_up
from pipeline.advice.status import (
    NO_REACTION,
    TAKEN,
    check_step,
)
from pipeline.contracts import load_codelist
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words
from pipeline.release.bundle import Sign


@dataclass(frozen=True)
class Crossing:
    """Where steps cross to, how they are signed, and the day it is."""

    overdracht: Path
    sign: Sign
    today: date


def settle(dossiers: Dossiers, crossing: Crossing) -> tuple[Dossier, ...]:
    """All dossiers, with what was broken off finished on both sides.

    Raises LedgerRefused when a dossier and what crossed of it are not of one life.
    """
    theirs = {one.id: one for one in load_handed_over(crossing.overdracht)}
    return tuple(_settle(dossiers, one, theirs.get(one.id), crossing) for one in dossiers.list())


def _settle(
    dossiers: Dossiers, dossier: Dossier, crossed: HandedOver | None, crossing: Crossing
) -> Dossier:
    dossier = catch_up(dossiers, dossier, crossed, crossing.today)
    theirs = crossed.stappen if crossed else ()
    steps = settled(dossier.stappen, theirs)
    for step in steps[len(theirs) :]:
        add_follow_up(crossing.overdracht, dossier.id, step, crossing.sign)
    for at in range(len(dossier.stappen), len(steps)):
        ahead = replace(dossier, status=steps[at].status, stappen=steps[: at + 1])
        dossier = dossiers.save(replace(ahead, opgeslagen_op=crossing.today))
    return dossier


def take_step(
    dossiers: Dossiers, concept_id: str, stap: Stap, crossing: Crossing, toelichting: str = ""
) -> Dossier:
    """Put down one step of an offered advice, on both sides.

    `toelichting` stays in the dossier. Raises RefusedInput for a step that cannot follow, or on a
    day that cannot be.
    """
    dossier = dossiers.load(concept_id)
    _check(dossier, stap, crossing.today)
    after = replace(
        dossier,
        status=stap.status,
        opgeslagen_op=crossing.today,
        stappen=(*dossier.stappen, stap),
    )
    if toelichting:
        after = after.noted(Aantekening(stap.op, "toelichting", toelichting, stap.status))
    saved = dossiers.save(after)
    add_follow_up(crossing.overdracht, concept_id, stap, crossing.sign)
    return saved


def _check(dossier: Dossier, stap: Stap, today: date) -> None:
    check_step(dossier.id, dossier.status, stap.status)
    if dossier.concept.vorm == "notitie":
        refuse_note()
    _check_day(dossier, stap, today)
    if stap.eigenaar not in ("", *load_codelist(OWNERS).values()):
        raise RefusedInput(
            "Achter --eigenaar staat geen rol uit de lijst. Een naam hoort daar niet.",
            f"Kies uit: {', '.join(load_codelist(OWNERS).values())}.",
        )
    if (stap.eigenaar or stap.termijn) and stap.status not in TAKEN:
        raise RefusedInput(
            "Een eigenaar en een termijn horen bij een advies dat de organisatie overneemt.",
            "Laat --eigenaar en --termijn weg.",
        )
    if stap.termijn and stap.termijn < stap.op:
        raise RefusedInput(
            "De termijn ligt voor de dag van de reactie.",
            "Geef achter --termijn een dag na de reactie, zoals 2027-03-01.",
        )


def refuse_note() -> NoReturn:
    """Raise RefusedInput: a note has no life after it was offered."""
    raise RefusedInput(
        "Dit is een notitie: die vraagt geen reactie en heeft geen opvolging.",
        "Wilt u een reactie, maak dan een advies over een latere periode.",
    )


def _check_day(dossier: Dossier, stap: Stap, today: date) -> None:
    before = dossier.stappen[-1].op if dossier.stappen else first_day(dossier)
    if stap.op > today:
        raise RefusedInput(
            "De dag achter --op is nog niet geweest.", "Geef de dag waarop het was, of laat weg."
        )
    if stap.op < before:
        raise RefusedInput(
            f"De dag achter --op ligt voor de vorige stap: {day_in_words(before)}.",
            "Geef die dag of een latere dag.",
        )


def first_day(dossier: Dossier) -> date:
    """The day it was offered; of a dossier from before that was kept, the day it was saved."""
    return dossier.aangeboden_op or dossier.opgeslagen_op


def check_may_be_silent(offered: HandedOver, stap: Stap) -> None:
    """Raise RefusedInput when no reaction is put down before the term that was asked is over."""
    asked = offered.register["reactie_voor"]
    if stap.status != NO_REACTION or not asked or stap.op > date.fromisoformat(asked):
        return
    raise RefusedInput(
        f"De organisatie heeft nog tot en met {day_in_words(date.fromisoformat(asked))} om te "
        "reageren.",
        "Wacht die dag af. Kwam er wel een reactie, leg die dan vast.",
    )
