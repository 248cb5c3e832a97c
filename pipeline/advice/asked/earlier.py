"""Earlier advice on what a question is about, as far as it was offered, and what became of it.

Concepts and what was never offered are nobody's business but the vertrouwenspersoon's: they leave
no trace in an answer.
"""

from collections.abc import Sequence

from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.texts import said, sentence, words
from pipeline.advice.concept import Line, Lines, Term
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.status import status_label
from pipeline.periods import day_in_words
from pipeline.signals.sources import cluster_of

_MOST = 6


def earlier_advice(scope: AskedScope, offered: Sequence[HandedOver]) -> Lines:
    """One paragraph an advice, the newest first."""
    found = [one for one in offered if _bears_on(scope, dict(one.concept.codes))][:_MOST]
    return tuple(map(_told, found)) or (words(str(said("eerder", "geen"))),)


def _bears_on(scope: AskedScope, codes: dict[str, str]) -> bool:
    """About the same; advice that names another unit than the question does never."""
    if codes.get("eenheid", "") not in ("", scope.eenheid):
        return False
    asked = {**scope.codes, "cluster": scope.above}
    if "hoofdcategorie" in codes:
        codes.setdefault("cluster", cluster_of(codes["hoofdcategorie"]))
    shared = [name for name in codes if asked.get(name)]
    return all(codes[name] == asked[name] for name in shared) and (
        bool(shared) or not any(asked.values())
    )


def _told(one: HandedOver) -> Line:
    day = Term(day_in_words(one.aangeboden_op), one.aangeboden_op.isoformat())
    title = Term(f"‘{one.concept.kop.titel.text}’", one.id)
    return sentence({"titel": title, "dag": day, "stand": _standing(one)}, "eerder", "advies")


def _standing(one: HandedOver) -> Line:
    if not one.stappen:
        return words(str(said("eerder", "geen_stand")))
    last = one.stappen[-1]
    slots = {
        "status": Term(status_label(last.status).lower(), last.status),
        "dag": Term(day_in_words(last.op), last.op.isoformat()),
    }
    return sentence(slots, "eerder", "stand")
