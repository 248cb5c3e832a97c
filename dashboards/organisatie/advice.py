"""Handed-over advice as the pages use it: its status in words, and the signal it answers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.advice.handed_over import HandedOver
from pipeline.advice.register import Entry
from pipeline.contracts import load_codelist
from pipeline.periods import day_in_words

NOTHING_YET = "Nog niets"


def status_words(advice: HandedOver) -> str:
    """The status, with the day it got it where that is known.

    An unknown status shows as its code: better strange than hidden.
    """
    code = str(advice.register["status"])
    codes = load_codelist("adviesstatussen")
    label = next((c.label for c in codes.codes if c.code == code), code)
    day = advice.aangeboden_op if code == "aangeboden" else _day(advice.register.get("reactie_op"))
    return f"{label} op {day_in_words(day)}" if day else label


def due_words(advice: HandedOver) -> str:
    """Before which day a written reaction was asked; empty when none was."""
    day = _day(advice.register.get("reactie_voor"))
    return day_in_words(day) if day else ""


def done_words(entry: Entry, advices: Iterable[HandedOver]) -> str:
    """What was done with a signal, oldest first: set aside with its reason, advice with status."""
    offered = {advice.id: status_words(advice) for advice in advices}
    words = [
        f"Terzijde gelegd op {day_in_words(step.op)}: {step.reden}"
        if step.wat == "terzijde"
        else offered[entry.sleutel]
        for step in entry.stappen
    ]
    return "; ".join(words) or NOTHING_YET


def document_name(advice: HandedOver) -> str:
    """The file name of the document: public codes only."""
    return f"advies-{advice.id}.docx"


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
