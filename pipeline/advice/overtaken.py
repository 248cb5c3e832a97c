"""Concepts that are overtaken: newer numbers tell of the same pattern, or it is found no more.

Why: a concept that nobody offered in time would go out with old numbers beside newer ones. The
program only says so; a vertrouwenspersoon withdraws it, and everything stays to be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.advice.concept import Concept
from pipeline.advice.dossiers import Dossier
from pipeline.advice.gate import is_about, is_made_of
from pipeline.advice.pattern import patterns_in
from pipeline.advice.status import EDITABLE, RELEASED, WITHDRAWN
from pipeline.periods import period_label, quarters_in
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import SIGNALS


@dataclass(frozen=True)
class Overtaken:
    """By what a concept is overtaken: `nieuwer` is the newer advice, "" where there is none."""

    op: date
    woorden: str
    nieuwer: str = ""


def overtaken(dossiers: Sequence[Dossier], newest: SignalList | None) -> Mapping[str, Overtaken]:
    """The dossiers that were not offered yet and are overtaken, by their code.

    `newest` is the newest list of patterns. An answer to a question is of its own day, and is never
    overtaken.
    """
    waiting = [
        one
        for one in dossiers
        if one.status in (*EDITABLE, RELEASED) and one.concept.vorm != "gevraagd"
    ]
    found = {one.id: _by_advice(one, dossiers) or _by_list(one, newest) for one in waiting}
    return {code: one for code, one in found.items() if one is not None}


def _by_advice(dossier: Dossier, others: Iterable[Dossier]) -> Overtaken | None:
    """The newest advice on the same story that is about a later period."""
    until = _until(dossier.concept)
    later = [
        one
        for one in others
        if one.status != WITHDRAWN
        and _is_same_story(one.concept, dossier.concept)
        and _until(one.concept) > until
    ]
    if not later:
        return None
    newer = max(later, key=lambda one: (_until(one.concept), one.concept.gemaakt_op, one.id))
    words = f"dit concept gaat over gegevens tot en met het {period_label(until)}; "
    return Overtaken(newer.concept.gemaakt_op, f"{words}{newer.id} is nieuwer", newer.id)


def _by_list(dossier: Dossier, newest: SignalList | None) -> Overtaken | None:
    """That a list from after the concept does not hold its pattern any more, or with newer numbers.

    A list of the same day was made before the concept, or the concept of it.
    """
    made = newest.over.get("gemaakt_op") if newest is not None else None
    if newest is None or made is None or date.fromisoformat(made) <= dossier.concept.gemaakt_op:
        return None
    signals = [one for one in patterns_in(newest.patronen) if one.niveau in SIGNALS]
    if any(is_made_of(dossier.concept, one) for one in signals):
        return None
    words = f"het patroon staat niet meer op de nieuwste lijst ({newest.id})"
    if any(is_about(dossier.concept, one) for one in signals):
        words = f"het patroon staat met nieuwere cijfers op de nieuwste lijst ({newest.id})"
    return Overtaken(date.fromisoformat(made), words)


def _until(concept: Concept) -> str:
    return quarters_in(concept.periode)[-1]


def _is_same_story(one: Concept, other: Concept) -> bool:
    if one.vorm == "gevraagd":
        return False
    if one.verhaal and other.verhaal:
        return one.verhaal == other.verhaal
    return one.patroon == other.patroon and dict(one.codes) == dict(other.codes)
