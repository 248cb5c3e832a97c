"""One answer, cut into words once, so that every finder looks at the same words.

Why: people type open answers without capitals, with too many, or with a capital on every noun.
Offsets stay those of the text as it was typed, in lower case too.
"""

import re
import unicodedata
from functools import cached_property
from typing import NamedTuple

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:['’`\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;\n•\"“”()\[\]]\s*[\"'“‘(\-–•*]*\s*$")
_SHOUTED_SHARE = 0.6


class Word(NamedTuple):
    """A word and its place. `low` is in lower case and without accents.

    is_capital: it begins with a capital that says something: not because a sentence begins here,
    and not in an answer that is typed in capitals. opens: it is the first word of a sentence.
    """

    start: int
    end: int
    text: str
    low: str
    is_capital: bool
    opens: bool

    def __repr__(self) -> str:
        return f"Word({self.start}, {self.end})"


class Answer:
    """The text of one answer; nothing of it is shown in a repr."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = lowered(text)

    @cached_property
    def has_digit(self) -> bool:
        """Whether there is a digit in it."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        is_shouted = self._is_shouted()
        found: list[Word] = []
        end = 0
        for match in _WORD.finditer(self.text):
            word, start = match[0], match.start()
            gap = self.text[end:start]
            opens = not found or (gap != " " and _SENTENCE_END.search(gap) is not None)
            opens = opens and not (found and _is_initial(found[-1].text, gap))
            is_capital = word[0].isupper() and not opens and not is_shouted
            found.append(Word(start, match.end(), word, folded(word), is_capital, opens))
            end = match.end()
        return tuple(found)

    @cached_property
    def lows(self) -> frozenset[str]:
        """The different words, folded."""
        return frozenset(word.low for word in self.words)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one before it; "." before the first."""
        if index <= 0 or index >= len(self.words):
            return "."
        return self.text[self.words[index - 1].end : self.words[index].start]

    def _is_shouted(self) -> bool:
        letters = [c for c in self.text if c.isalpha()]
        return (
            sum(c.isupper() for c in letters) > _SHOUTED_SHARE * len(letters) and len(letters) > 5
        )


def _is_initial(before: str, gap: str) -> bool:
    """Whether a dot belongs to an initial ("J. Smits") and ends no sentence."""
    return len(before) == 1 and before.isupper() and gap.strip() == "."


def lowered(text: str) -> str:
    """Lower case, character for character, so that places stay the same."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def folded(word: str) -> str:
    """A word as it stands in a list: lower case, without accents.

    >>> folded("Özgür"), folded("Şahin"), folded("Łukasz")
    ('ozgur', 'sahin', 'lukasz')
    """
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("’", "'").lower())
    plain = "".join(c for c in split if not unicodedata.combining(c))
    return plain.replace("ł", "l").replace("ø", "o").replace("ß", "ss")
