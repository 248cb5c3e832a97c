"""Handed-over advice as the pages use it: its status in words, and the signal it answers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboards.wording.dates import day_words
from pipeline.advice.handed_over import HandedOver
from pipeline.contracts import load_codelist

_DIMENSIONS = ("eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg")
NOTHING_YET = "geen advies aangeboden"


def status_words(advice: HandedOver) -> str:
    """The status, with the day it got it where that is known.

    An unknown status shows as its code: better strange than hidden.
    """
    code = str(advice.register["status"])
    codes = load_codelist("adviesstatussen")
    label = next((c.label for c in codes.codes if c.code == code), code)
    day = advice.aangeboden_op if code == "aangeboden" else _day(advice.register.get("reactie_op"))
    return f"{label} op {day_words(day)}" if day else label


def due_words(advice: HandedOver) -> str:
    """Before which day a written reaction was asked; empty when none was."""
    day = _day(advice.register.get("reactie_voor"))
    return day_words(day) if day else ""


def follow_up_of(row: Any, advices: Iterable[HandedOver]) -> str:
    """What was done with a signal: the advice about the same pattern, codes and period."""
    answers = [advice for advice in advices if _answers(advice, row)]
    return "; ".join(status_words(advice) for advice in answers) or NOTHING_YET


def document_name(advice: HandedOver) -> str:
    """The file name of the document: public codes only."""
    return f"advies-{advice.id}.docx"


def _answers(advice: HandedOver, row: Any) -> bool:
    concept = advice.concept
    codes = dict(concept.codes)
    same_codes = all(str(row[name]) == codes.get(name, "") for name in _DIMENSIONS)
    same_time = concept.periode in (str(row["periode"]), str(row["golf"]))
    return concept.patroon == row["code"] and same_codes and same_time


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
