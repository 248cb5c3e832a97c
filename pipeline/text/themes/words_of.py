"""Cut answers into words that are looked up once each, in blocks, and forget them after.

Why blocks: spaCy keeps every word it has seen; inside a memory zone it lets them go again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy import attrs
from spacy.language import Language as Nlp

from pipeline.text.answer import folded
from pipeline.text.themes.lexicon import Lexicon

_BLOCK = 5_000
_SHORTEST_STEM = 5
_STOPS = frozenset(".!?;:\n…•")
_COMMAS = frozenset(",()-–—/\"'")


@dataclass(frozen=True)
class Word:
    """A different word. slots: places it can fill in phrases; polarity: 1 good, -1 bad, 0."""

    text: str
    stem: str = ""
    slots: tuple[int, ...] = ()
    is_negation: bool = False
    is_break: bool = False
    may_follow_negation: bool = False
    is_stop: bool = False
    is_word: bool = True
    polarity: int = 0

    def __repr__(self) -> str:
        return "Word()"


def blocks(texts: Sequence[str], nlp: Nlp, lexicon: Lexicon) -> Iterator[list[list[Word]]]:
    """The words of each text, in blocks of texts, in order."""
    known: dict[str, Word] = {}
    for start in range(0, len(texts), _BLOCK):
        with nlp.memory_zone():
            yield _block(texts[start : start + _BLOCK], nlp, lexicon, known)


def _block(
    texts: Sequence[str], nlp: Nlp, lexicon: Lexicon, known: dict[str, Word]
) -> list[list[Word]]:
    by_id: dict[int, Word] = {}
    strings = nlp.vocab.strings
    found = []
    for doc in nlp.pipe(texts):
        words = []
        for number in doc.to_array(attrs.LOWER).tolist():
            word = by_id.get(number)
            if word is None:
                text = strings[number]
                word = known.get(text)
                if word is None:
                    word = known[text] = word_of(text, lexicon)
                by_id[number] = word
            words.append(word)
        found.append(words)
    return found


def word_of(lower: str, lexicon: Lexicon) -> Word:
    """What is known of one word in lower case."""
    text = folded(lower.replace("’", "'")).strip()
    if not any(sign.isalnum() for sign in text):
        is_stop = any(sign in _STOPS for sign in lower)
        is_comma = any(sign in _COMMAS for sign in lower)
        return Word(text, is_stop=is_stop, is_break=is_stop or is_comma, is_word=False)
    known = lexicon.language
    slots = lexicon.slots_of(text)
    if not slots and text not in known.negations:
        text = lexicon.meant(text)
        slots = lexicon.slots_of(text)
    return Word(
        text,
        stem=known.stem(text) if len(text) >= _SHORTEST_STEM else text,
        slots=slots,
        is_negation=text in known.negations,
        is_break=text in known.breaks,
        may_follow_negation=text in known.after_negation,
        polarity=(text in known.good) - (text in known.bad),
    )
