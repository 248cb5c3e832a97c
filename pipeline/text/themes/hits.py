"""Hits of the lexicon in one text: where a theme's words stand, negated or not, with their tone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.text.themes.found import Tone
from pipeline.text.themes.lexicon import CompiledPhrase, Target
from pipeline.text.themes.words_of import Word

_STOP_STEP = 20
_NEGATION_BEFORE = 4
_NEGATION_AFTER = 4
_TONE_REACH = 6
_NOWHERE: Mapping[int, AbstractSet[int]] = {}


class Hit(NamedTuple):
    """One place where words of a theme stand. first, last: places in the sequence of words."""

    target: Target
    first: int
    last: int
    tone: Tone | None


@dataclass(frozen=True, repr=False, slots=True)
class Read:
    """One answer as the lexicon reads it: its words, and the hits in them.

    hits: all but the hints of one word. Those are most of all hits, and stand with their words.
    barred: by theme the places of near-misses, where nothing else counts.
    """

    words: Sequence[Word]
    hits: Sequence[Hit]
    barred: Mapping[int, AbstractSet[int]]

    def hints(self) -> Iterator[tuple[int, Target]]:
        """The hints of one word, each with its place."""
        for place, word in enumerate(self.words):
            for target in word.hints:
                if not self.barred or place not in self.barred.get(target.theme, ()):
                    yield place, target


def read(words: Sequence[Word]) -> Read:
    """What the lexicon finds in the words of one text, near-misses taken out."""
    found = [
        (target, (place,)) for place, word in enumerate(words) for target in word.targets
    ] + _phrases_in(words)
    barred: dict[int, set[int]] = defaultdict(set)
    for target, places in found:
        if target.is_near_miss:
            barred[target.theme].update(places)
    hits = (
        _hit(words, target, min(places), max(places))
        for target, places in found
        if not target.is_near_miss and (not barred or barred[target.theme].isdisjoint(places))
    )
    return Read(words, [hit for hit in hits if hit is not None], barred or _NOWHERE)


def _phrases_in(words: Sequence[Word]) -> list[tuple[Target, tuple[int, ...]]]:
    present: set[int] = set().union(*[word.slots for word in words])
    tried = dict.fromkeys(
        phrase
        for word in words
        if word.seconds
        for slot in word.seconds & present
        for phrase in word.phrases[slot]
        if phrase.slots <= present
    )
    if not tried:
        return []
    step = _steps(words)
    slots = {place.slot for phrase in tried for place in phrase.places}
    at: dict[int, list[int]] = {slot: [] for slot in slots}
    for place, word in enumerate(words):
        for slot in word.slots & slots:
            at[slot].append(place)
    return [
        (phrase.target, places) for phrase in tried for places in _phrase_places(phrase, at, step)
    ]


def _steps(words: Sequence[Word]) -> list[int]:
    """The place of each word when punctuation takes none and the end of a sentence takes many."""
    steps, now = [], 0
    for word in words:
        if word.is_word:
            now += 1
        elif word.is_stop:
            now += _STOP_STEP
        steps.append(now)
    return steps


def _phrase_places(
    phrase: CompiledPhrase, at: dict[int, list[int]], step: list[int]
) -> Iterator[tuple[int, ...]]:
    first, *rest = phrase.places
    for start in at[first.slot]:
        places = [start]
        for place in rest:
            here = step[places[-1]]
            found = -1
            for candidate in at[place.slot]:
                far = step[candidate] - here
                if 0 < far <= place.gap + 1 or (place.is_loose and 0 < -far <= place.gap + 1):
                    found = candidate
                    break
            if found < 0:
                break
            places.append(found)
        else:
            yield tuple(places)


def _hit(words: Sequence[Word], target: Target, first: int, last: int) -> Hit | None:
    if target.is_hint:
        return Hit(target, first, last, None)
    if not _is_negated(words, first, last):
        tone = target.tone or _surrounding_tone(words, first, last)
        return Hit(target, first, last, tone)
    if target.negated == "telt_niet":
        return None
    if target.negated in ("goed", "zorg"):
        return Hit(target, first, last, "goed" if target.negated == "goed" else "zorg")
    if target.negated == "telt" or target.tone is None:
        return Hit(target, first, last, target.tone or _surrounding_tone(words, first, last))
    return Hit(target, first, last, "zorg" if target.tone == "goed" else "goed")


def counting(one: Read) -> list[Hit]:
    """The hits that count without a model: hints of a theme only when two of them differ in place.

    With a word or phrase of the theme itself, its hints count too.
    """
    hits = [*one.hits, *(Hit(target, place, place, None) for place, target in one.hints())]
    places: dict[int, set[int]] = defaultdict(set)
    for hit in hits:
        places[hit.target.theme].add(hit.first)
        if not hit.target.is_hint:
            places[hit.target.theme].add(-1)
    return [hit for hit in hits if len(places[hit.target.theme]) > 1]


def _is_negated(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a negation reaches the words: shortly before, or after them to end the clause."""
    for place in range(first - 1, max(first - 1 - _NEGATION_BEFORE, -1), -1):
        if words[place].is_negation:
            return True
        if words[place].is_break:
            break
    for place in range(last + 1, min(last + 1 + _NEGATION_AFTER, len(words))):
        if words[place].is_break:
            break
        if words[place].is_negation:
            rest = (w for w in words[place + 1 :] if not w.may_follow_negation)
            return next((w.is_break for w in rest), True)
    return False


def _surrounding_tone(words: Sequence[Word], first: int, last: int) -> Tone | None:
    total = 0
    for place in range(max(0, first - _TONE_REACH), min(len(words), last + 1 + _TONE_REACH)):
        polarity = words[place].polarity
        if polarity and not first <= place <= last:
            before = words[max(0, place - 3) : place]
            total += -polarity if any(word.is_negation for word in before) else polarity
    return None if total == 0 else "goed" if total > 0 else "zorg"
