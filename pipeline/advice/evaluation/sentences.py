"""Sentences of an evaluation, filled from `evaluatieteksten.yaml`."""

from typing import Any

from pipeline.advice.catalogue import Slots, fill
from pipeline.advice.concept import Line
from pipeline.contracts import load_texts


def sentence(name: str, slots: Slots) -> Line:
    """One sentence, by its path ("conclusie.effect")."""
    found: Any = load_texts("evaluatieteksten")
    for key in name.split("."):
        found = found[key]
    return fill(str(found), slots)


def joined(*names: str, slots: Slots) -> Line:
    """Sentences after each other, as one paragraph."""
    first, *others = (sentence(name, slots).parts for name in names)
    return Line((*first, *(part for one in others for part in (" ", *one))))
