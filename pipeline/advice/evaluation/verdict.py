"""From a difference with its range to a status of evaluation.

Why: "no effect" may only be said where an effect would have been seen. One that could be chance,
and one that nobody could have seen, are both *niet vast te stellen*.
"""

from dataclasses import dataclass
from typing import Literal

EFFECT, NONE, UNKNOWN = "effect", "geen_effect", "niet_vast_te_stellen"
Direction = Literal["stijging", "daling", ""]


@dataclass(frozen=True)
class Seen:
    """A change on a scale on which 0 is none and more is a rise.

    rise, fall: one-sided p-values. lower, upper: the 90 % range. smallest: the change that is seen
    in 8 of 10 cases. largest: from what size on a yardstick is too coarse to tell anything.
    """

    rise: float
    fall: float
    lower: float
    upper: float
    smallest: float
    largest: float


def verdict(seen: Seen, hoped: Direction, level: float) -> tuple[str, str]:
    """The status, and the name of the sentence that says why (evaluatieteksten.yaml).

    `level` is that of a one-sided test. Where more and fewer can both be good, a number alone
    decides nothing.

    >>> verdict(Seen(.001, .999, 4, 12, 6, 20), "stijging", .05)
    ('effect', 'effect')
    >>> verdict(Seen(.4, .6, -3, 5, 6, 20), "stijging", .05)
    ('geen_effect', 'geen_effect')
    >>> verdict(Seen(.1, .9, -1, 8, 6, 20), "stijging", .05)
    ('niet_vast_te_stellen', 'onduidelijk')
    """
    if not hoped:
        has_changed = min(seen.rise, seen.fall) <= level / 2
        return UNKNOWN, "veranderd" if has_changed else "onveranderd"
    along, against = (seen.rise, seen.fall) if hoped == "stijging" else (seen.fall, seen.rise)
    farthest = seen.upper if hoped == "stijging" else -seen.lower
    if along <= level:
        return EFFECT, "effect"
    if against <= level:
        return NONE, "andere_kant"
    if seen.smallest > seen.largest:
        return UNKNOWN, "blind"
    return (NONE, "geen_effect") if farthest < seen.smallest else (UNKNOWN, "onduidelijk")
