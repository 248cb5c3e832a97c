"""The word lists that ship with the program (`lists/*.txt`) and the vocabulary of ordinary words.

Why: whether an unknown word is a name depends on what is an ordinary word. The vocabulary is
spaCy's Dutch lookup data (MIT), which is kept by others; what is missing there stands in a list.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import spacy_lookups_data

from pipeline.text.answer import folded

_LISTS = Path(__file__).parent / "lists"
_LOOKUPS = Path(spacy_lookups_data.__file__).parent / "data"
_LINKS = ("", "s", "en", "e", "-")
_SHORTEST_PART = 3


@cache
def word_list(name: str) -> frozenset[str]:
    """The words or phrases of `lists/<name>.txt`, one or more a line with commas; # is remark."""
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parts = (part.strip() for line in lines if not line.startswith("#") for part in line.split(","))
    return frozenset(part for part in parts if part)


@cache
def vocabulary() -> frozenset[str]:
    """Dutch words in all their forms, and the most used English ones; folded."""
    words = set(word_list("gewone_woorden"))
    lookup = _lookup("nl_lemma_lookup")
    words.update(lookup, lookup.values())
    for name in ("nl_lemma_index", "nl_lemma_exc"):
        for forms in _forms(name):
            words.update(forms)
    return frozenset(map(folded, words))


@cache
def things_with_a_capital() -> frozenset[str]:
    """Folded words that a capital makes no surname of: "Ondernemingsraad", "Hema"."""
    return frozenset(map(folded, word_list("hoofdletterwoorden") | word_list("merken")))


@cache
def usual_capitals() -> frozenset[str]:
    """Folded words on which a capital says nothing: "Ondernemingsraad", "Excel", "Hema"."""
    words = word_list("hoofdletterwoorden") | word_list("gewone_woorden") | word_list("merken")
    return frozenset(map(folded, words))


@cache
def nouns() -> frozenset[str]:
    """Words that can only be a noun."""
    index, lookup = _read("nl_lemma_index"), _lookup("nl_lemma_lookup")
    verbs = frozenset(index["verb"])
    others = {*verbs, *index["adj"], *_read("nl_lemma_exc")["verb"], *word_list("gewone_woorden")}
    singular = frozenset(index["noun"]) - verbs
    forms = (word for word, lemma in lookup.items() if lemma in singular)
    found = {*singular, *forms} - {word for word, lemma in lookup.items() if lemma in verbs}
    return frozenset(map(folded, found)) - frozenset(map(folded, others)) - word_list("na_namen")


@cache
def verbs() -> frozenset[str]:
    """Forms that can only be a verb, such as "deelt"."""
    index, lookup = _read("nl_lemma_index"), _lookup("nl_lemma_lookup")
    known = frozenset(index["verb"])
    others = {*index["noun"], *index["adj"], *word_list("gewone_woorden")}
    forms = {word for word, lemma in lookup.items() if lemma in known and word != lemma}
    return frozenset(map(folded, forms - others))


@lru_cache(maxsize=100_000)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary one, also as a compound of two ordinary words."""
    known = vocabulary()
    if word in known:
        return True
    bare = word.replace("'", "")
    if bare in known or (bare.endswith("s") and bare[:-1] in known):
        return True
    if "-" in word:
        return all(is_ordinary(part) or len(part) < _SHORTEST_PART for part in word.split("-"))
    return any(
        word[at:] in known and any(word[:at].removesuffix(link) in known for link in _LINKS)
        for at in range(_SHORTEST_PART + 1, len(word) - _SHORTEST_PART)
    )


def _lookup(name: str) -> dict[str, str]:
    return dict(_read(name))


def _forms(name: str) -> Iterator[Iterable[str]]:
    """Per part of speech all words."""
    yield from _read(name).values()


def _read(name: str) -> Any:
    with gzip.open(_LOOKUPS / f"{name}.json.gz", "rt", encoding="utf-8") as stream:
        return json.load(stream)
