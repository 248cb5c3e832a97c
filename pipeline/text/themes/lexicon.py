"""The words of a taxonomy, compiled: which places of which phrases a word can fill.

Why not spaCy's Matcher: it tries every pattern at every word. Here every different word is looked
up once, and a phrase is only tried in a text that has its rarest word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.text.themes.as_cut import as_cut
from pipeline.text.themes.found import Tone
from pipeline.text.themes.language import language
from pipeline.text.themes.spelling import Speller
from pipeline.text.themes.taxonomy import Negated, Taxonomy, Words
from pipeline.text.themes.word_form import Phrase, Step, WordForm, WrongForm, read_phrase, read_word

_BEHIND = 8
_BEFORE = 3
_SHORTEST_STEM = 5
_WHOLE = ("form", "exact", "prefix")


@dataclass(frozen=True)
class Target:
    """What a hit counts for. theme: place in the taxonomy; subtheme: place in it, -1 for none.

    is_near_miss: the words it covers do not count for this theme. is_hint: it only counts
    together with another hint.
    """

    theme: int
    subtheme: int
    tone: Tone | None
    negated: Negated
    is_near_miss: bool = False
    is_hint: bool = False


@dataclass(frozen=True)
class Place:
    """One place of a phrase: a slot, the most words before it, and whether order is free."""

    slot: int
    gap: int
    is_loose: bool


@dataclass(frozen=True, eq=False)
class CompiledPhrase:
    """A phrase of slots. slots: all; second: one other than the one it is filed under, if any.

    These say quickly whether a text can have it.
    """

    places: tuple[Place, ...]
    target: Target
    slots: frozenset[int]
    second: int


class Lexicon:
    """All words and phrases of a taxonomy, by slot. A slot is a set of word forms.

    Made by `compiled`, once for a taxonomy; nothing of what is looked up in it stays.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.language = language(taxonomy.language)
        self.single: dict[int, list[Target]] = defaultdict(list)
        self.phrases: dict[int, list[CompiledPhrase]] = defaultdict(list)
        self._slots: dict[tuple[WordForm, ...], int] = {}
        self._by: dict[str, dict[str, list[int]]] = {
            kind: defaultdict(list) for kind in ("exact", "lemma", "stem", "prefix", "suffix")
        }
        self._infixes: list[tuple[str, int]] = []
        self._apart: list[tuple[WordForm, int, int]] = []
        for number, theme in enumerate(taxonomy.themes):
            self._add(theme.words, number, -1)
            for place, subtheme in enumerate(theme.subthemes):
                self._add(subtheme.words, number, place)
        listed = (f.text for forms in self._slots for f in forms if f.kind in _WHOLE)
        self._speller = Speller(listed, self.language.dictionary())
        self.in_phrases = frozenset(
            slot for phrases in self.phrases.values() for one in phrases for slot in one.slots
        )
        self._particles = tuple({verb.particle for verb, _, _ in self._apart})
        self._longest = max((len(p) for p in (*self._by["prefix"], *self._by["suffix"])), default=0)

    def slots_of(self, word: str) -> tuple[int, ...]:
        """The slots that a folded word fills; of no misspelt word (`meant`)."""
        bare = word.replace("-", "") if "-" in word.strip("-") else word
        found = {slot for form in {word, bare} for slot in self._direct(form)}
        if bare.startswith(self._particles):
            for verb, slot, verb_slot in self._apart:
                if bare.startswith(verb.particle) and verb_slot in self._direct(
                    bare.removeprefix(verb.particle)
                ):
                    found.add(slot)
        return tuple(sorted(found))

    def meant(self, word: str) -> str:
        """The listed word that a folded word with no slots was meant to be, or the word itself."""
        return self._speller.meant(word) or word

    def _direct(self, word: str) -> set[int]:
        by, known = self._by, self.language
        found = {*by["exact"].get(word, ()), *by["lemma"].get(known.lemma(word), ())}
        if len(word) >= _SHORTEST_STEM and word not in known.lemmas:
            found.update(by["stem"].get(known.stem(word), ()))
        for length in range(3, min(len(word), self._longest) + 1):
            found.update(by["prefix"].get(word[:length], ()))
            found.update(by["suffix"].get(word[-length:], ()))
        found.update(slot for part, slot in self._infixes if part in word)
        return found

    def _add(self, words: Words, theme: int, subtheme: int) -> None:
        target = Target(theme, subtheme, words.tone, words.negated)
        self._add_words(words.words, target)
        self._add_words(words.hints, replace(target, is_hint=True))
        self._add_listed(words.phrases, target)
        near = Target(theme, subtheme, None, "telt_niet", is_near_miss=True)
        self._add_listed(words.near_misses, near)

    def _add_listed(self, texts: Iterable[str], target: Target) -> None:
        for text in texts:
            for cut in as_cut(text, self.language, is_phrase=True):
                self._add_phrases(_cut_phrase(cut), target)

    def _add_words(self, texts: Iterable[str], target: Target) -> None:
        for text in texts:
            if " " in text:
                self._add_listed([text], target)
                continue
            (cut,) = as_cut(text, self.language, is_phrase=False)
            if " " in cut:
                self._add_phrases(_cut_phrase(cut), target)
                continue
            form = read_word(text)
            self.single[self._slot((form,))].append(target)
            if form.kind == "apart":
                self._add_phrases(_apart_phrases(form), target)

    def _add_phrases(self, phrases: Iterable[Phrase], target: Target) -> None:
        for phrase in phrases:
            if len(phrase.steps) == 1:
                self.single[self._slot(phrase.steps[0].forms)].append(target)
                continue
            places = tuple(Place(self._slot(s.forms), s.gap, s.is_loose) for s in phrase.steps)
            slots = frozenset(place.slot for place in places)
            rarest, second = (places[n].slot for n in _two_rarest(phrase.steps))
            self.phrases[rarest].append(CompiledPhrase(places, target, slots, second))

    def _slot(self, forms: tuple[WordForm, ...]) -> int:
        known = self._slots.get(forms)
        if known is not None:
            return known
        slot = self._slots[forms] = len(self._slots)
        for form in forms:
            self._index(form, slot)
        return slot

    def _index(self, form: WordForm, slot: int) -> None:
        if form.kind == "apart":
            self._apart.append((form, slot, self._slot((WordForm("form", form.text),))))
        elif form.kind == "infix":
            self._infixes.append((form.text, slot))
        elif form.kind in ("exact", "prefix", "suffix"):
            self._by[form.kind][form.text].append(slot)
        else:
            self._index_inflected(form.text, slot)

    def _index_inflected(self, word: str, slot: int) -> None:
        known = self.language
        for exact in {word, *known.strong.get(word, ())}:
            self._by["exact"][exact].append(slot)
        if word in known.negations:
            return
        self._by["lemma"][known.lemma(word)].append(slot)
        if len(word) >= _SHORTEST_STEM:
            self._by["stem"][known.stem(word)].append(slot)


@lru_cache(maxsize=4)
def compiled(taxonomy: Taxonomy) -> Lexicon:
    """The lexicon of a taxonomy."""
    return Lexicon(taxonomy)


def _cut_phrase(cut: str) -> tuple[Phrase, ...]:
    """The phrases of one that was sound as written; none when cutting made too much of it."""
    try:
        return read_phrase(cut)
    except WrongForm:
        return ()


def _apart_phrases(form: WordForm) -> tuple[Phrase, ...]:
    particle = (WordForm("exact", form.particle),)
    verb = (WordForm("form", form.text),)
    between = (WordForm("exact", "te"),)
    return (
        Phrase((Step(verb), Step(particle, _BEHIND))),
        Phrase((Step(particle), Step(verb, _BEFORE))),
        Phrase((Step(particle), Step(between), Step(verb))),
    )


def _two_rarest(steps: Sequence[Step]) -> tuple[int, int]:
    """The two steps that the fewest texts will have: those whose shortest form is longest."""
    lengths = [min(len(re.sub(r"\W", "", form.text)) for form in step.forms) for step in steps]
    order = sorted(range(len(steps)), key=lambda n: -lengths[n])
    return order[0], order[min(1, len(order) - 1)]
