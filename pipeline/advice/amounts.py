"""A number with its range in words, the same wherever a reader meets one.

Why: "ongeveer 0 (0 tot 13)" says less than "hoogstens 13", and a reader should not have to learn
that twice.
"""

from pipeline.advice.catalogue import fill, text
from pipeline.advice.concept import Fact, Line


def in_words(value: Fact, low: Fact, high: Fact, is_te_onzeker: bool = False) -> Line:
    """The number and its 90 % range, as short as is honest.

    `is_te_onzeker`: too uncertain to name, so a range alone. What may be none has no lower end.
    """
    return fill(text("getal", _kind(value, low, high, is_te_onzeker)), _slots(value, low, high))


def _kind(value: Fact, low: Fact, high: Fact, is_te_onzeker: bool) -> str:
    if high.text == "0":
        return "niets"
    if not is_te_onzeker and value.text != "0":
        return "alleen" if low.text == high.text else "zeker"
    return "hoogstens" if low.text == "0" else "onzeker"


def _slots(value: Fact, low: Fact, high: Fact) -> dict[str, Fact]:
    return {"waarde": value, "laag": low, "hoog": high}
