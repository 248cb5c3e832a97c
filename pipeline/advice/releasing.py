"""From concept to offered: a text is checked, released by a vertrouwenspersoon, and handed over.

Each step is saved before the next begins, so what was broken off goes on where it stopped.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from pipeline.advice.concept import Fact, own_numbers
from pipeline.advice.dossiers import Aantekening, Dossier, Dossiers
from pipeline.advice.follow_up import not_of_one_life
from pipeline.advice.handed_over import (
    WAITING_DAYS,
    HandedOver,
    check_release,
    hand_over,
    load_handed_over,
)
from pipeline.advice.status import (
    CHECKED,
    CONCEPT,
    OFFERED,
    RELEASED,
    WITHDRAWN,
    check_step,
)
from pipeline.advice.suspensions import Suspensions
from pipeline.advice.word_check import Finding, check_concept
from pipeline.errors import RefusedInput
from pipeline.release.bundle import Sign


@dataclass(frozen=True)
class Checked:
    """What a vertrouwenspersoon should look at before releasing.

    eigen: the numbers that were typed. vrij_vanaf: with a unit in the text the day on which it may
    go without a second one.
    """

    dossier: Dossier
    woorden: tuple[Finding, ...]
    eigen: tuple[Fact, ...]
    vrij_vanaf: date | None


def check_dossier(dossiers: Dossiers, concept_id: str, today: date) -> Checked:
    """Put a concept to the test: its text is read for words, and its status says so.

    May be repeated while the text can still change. Raises RefusedInput when it cannot any more.
    """
    dossier = dossiers.load(concept_id)
    if dossier.status != CHECKED:
        check_step(concept_id, dossier.status, CHECKED)
        dossier = dossiers.save(replace(dossier, status=CHECKED, opgeslagen_op=today))
    concept = dossier.concept
    return Checked(dossier, check_concept(concept), own_numbers(concept), free_from(dossier))


def free_from(dossier: Dossier) -> date | None:
    """The day from which one vertrouwenspersoon alone may release it; None where no unit is
    named."""
    if not (dossier.concept.eenheid or dossier.genoemd):
        return None
    return dossier.text_since + timedelta(days=WAITING_DAYS)


def release_concept(
    dossiers: Dossiers,
    concept_id: str,
    today: date,
    door: str,
    tweede_vp: str = "",
    suspensions: Suspensions | None = None,
) -> Dossier:
    """A vertrouwenspersoon releases a text, where needed with a second one.

    Raises RefusedInput when it names a unit and neither another vertrouwenspersoon agrees nor its
    text has been the same for a week, when advice on the unit is suspended, or when it is no
    concept any more.
    """
    if not door.strip():
        raise RefusedInput(
            "Er ontbreekt een naam: wie geeft dit concept vrij?",
            "Zeg met --door wie dit advies vrijgeeft. De naam blijft in de VP-zone.",
        )
    found = dossiers.load(concept_id)
    if found.status != CONCEPT:
        check_step(concept_id, found.status, RELEASED)
    check_not_suspended(found, suspensions)
    second = tweede_vp.strip() if is_somebody_else(tweede_vp, door) else ""
    released = replace(
        found,
        status=RELEASED,
        opgeslagen_op=today,
        vrijgegeven_op=today,
        vrijgegeven_door=door.strip(),
        tweede_vp=second,
    )
    check_release(released.concept, released.vrijgave, today)
    check_dossier(dossiers, concept_id, today)
    return dossiers.save(released)


def withdraw_concept(
    dossiers: Dossiers, concept_id: str, today: date, nieuwer: str = ""
) -> Dossier:
    """Drop a text that was not offered: it stays to be read, and nothing reminds of it any more.

    `nieuwer`: the advice in its place. Raises RefusedInput when it was offered, or dropped before.
    """
    dossier = dossiers.load(concept_id)
    check_step(concept_id, dossier.status, WITHDRAWN)
    dropped = replace(dossier, status=WITHDRAWN, opgeslagen_op=today)
    return dossiers.save(dropped.noted(Aantekening(today, "ingetrokken", over=nieuwer)))


def hand_over_dossier(
    dossiers: Dossiers,
    concept_id: str,
    overdracht: Path,
    sign: Sign,
    today: date,
    suspensions: Suspensions | None = None,
    sjabloon: Path | None = None,
) -> Path:
    """Offer a released concept to the organisation: freeze it, then note that in the dossier.

    Raises RefusedInput when it was not released, or when advice on its unit is suspended. Broken
    off in between, a second call only notes.
    """
    dossier = dossiers.load(concept_id)
    if dossier.status != RELEASED:
        if dossier.status in (CONCEPT, CHECKED):
            check_release(dossier.concept, None, today)
        check_step(concept_id, dossier.status, OFFERED)
    if handed_over(concept_id, overdracht) is None:
        check_not_suspended(dossier, suspensions)
        hand_over(dossier.concept, dossier.vrijgave, overdracht, sign, today, sjabloon)
    catch_up(dossiers, dossier, handed_over(concept_id, overdracht), today)
    return overdracht / "adviezen" / concept_id


def handed_over(concept_id: str, overdracht: Path) -> HandedOver | None:
    """What crossed of a dossier, if it did."""
    return next((one for one in load_handed_over(overdracht) if one.id == concept_id), None)


def catch_up(
    dossiers: Dossiers, dossier: Dossier, crossed: HandedOver | None, today: date
) -> Dossier:
    """The dossier of what crossed, noted as offered on the day that it was.

    Also where the dossier is an older copy, from before the release. Raises LedgerRefused when
    another text was released than crossed.
    """
    if crossed is None:
        return dossier
    if dossier.status == WITHDRAWN:
        raise not_of_one_life()
    if not dossier.is_here:
        return _with_day(dossiers, dossier, crossed)
    if dossier.status == CONCEPT:
        dossier = dossiers.save(replace(dossier, status=CHECKED, opgeslagen_op=today))
    if dossier.status == CHECKED:
        if dossier.concept != crossed.concept:
            dossier = dossiers.save(replace(dossier, concept=crossed.concept))
        day = crossed.vrijgegeven_op
        dossier = dossiers.save(replace(dossier, status=RELEASED, vrijgegeven_op=day))
    if dossier.concept != crossed.concept:
        raise not_of_one_life()
    day = crossed.aangeboden_op
    offered = replace(dossier, status=OFFERED, opgeslagen_op=today, aangeboden_op=day)
    return dossiers.save(offered)


def _with_day(dossiers: Dossiers, dossier: Dossier, crossed: HandedOver) -> Dossier:
    """With the day on which it was offered, in dossiers from before that was kept."""
    if dossier.aangeboden_op is not None:
        return dossier
    return dossiers.save(replace(dossier, aangeboden_op=crossed.aangeboden_op))


def check_not_suspended(dossier: Dossier, suspensions: Suspensions | None) -> None:
    """Raise RefusedInput while advice on the unit of this dossier is suspended."""
    if suspensions is not None and is_suspended(dossier, suspensions):
        raise RefusedInput(
            "Over de eenheid in dit dossier is advies nu opgeschort.",
            "Kijk met vip adviezen tot wanneer. Dat antwoord blijft in de VP-zone.",
        )


def is_suspended(dossier: Dossier, suspensions: Suspensions) -> bool:
    """Whether advice on a unit that a dossier names has to wait."""
    return any(suspensions.holds(one) for one in (dossier.concept.eenheid, *dossier.genoemd))


def is_somebody_else(name: str, other: str) -> bool:
    """Whether a second name was given, and it is not the first in other letters or spaces."""
    return bool(name.strip()) and _plain(name) != _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
