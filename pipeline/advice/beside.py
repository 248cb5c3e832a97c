"""What an advice tells beside its own pattern: those that go with it, and what it consists of."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.advice.bundles import Bundle
from pipeline.advice.catalogue import MeasureGroup, Slots, choose_group, fill, text
from pipeline.advice.concept import Line, Lines
from pipeline.advice.needed import needed
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern
from pipeline.advice.whole_words import also_lines, like_lines, share_line
from pipeline.advice.wholes import WITHIN, Share
from pipeline.release import Release

MOST_BESIDE = 3
"""Sentences on other patterns of a story: more is a list of numbers and no story."""


def group_of(pattern: Pattern) -> MeasureGroup:
    """The measures that fit a pattern best."""
    return choose_group(pattern.code, pattern.codes, pattern.richting)


@dataclass(frozen=True)
class Beside:
    """The sentences of one story; `slots` gives what a pattern may be filled with."""

    bundle: Bundle
    release: Release
    slots: Callable[[Pattern], Slots]

    def lines(self) -> Lines:
        """What the other patterns of the story say: of each subject once, and not too much."""
        told: list[Line] = []
        known, named = [self.bundle.head.codes], []
        for one in self.bundle.others:
            if one.codes in known or self.bundle.is_like(one):
                continue
            if len(told) < MOST_BESIDE:
                known.append(one.codes)
                told += self._also(one, self.bundle.share(one))
            elif self.bundle.is_most(one):
                named.append(one)
        shares, slots = self.bundle.shares, self.slots(self.bundle.head)
        told += also_lines(named, slots, self.release)
        told += like_lines(self.bundle.like, shares, slots, self.release)
        opening = fill(text("samen") + " ", {})
        beside = (Line((*opening.parts, *told[0].parts)), *told[1:]) if told else ()
        return (*self._consists(), *beside)

    def _consists(self) -> Lines:
        """What the head consists of, as far as narrower patterns say so."""
        share = self.bundle.share(self.bundle.head)
        if share is None:
            return ()
        unsaid = [one for one in share.parts if one.niveau == WITHIN]
        told = [line for one in unsaid for line in self._also(one, None)]
        return (*told, share_line(share, self.slots(self.bundle.head), self.release))

    def _also(self, pattern: Pattern, share: Share | None) -> Lines:
        """What goes with it: what it says, and what part of it narrower ones are."""
        slots = self.slots(pattern)
        lines = Parts(pattern, group_of(pattern), slots).also()
        if not needed(pattern) <= set(slots) or not lines:
            return ()
        ends = [fill(text("zekerheid", WITHIN), {})] if pattern.niveau == WITHIN else []
        if share is not None and share.is_most:
            ends.append(share_line(share, slots, self.release))
        parts = [part for end in ends for part in (" ", *end.parts)]
        return (*lines[:-1], Line((*lines[-1].parts, *parts)))
