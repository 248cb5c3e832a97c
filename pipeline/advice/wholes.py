"""Wider changes and the narrower ones inside them: what part of the whole the parts are.

Why: when talks about one subject rise, so do all talks, and two letters would tell one thing twice.
Which holds which follows from the codes alone: all talks hold those of a unit, a cluster or a
relation, a cluster its categories, an index its questions. How much follows from released numbers:
what was seen beyond what was expected, with the 90 % range in which it was expected.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot, log, sqrt
from typing import Literal

from pipeline.advice.pattern import Pattern
from pipeline.contracts import load_codelist

MOST = 0.5
"""A wider change goes with the narrower ones when these are at least this part of it."""
WITHIN = "binnen_verwachting"
"""The level of what is no signal."""
_STANDS_OUT = 0.05
"""The chance below which a question is told of an index that is a signal."""
_OF_COUNTS = ("stijging", "daling")
_OF_PARTS = (*_OF_COUNTS, "macht", "extern")
_UNIT_OF_SURVEY = frozenset({"klimaat", "drempel"})

Weight = Callable[[str, str], float]
"""(wave, unit) -> the part of all invited people that work there; 0 when not known."""


def no_weight(golf: str, eenheid: str) -> float:
    """Nothing is known of how large units are."""
    return 0.0


@dataclass(frozen=True)
class Share:
    """What part of the change of `whole` its `parts` are; these do not overlap, largest first.

    soort: how they are inside it. Of talks they are counted in it; of an index its questions (where
    people overlap, so it is at most this part); of a survey its units, weighed by headcount.
    largest: what part the first of them is. is_sure: the 90 % range of the part lies above a half
    as well. rest: whether what is left of the whole is still beyond what was expected, or is as
    usual; "" when neither can be said.
    """

    whole: Pattern
    parts: tuple[Pattern, ...]
    soort: Literal["gesprekken", "vraag", "eenheid"]
    value: float
    largest: float
    is_sure: bool = False
    rest: Literal["over", "gewoon", ""] = ""

    @property
    def is_most(self) -> bool:
        """Whether they are at least half of it."""
        return self.value >= MOST


@dataclass(frozen=True)
class _Excess:
    """How much more than expected (less: below 0), and half the 90 % range of that."""

    middle: float
    half: float


def share_of(whole: Pattern, found: Sequence[Pattern], weight: Weight = no_weight) -> Share | None:
    """What part of a wider change the narrower ones are; None when there are none inside it.

    `found` in order of strength. Of parts by subject, relation or unit those are taken that are
    most of the change: rather where one alone is, and then the strongest. If none are, the largest.
    """
    shares = [
        *_of_talks(whole, [one for one in found if _is_inside(one, whole)]),
        *_of_index(whole, [one for one in found if _is_asked_in(one, whole)]),
        *_of_units(whole, [one for one in found if _is_unit_of(one, whole)], weight),
    ]
    if not shares:
        return None
    most = [share for share in shares if share.is_most]
    place = {one.key: n for n, one in enumerate(found)}
    if most:
        return min(most, key=lambda share: (share.largest < MOST, place[share.parts[0].key]))
    return max(shares, key=lambda share: share.value)


def unusual_questions(listed: Sequence[Pattern]) -> tuple[Pattern, ...]:
    """Questions on behaviour from outside that stand out beside what was expected, and no more.

    No signal within the budget of false alarms; but of an index that is one, they tell what it
    consists of. With the direction in which they stand out.
    """
    found = []
    for one in listed:
        excess = _excess(one)
        is_one = one.niveau == WITHIN and one.code == "extern" and one.is_of_survey
        if not is_one or excess is None or one.getallen.get("p_value", 1.0) >= _STANDS_OUT:
            continue
        if abs(excess.middle) > excess.half:
            found.append(replace(one, richting="stijging" if excess.middle > 0 else "daling"))
    return tuple(found)


def follows(one: Pattern, whole: Pattern) -> bool:
    """Whether a rise or fall inside a wider one cannot be shown to be larger than that one.

    By the ratios and their 90 % ranges, on the scale of their logarithm.
    """
    if whole.code not in _OF_COUNTS or one.code != whole.code or not _is_inside(one, whole):
        return False
    inner, outer = _ratio(one), _ratio(whole)
    if inner is None or outer is None:
        return False
    sign = 1 if whole.code == "stijging" else -1
    return sign * (inner.middle - outer.middle) <= hypot(inner.half, outer.half)


def overlaps(one: Pattern, share: Share) -> bool:
    """Whether at least half of a change inside the whole has to be among the parts as well.

    That is so when what the parts leave of the whole is less than half of it.
    """
    if not share.is_most or share.soort != "gesprekken" or not _is_inside(one, share.whole):
        return False
    own = _counted(share.whole, (one,))
    return own is not None and 1 - share.value <= (1 - MOST) * own.value


def _of_talks(whole: Pattern, parts: Iterable[Pattern]) -> list[Share]:
    """By the dimensions that the parts have more: within those they count different people."""
    by_dimension: dict[frozenset[str], dict[tuple[str, ...], Pattern]] = {}
    for one in parts:
        group = by_dimension.setdefault(_beside(one, whole), {})
        codes = tuple(one.codes.values())
        if codes not in group or one.code == whole.code:  # a change in time before a share
            group[codes] = one
    shares = [_counted(whole, tuple(group.values())) for group in by_dimension.values()]
    return [share for share in shares if share is not None]


def _counted(whole: Pattern, parts: tuple[Pattern, ...]) -> Share | None:
    all_of_it = _excess(whole)
    known = [(one, e) for one in parts if (e := _excess(one)) is not None]
    if all_of_it is None or not known or not all_of_it.middle:
        return None
    within = {one.key: min(whole.venster / max(one.venster, 1), 1.0) for one, _ in known}
    sizes = {one.key: e.middle * within[one.key] for one, e in known}
    part = sum(sizes.values())
    half = sqrt(sum((e.half * within[one.key]) ** 2 for one, e in known))
    sign = 1 if all_of_it.middle > 0 else -1
    left = sign * (all_of_it.middle - part)
    rest: Literal["over", "gewoon", ""] = ""
    if left > hypot(all_of_it.half, half):
        rest = "over"
    elif left <= sqrt(max(all_of_it.half**2 - half**2, 0.0)):
        rest = "gewoon"
    ordered = sorted((one for one, _ in known), key=lambda one: -sign * sizes[one.key])
    return Share(
        whole,
        tuple(ordered),
        "gesprekken",
        part / all_of_it.middle,
        sizes[ordered[0].key] / all_of_it.middle,
        # twice the part beside the whole, as if their chances had nothing in common
        is_sure=sign * (2 * part - all_of_it.middle) > hypot(2 * half, all_of_it.half),
        rest=rest,
    )


def _of_index(whole: Pattern, questions: Sequence[Pattern]) -> list[Share]:
    return _weighed(whole, questions, "vraag", [1.0] * len(questions))


def _of_units(whole: Pattern, units: Sequence[Pattern], weight: Weight) -> list[Share]:
    """By the index of each unit once: of a question no unit is told."""
    weights = [weight(one.golf, one.codes["eenheid"]) for one in units]
    return _weighed(whole, units, "eenheid", weights)


def _weighed(
    whole: Pattern,
    parts: Sequence[Pattern],
    soort: Literal["vraag", "eenheid"],
    weights: Sequence[float],
) -> list[Share]:
    all_of_it = _excess(whole)
    if all_of_it is None or not all_of_it.middle:
        return []
    known = [
        (one, e.middle * w)
        for one, w in zip(parts, weights, strict=True)
        if (e := _excess(one)) is not None and w
    ]
    if not known:
        return []
    ordered = sorted(known, key=lambda pair: -pair[1] / all_of_it.middle)
    sizes = [size / all_of_it.middle for _, size in ordered]
    return [Share(whole, tuple(one for one, _ in ordered), soort, sum(sizes), sizes[0])]


def _is_inside(one: Pattern, whole: Pattern) -> bool:
    """Whether a part of the talks that `whole` counts changed as it did."""
    if whole.code not in _OF_COUNTS or one.code not in _OF_PARTS or not one.periode:
        return False
    if (one.richting, one.periode) != (whole.code, whole.periode):
        return False
    is_alike = one.is_suspended == whole.is_suspended
    return is_alike and set(whole.codes.items()) < set(one.codes.items())


def _is_asked_in(one: Pattern, whole: Pattern) -> bool:
    """Whether `one` is a question of the index that is laid beside the national figure.

    Of other indices the questions are the same story, or another one that needs its own letter.
    """
    if whole.code != "referentie" or not _changed_alike(one, whole):
        return False
    places = {one.codes.get("eenheid"), whole.codes.get("eenheid")}
    return len(places) == 1 and one.codes.get("item", "") in _questions(whole.codes["item"])


def _is_unit_of(one: Pattern, whole: Pattern) -> bool:
    """Whether the same index, or that of the same question, changed alike in one unit."""
    if whole.code not in _UNIT_OF_SURVEY or one.code != whole.code or "eenheid" in whole.codes:
        return False
    asked, index = whole.codes.get("item", ""), one.codes.get("item", "")
    is_same = index == asked or asked in _questions(index)
    return bool(one.codes.get("eenheid")) and is_same and _changed_alike(one, whole)


def _changed_alike(one: Pattern, whole: Pattern) -> bool:
    if not (one.is_of_survey and whole.is_of_survey) or one.golf != whole.golf:
        return False
    return (one.richting, one.is_suspended) == (whole.richting, whole.is_suspended)


def _questions(index: str) -> tuple[str, ...]:
    indices = load_codelist("indexen")
    if index not in indices.values():
        return ()
    listed: list[str] = indices.get(index).extra["items"]  # type: ignore[assignment]
    return tuple(listed)


def _beside(one: Pattern, whole: Pattern) -> frozenset[str]:
    """The dimensions that a part has more; a category brings its cluster along."""
    more = frozenset(one.codes) - frozenset(whole.codes)
    return more - {"cluster"} if "hoofdcategorie" in more else more


def _excess(pattern: Pattern) -> _Excess | None:
    numbers = pattern.getallen
    if not {"waarneming", "verwacht_lower", "verwacht_upper"} <= set(numbers):
        return None
    low, high = numbers["verwacht_lower"], numbers["verwacht_upper"]
    return _Excess(numbers["waarneming"] - (low + high) / 2, (high - low) / 2)


def _ratio(pattern: Pattern) -> _Excess | None:
    """The logarithm of how many times the usual number, with half its 90 % range."""
    ends = [pattern.getallen.get(name, 0.0) for name in ("effect", "effect_lower", "effect_upper")]
    if min(ends) <= 0:
        return None
    value, low, high = map(log, ends)
    return _Excess(value, (high - low) / 2)
