"""Patterns of one publication that tell one story, with the one that it is told by.

Why: all talks, those about ongewenste omgangsvormen and those about pesten can rise for one reason.
That is one advice, on the most precise of them, with the others as what goes with it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.advice.gate import is_sure_enough
from pipeline.advice.pattern import Pattern
from pipeline.advice.stories import story_of
from pipeline.contracts import load_codelist

_OF_COUNTS = ("stijging", "daling")
_EXPLAINED = 0.5
"""A wider rise goes with the narrower ones when these are at least this part of it."""
_PRECISE = {"hoofdcategorie": 4, "thema": 3, "item": 2, "relatie": 2, "cluster": 1}


@dataclass(frozen=True)
class Bundle:
    """A story: the pattern that the concept is about, and those that go with it."""

    head: Pattern
    others: tuple[Pattern, ...] = ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All of them, the head first."""
        return (self.head, *self.others)


def bundles(patterns: Sequence[Pattern], asked: Collection[str] = ()) -> tuple[Bundle, ...]:
    """These patterns by story, each in one bundle, in the order in which their heads were given.

    A story without a *sterk signaal* is told by what a vertrouwenspersoon asked for.
    """
    ordered = sorted(
        patterns, key=lambda one: (is_sure_enough(one, asked), *strength(one)), reverse=True
    )
    home = {one.key: story_of(one) for one in ordered}
    for wide in ordered:
        parts = [one for one in ordered if _is_part(one, wide)]
        if parts and _explain(parts, wide):
            home[wide.key] = home[parts[0].key]
    told = sorted(ordered, key=lambda one: home[one.key])
    found = [
        Bundle(members[0], tuple(members[1:]))
        for _, group in groupby(told, key=lambda one: home[one.key])
        for members in [list(group)]
    ]
    place = {one.key: number for number, one in enumerate(patterns)}
    return tuple(sorted(found, key=lambda bundle: place[bundle.head.key]))


def strength(pattern: Pattern) -> tuple[int, int, float, str]:
    """What comes first: the surest level, then the most precise subject, then the rarest."""
    level = int(str(load_codelist("niveaus").get(pattern.niveau).extra["rang"]))
    precise = max((_PRECISE.get(name, 0) for name in pattern.codes), default=0)
    return level, precise, -pattern.getallen.get("p_value", 1.0), pattern.key


def _is_part(one: Pattern, wide: Pattern) -> bool:
    """Whether `one` counts a part of what `wide` counts, in the same place, and changed alike."""
    if not {one.code, wide.code} <= set(_OF_COUNTS) or one.is_suspended != wide.is_suspended:
        return False
    if (one.code, one.periode) != (wide.code, wide.periode):
        return False
    is_here = one.codes.get("eenheid") == wide.codes.get("eenheid")
    return is_here and set(wide.codes.items()) < set(one.codes.items())


def _explain(parts: Sequence[Pattern], wide: Pattern) -> bool:
    """Whether the parts that do not overlap are at least half of the wider change."""
    whole = _change(wide)
    if not whole:
        return False
    by_name = {
        name: sum(_within(one, wide) for one in parts if _beside(one, wide) == {name})
        for name in _PRECISE
    }
    return max(by_name.values(), key=abs) / whole >= _EXPLAINED


def _beside(one: Pattern, wide: Pattern) -> set[str]:
    """The dimensions that a part has more; a category brings its cluster along."""
    more = set(one.codes) - set(wide.codes)
    return more - {"cluster"} if "hoofdcategorie" in more else more


def _within(one: Pattern, wide: Pattern) -> float:
    """The change of a part in at most the periods of the wider pattern; both end alike."""
    return _change(one) * min(wide.venster / max(one.venster, 1), 1.0)


def _change(pattern: Pattern) -> float:
    """How many more than expected; 0 when that is not known."""
    numbers = pattern.getallen
    if not {"waarneming", "verwacht_lower", "verwacht_upper"} <= set(numbers):
        return 0.0
    middle = (numbers["verwacht_lower"] + numbers["verwacht_upper"]) / 2
    return numbers["waarneming"] - middle
