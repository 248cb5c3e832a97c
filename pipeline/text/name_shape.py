"""How much an unknown word looks like a name, by its letters.

Why: no list holds all names of the world, but names are made of other letters than Dutch words:
"dilnoza" and "soumaya" look like nothing in a dictionary. A model of letter groups (naive Bayes on
groups of two to four letters) compares the known names with the vocabulary; it is made from those
lists when it is first asked, so there is nothing to keep up to date.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from pipeline.text.name_lists import first_names
from pipeline.text.word_lists import vocabulary

_SIZES = (2, 3, 4)
_UNSEEN = 0.5
_EVERY = 15
_SHORTEST = 4


@lru_cache(maxsize=50_000)
def name_likeness(word: str) -> float:
    """Mean log odds per letter group of a folded word: above 0 more like a name than like a word.

    0 for what is too short to tell.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return 0.0
    odds = _odds()
    groups = list(_groups(word))
    return sum(odds.get(group, 0.0) for group in groups) / len(groups)


@cache
def _odds() -> dict[str, float]:
    names = {n for n in sorted(first_names())[::2] if n.isalpha() and len(n) >= _SHORTEST}
    known = sorted(vocabulary())[::_EVERY]
    words = {w for w in known if w.isalpha() and len(w) >= _SHORTEST} - first_names()
    of_names, of_words = _counted(names), _counted(words)
    shift = math.log(of_words.total() / of_names.total())
    return {
        group: shift + math.log((of_names[group] + _UNSEEN) / (of_words[group] + _UNSEEN))
        for group in of_names.keys() | of_words.keys()
    }


def _counted(words: Collection[str]) -> Counter[str]:
    return Counter(group for word in sorted(words) for group in _groups(word))


def _groups(word: str) -> Iterator[str]:
    edged = f"^{word}$"
    for size in _SIZES:
        for at in range(len(edged) - size + 1):
            yield edged[at : at + size]
