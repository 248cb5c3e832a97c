"""How easy a Dutch text reads: the Flesch-Douma index.

206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (Douma, De leesbaarheid van
landbouwbladen, 1960): Flesch's measure, fitted to Dutch, where words have more syllables. 0 is very
hard, 100 very easy; 60 to 70 is what people with average schooling read without trouble.

Why: a works council reads an advice in one evening. No measure is B1 itself (that asks for known
words and clear order too), so the bounds here are a check beside reading, never instead of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

EASY = 50.0
"""What a short set of sentences has at least; all of a text together has more."""
PLAIN = 60.0
"""What a whole text has at least: plain Dutch."""
LONGEST = 25
"""Words in a sentence, at most."""
_SENTENCES = re.compile(r"[.!?:;]+(?:\s+|$)")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF_THE_FIELD = re.compile(
    r"(?:preventie)?medewerkers?|leidinggevenden?|vertrouwenspersonen|vertrouwenspersoon|bestuurder"
    r"|enquêtes?|organisaties?|ondernemingsraad",
    re.IGNORECASE,
)
"""Words that every reader of an advice knows count as two syllables: long, and not hard."""
_VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|oe|eu|ui|ij|ei|au|ou|[aeiouyáàäâéèêëíìïîóòöôúùüû]"
)


@dataclass(frozen=True)
class Reading:
    """How a text reads: `flesch_douma` (higher is easier) and the words of its longest sentence."""

    words: int
    syllables: int
    sentences: int
    longest: int

    @property
    def flesch_douma(self) -> float:
        """The index; 100 for a text without a word."""
        if not self.words:
            return 100.0
        return 206.84 - 77.0 * self.syllables / self.words - 0.93 * self.words / self.sentences

    @property
    def is_easy(self) -> bool:
        """Whether it keeps both bounds."""
        return self.flesch_douma >= EASY and self.longest <= LONGEST


def reading_of(texts: Sequence[str]) -> Reading:
    """How these texts read together; each begins a sentence of its own.

    >>> round(reading_of(["De kat zit op de mat."]).flesch_douma)
    124
    """
    sentences = [_WORDS.findall(one) for text in texts for one in _SENTENCES.split(text)]
    filled = [words for words in sentences if words]
    return Reading(
        words=sum(map(len, filled)),
        syllables=sum(syllables(word) for words in filled for word in words),
        sentences=len(filled),
        longest=max(map(len, filled), default=0),
    )


def syllables(word: str) -> int:
    """Syllables of a Dutch word, by its groups of vowels; an abbreviation is spelled out.

    >>> [syllables(word) for word in ("kat", "samenwerken", "reële", "leeuw", "OR", "medewerker")]
    [1, 4, 3, 1, 2, 2]
    """
    if word.isupper():
        return len(word)
    if _OF_THE_FIELD.fullmatch(word):
        return 2
    return max(len(_VOWELS.findall(word.lower())), 1)
