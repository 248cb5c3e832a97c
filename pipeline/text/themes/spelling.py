"""What a misspelt word was meant to be: the one listed word that is a letter or two away.

Why only listed words, and only for a word that no dictionary knows: a correction may find a theme
that the writer meant, and must never turn one good word into another. Distances are of optimal
string alignment (a letter left out, added, changed, or two swapped).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 5
_LONG = 9


class Speller:
    """Knows the listed words, by their first letter. dictionary: words that are right as they are.

    >>> Speller(["gezellig", "vergadering"], {"gezegd"}).meant("gezelig")
    'gezellig'
    >>> Speller(["gezellig"], {"gezegd"}).meant("gezegd") is None
    True
    """

    def __init__(self, listed: Iterable[str], dictionary: Collection[str]) -> None:
        self._dictionary = dictionary
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for word in listed if len(word) >= _SHORTEST}):
            self._by_letter[word[0]].append(word)

    def meant(self, word: str) -> str | None:
        """The listed word that a folded word is a misspelling of; None when there is none."""
        if len(word) < _SHORTEST or word in self._dictionary or not word.isalpha():
            return None
        most = 2 if len(word) >= _LONG else 1
        near = process.extractOne(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=most
        )
        return None if near is None else str(near[0])
