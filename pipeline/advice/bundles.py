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
from pipeline.advice.wholes import Share, Weight, follows, no_weight, overlaps, share_of
from pipeline.contracts import load_codelist

_PRECISE = {"hoofdcategorie": 4, "thema": 3, "item": 2, "relatie": 2, "cluster": 1}
_OF_PLACES = frozenset({"eenheid", "cluster"})


@dataclass(frozen=True)
class Bundle:
    """A story: the pattern that the concept is about, and those that go with it.

    shares: of the wider changes in it, what part narrower ones are. like: those that are told here
    for the sake of a wider change (second) they are inside of: they overlap with what carries it,
    or cannot be shown to be larger than it.
    """

    head: Pattern
    others: tuple[Pattern, ...] = ()
    shares: tuple[Share, ...] = ()
    like: tuple[tuple[Pattern, Pattern], ...] = ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All of them, the head first."""
        return (self.head, *self.others)

    def share(self, pattern: Pattern) -> Share | None:
        """What part of this one narrower ones are, where that is known."""
        return next((share for share in self.shares if share.whole is pattern), None)

    def is_most(self, pattern: Pattern) -> bool:
        """Whether narrower ones are most of it."""
        share = self.share(pattern)
        return share is not None and share.is_most

    def is_like(self, pattern: Pattern) -> bool:
        """Whether it is told here for the sake of the wider change it is inside of."""
        return any(one is pattern for one, _ in self.like)


def bundles(
    patterns: Sequence[Pattern],
    asked: Collection[str] = (),
    beside: Sequence[Pattern] = (),
    resting: Collection[Pattern] = (),
    weight: Weight = no_weight,
) -> tuple[Bundle, ...]:
    """These patterns by story, each in one bundle, in the order in which their heads were given.

    A story without a *sterk signaal* is told by what a vertrouwenspersoon asked for. `beside` are
    questions that are no signal by themselves, and may be what a wider one consists of; so may what
    is `resting` after an advice, and then the wider one rests too unless it was asked for.
    """
    ordered = sorted(
        patterns, key=lambda one: (is_sure_enough(one, asked), *strength(one)), reverse=True
    )
    parts = sorted((*ordered, *resting), key=strength, reverse=True)
    telling = _Telling.of(ordered, (*parts, *beside), weight)
    home = {one.key: story_of(telling.end(one)) for one in ordered}
    told = sorted(ordered, key=lambda one: home[one.key])
    found = [
        _bundle(list(members), telling, asked)
        for _, members in groupby(told, key=lambda one: home[one.key])
    ]
    rest = {one.key for one in resting} - set(asked)
    awake = [one for one in found if one.head.key in asked or telling.end(one.head).key not in rest]
    place = {one.key: number for number, one in enumerate(patterns)}
    return tuple(sorted(awake, key=lambda bundle: place[bundle.head.key]))


def strength(pattern: Pattern) -> tuple[int, int, float, str]:
    """What comes first: the surest level, then the most precise subject, then the rarest."""
    level = int(str(load_codelist("niveaus").get(pattern.niveau).extra["rang"]))
    return level, _precision(pattern), -pattern.getallen.get("p_value", 1.0), pattern.key


def _precision(pattern: Pattern) -> int:
    return max((_PRECISE.get(name, 0) for name in pattern.codes), default=0)


@dataclass(frozen=True)
class _Telling:
    """Which pattern is told with which other: wider ones with their parts, and those alike."""

    shares: dict[str, Share]
    like: dict[str, Pattern]

    @staticmethod
    def of(ordered: Sequence[Pattern], parts: Sequence[Pattern], weight: Weight) -> "_Telling":
        shares = {
            one.key: share
            for one in ordered
            if (share := share_of(one, parts, weight)) is not None and share.value > 0
        }
        telling = _Telling(shares, {})
        for one in ordered:
            whole = next((w for w in ordered if telling._goes_with(one, w)), None)
            if whole is not None:
                telling.like[one.key] = whole
        return telling

    def end(self, pattern: Pattern) -> Pattern:
        """The pattern in whose story this one is told: itself where nothing is said of it."""
        share = self.shares.get(pattern.key)
        if share is not None and share.is_most:
            return self.end(share.parts[0])
        whole = self.like.get(pattern.key)
        return self.end(whole) if whole is not None else pattern

    def is_moved(self, pattern: Pattern) -> bool:
        """Whether it is told in the story of another one."""
        return self.end(pattern) is not pattern

    def _goes_with(self, one: Pattern, whole: Pattern) -> bool:
        """Whether it is told where the wider change is told.

        It is when at least half of it has to be among the parts that carry the wider change; or,
        of units and clusters, when it cannot be shown to be larger than the wider change. But a
        *sterk signaal* on a more precise subject than the letter would have keeps its own.
        """
        share = self.shares.get(whole.key)
        carrying = share.parts if share is not None and share.is_most else ()
        if any(one.codes == part.codes for part in carrying) or self.is_moved(one):
            return False
        end = self.end(whole)
        if end is one or (_precision(one) > _precision(end) and one.niveau != "signaal"):
            return False
        if share is not None and overlaps(one, share):
            return True
        is_here = end.codes.get("eenheid", "") in ("", one.codes.get("eenheid", ""))
        is_of_place = set(one.codes) <= _OF_PLACES and _precision(one) <= _precision(end)
        return is_of_place and is_here and follows(one, whole)


def _bundle(members: list[Pattern], telling: _Telling, asked: Collection[str]) -> Bundle:
    """Told by what the story is about; by something wider only where that alone is sure enough."""
    head = max(members, key=lambda one: (is_sure_enough(one, asked), not telling.is_moved(one)))
    return Bundle(
        head,
        tuple(one for one in members if one is not head),
        tuple(telling.shares[one.key] for one in members if one.key in telling.shares),
        tuple((one, telling.like[one.key]) for one in members if one.key in telling.like),
    )
