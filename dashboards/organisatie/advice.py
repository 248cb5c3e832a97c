"""Handed-over advice as the pages use it: its status in words, and the signal it answers."""

from datetime import date
from typing import Any

from pipeline.advice.handed_over import HandedOver
from pipeline.advice.register import Entry, Step
from pipeline.advice.status import status_label
from pipeline.periods import day_in_words

NOTHING_YET = "Nog niets"


def status_words(advice: HandedOver) -> str:
    """The status, with the day it got it.

    An unknown status shows as its code: better strange than hidden.
    """
    day = advice.stappen[-1].op if advice.stappen else advice.aangeboden_op
    return f"{status_label(str(advice.register['status']))} op {day_in_words(day)}"


def due_words(advice: HandedOver) -> str:
    """Before which day a written reaction was asked; empty when none was, or when it is there."""
    day = _day(advice.register.get("reactie_voor"))
    is_waiting = day and not _day(advice.register.get("reactie_op"))
    return day_in_words(day) if day and is_waiting else ""


def term_words(advice: HandedOver) -> str:
    """When the organisation wants to be ready; empty when it did not say."""
    day = _day(advice.register.get("termijn"))
    return day_in_words(day) if day else ""


def owner_words(advice: HandedOver) -> str:
    """The role that carries it out; empty before the organisation named one."""
    return next((step.owner for step in reversed(advice.stappen) if step.eigenaar), "")


def evaluation_words(advice: HandedOver) -> str:
    """When it is looked at what the advice did, or was."""
    day = _day(advice.register.get("evaluatie_op"))
    return day_in_words(day) if day else ""


def step_words(advice: HandedOver) -> tuple[str, ...]:
    """What happened after it was offered, oldest first, one sentence a step."""
    return tuple(
        f"{status_label(step.status)} op {day_in_words(step.op)}"
        + (f", eigenaar: {step.owner}" if step.eigenaar else "")
        + (f", termijn: {day_in_words(step.termijn)}" if step.termijn else "")
        for step in advice.stappen
    )


def done_words(entry: Entry) -> str:
    """What was done with a signal, oldest first: set aside with its reason, advice, follow-up."""
    return "; ".join(_done(step) for step in entry.stappen) or NOTHING_YET


def _done(step: Step) -> str:
    day = day_in_words(step.op)
    match step.wat:
        case "terzijde":
            return f"Terzijde gelegd op {day}: {step.reden}"
        case "opvolging":
            return f"{step.reden} op {day}"
        case "loopt":
            return f"Valt onder een advies dat al wordt uitgevoerd ({step.reden})"
        case _:
            return f"{status_label('aangeboden')} op {day}"


def document_name(advice: HandedOver) -> str:
    """The name of its documents, without an ending: public codes only."""
    return f"advies-{advice.id}"


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
