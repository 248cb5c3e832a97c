"""Cut answers into words, each different word looked up once, and forget them after.

Why a memory zone: spaCy keeps every word it has seen; inside one it lets them go again. It also
cuts each word anew there, so every different word is given to it once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from pipeline.text.answer import folded
from pipeline.text.themes.lexicon import CompiledPhrase, Lexicon, Target

_BLOCK = 5_000
_SHORTEST_STEM = 5
_LONGEST = 200
_LINE_END = " \u2022 "
_ONE_AT_A_TIME = Lock()
_STOPS = frozenset(".!?;:\n…•")
_COMMAS = frozenset(",()-–—/\"'")


@dataclass(frozen=True, repr=False, eq=False, slots=True)
class Word:
    """A different word, the same object wherever it stands. polarity: 1 good, -1 bad, 0.

    targets: what it counts for by itself, hints apart; slots: places it can fill in phrases;
    phrases: those it is the rarest word of, by another slot that they have (seconds: all of these).
    """

    text: str
    stem: str = ""
    targets: tuple[Target, ...] = ()
    hints: tuple[Target, ...] = ()
    slots: frozenset[int] = frozenset()
    seconds: frozenset[int] = frozenset()
    phrases: Mapping[int, Sequence[CompiledPhrase]] = field(default_factory=dict)
    is_negation: bool = False
    is_break: bool = False
    may_follow_negation: bool = False
    is_stop: bool = False
    is_word: bool = True
    polarity: int = 0


def blocks(texts: Sequence[str], lexicon: Lexicon) -> Iterator[list[list[Word]]]:
    """The words of each text, in blocks of texts, in order."""
    known: dict[str, tuple[Word, ...]] = {}
    words: dict[str, Word] = {}
    for start in range(0, len(texts), _BLOCK):
        pieces = [text.replace("\n", _LINE_END).split() for text in texts[start : start + _BLOCK]]
        new = sorted({piece for row in pieces for piece in row} - known.keys())
        for piece, lowers in zip(new, _tokens(new, lexicon), strict=True):
            for lower in lowers:
                if lower not in words:
                    words[lower] = word_of(lower, lexicon)
            known[piece] = tuple(words[lower] for lower in lowers)
        yield [[word for piece in row for word in known[piece]] for row in pieces]


def _tokens(pieces: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """spaCy's words of pieces of text without spaces, in lower case; nothing stays with spaCy.

    It cuts between spaces anyway, so a piece is always cut as it is in its text. A very long piece
    goes in parts: of a row of quotes or brackets it takes one off at a time, and copies the rest.
    """
    nlp = lexicon.language.tokenizer()
    with _ONE_AT_A_TIME, nlp.memory_zone():
        return [
            [token.lower_ for part in _parts(piece) for token in nlp.make_doc(part)]
            for piece in pieces
        ]


def _parts(piece: str) -> Iterator[str]:
    return (piece[start : start + _LONGEST] for start in range(0, len(piece), _LONGEST))


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
    targets = [target for slot in slots for target in lexicon.single.get(slot, ())]
    phrases: dict[int, list[CompiledPhrase]] = defaultdict(list)
    for slot in slots:
        for phrase in lexicon.phrases.get(slot, ()):
            phrases[phrase.second].append(phrase)
    return Word(
        text,
        stem=known.stem(text) if len(text) >= _SHORTEST_STEM else text,
        targets=tuple(target for target in targets if not target.is_hint),
        hints=tuple(dict.fromkeys(target for target in targets if target.is_hint)),
        slots=lexicon.in_phrases.intersection(slots),
        seconds=frozenset(phrases),
        phrases=phrases,
        is_negation=text in known.negations,
        is_break=text in known.breaks,
        may_follow_negation=text in known.after_negation,
        polarity=(text in known.good) - (text in known.bad),
    )
