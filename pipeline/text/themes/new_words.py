"""Words in an answer that nothing shipped knows: where a theme that nobody thought of would show.

Background are ordinary words: stop words, the words of the shipped examples and those that the
taxonomy finds, in all their forms. What is left is looked up in the list of lemmas, so that forms
of one word are one term. Each answer on its own.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.util import get_lang_class

from pipeline.text.answer import Answer, folded
from pipeline.text.themes.examples import shipped_examples
from pipeline.text.themes.language import Language, language
from pipeline.text.themes.lexicon import compiled
from pipeline.text.themes.taxonomy import Taxonomy

_TAG = re.compile(r"\[[^\[\]]*\]")  # what stands where something was replaced (deidentify.py)
_SHORTEST, _LONGEST = 4, 30


class NewWords:
    """Finds the words of answers that are not in the background."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._language = language(taxonomy.language)
        self._lexicon = compiled(taxonomy)
        self._ordinary = _ordinary(taxonomy.language)
        self._terms: dict[str, str] = {}

    def find(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """The different new words of each text, as lemmas, in the order of the text."""
        return [tuple(dict.fromkeys(filter(None, map(self._term, _words(t))))) for t in texts]

    def _term(self, word: str) -> str:
        """The lemma of a word that is new, "" of one that is not."""
        if word not in self._terms:
            forms = _forms(word, self._language)
            is_known = bool(self._ordinary & forms) or bool(self._lexicon.slots_of(word))
            self._terms[word] = "" if is_known else self._language.lemma(word)
        return self._terms[word]


def _words(text: str) -> list[str]:
    lows = (word.low for word in Answer(_TAG.sub(" ", text)).words)
    return [low for low in lows if low.isalpha() and _SHORTEST <= len(low) <= _LONGEST]


def _forms(word: str, known: Language) -> frozenset[str]:
    return frozenset((word, known.lemma(word), f"{known.stem(word)}*"))


@cache
def _ordinary(code: str) -> frozenset[str]:
    """The ordinary words of a language, with their lemmas and stems (marked, as no words)."""
    known = language(code)
    words = {word.low for example in shipped_examples() for word in Answer(example.text).words}
    words |= {folded(word) for word in get_lang_class(code).Defaults.stop_words}
    return frozenset(form for word in words for form in _forms(word, known))
