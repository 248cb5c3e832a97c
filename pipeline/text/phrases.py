"""Find phrases of a list in an answer, by their first word.

Why: a list of ten thousand names of places or units must cost no more than a look at each word.
"""

from collections.abc import Iterable, Iterator

from pipeline.text.answer import Answer, folded


class Phrases:
    """Phrases of one or more words, found whatever their capitals, accents and hyphens."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in set(phrases):
            words = tuple(w.low for w in Answer(phrase).words)
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)
        self._firsts = frozenset(self._by_first)

    def __contains__(self, word: str) -> bool:
        """Whether a single word is in the list."""
        return (folded(word),) in self._by_first.get(folded(word), ())

    def find(self, answer: Answer) -> Iterator[tuple[int, int]]:
        """First word and the one after the last, of every phrase that stands in the answer."""
        if self._firsts.isdisjoint(answer.lows):
            return
        after = 0
        for at, word in enumerate(answer.words):
            if at >= after and word.low in self._firsts:
                length = self.length_at(answer, at)
                if length:
                    after = at + length
                    yield at, after

    def length_at(self, answer: Answer, at: int) -> int:
        """How many words the longest phrase has that begins at word `at`; 0 when none does."""
        words = answer.words
        for phrase in self._by_first.get(words[at].low, ()):
            if len(phrase) == 1:
                return 1
            if at + len(phrase) <= len(words) and words[at + 1].low == phrase[1]:
                there = words[at + 2 : at + len(phrase)]
                if all(w.low == part for w, part in zip(there, phrase[2:], strict=True)):
                    return len(phrase)
        return 0
