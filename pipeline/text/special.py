"""Special categories (GDPR article 9): health, faith, origin, orientation and union.

Why: they single people out where few share them, and they are what answers are worst misused for. A
word that is also used of no one in particular counts only where the sentence is about somebody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.text.answer import Answer, folded
from pipeline.text.faith import find_faith
from pipeline.text.health import find_health
from pipeline.text.noun_phrases import stops
from pipeline.text.orientation import find_orientation
from pipeline.text.origin import find_origin
from pipeline.text.phrases import Phrases
from pipeline.text.spans import Kind, Span
from pipeline.text.unions import find_unions
from pipeline.text.word_lists import nouns, word_list

_NOT_OF_PERSONS = re.compile(
    r"\s+(?:feestdag(?:en)?|school|scholen|organisatie|identiteit|instelling|partij|grondslag|"
    r"normen|waarden|keuken|eten|gerechten|markt|overheid|wet|wetgeving|klanten|leveranciers|piet|"
    r"cijfers|lijst|koffie|thee|gat|hand|vlek|boek|doos|woorden|les|lessen|trekjes|uitzondering|"
    r"bladzijde|vlag|film|wijn|bier|muziek|voetbal|bezoekers?|bedrijven|taal)\b"
    r"|\.?\s?(?:nr|nummer|code|id)\b"
)
_QUALIFIES = re.compile(
    r"\w+(?:lijk|end|ig|isch|erend)|half|halve|zwaar|diep|actief|overtuigd|rooms"
)
_GOES_ON = frozenset(
    (
        "opgevoed",
        "vrijgemaakt",
        "opgegroeid",
        "geworden",
        "gebleven",
        "gemeente",
        "getuige",
        "gedoopt",
    )
)
_SHORT_ANSWER = 4


@dataclass(frozen=True)
class _Category:
    """Words of one category, and the weak ones among them."""

    kind: Kind
    words: Phrases
    weak: frozenset[str]


def find_special(answer: Answer) -> Iterator[Span]:
    """Health, faith, origin, orientation and union, of somebody."""
    for find in (find_health, find_origin, find_faith, find_orientation, find_unions):
        yield from find(answer)
    is_personal = len(answer.words) < _SHORT_ANSWER or not word_list("iemand").isdisjoint(
        answer.lows
    )
    for category in _categories():
        for first, end in category.words.find(answer):
            if is_personal or answer.words[first].low not in category.weak:
                yield from _word(answer, first, end, category.kind)


def _word(answer: Answer, first: int, end: int, kind: Kind) -> Iterator[Span]:
    """A word of a category with what belongs to it; nothing when it is not about a person."""
    words = answer.words
    if _NOT_OF_PERSONS.match(answer.low, words[end - 1].end) or _is_other_meaning(answer, first):
        return
    while first and answer.gap(first) == " " and _leads(answer, first - 1):
        first -= 1
    if end < len(words) and answer.gap(end) == " " and _belongs(answer, end):
        end += 1
    yield Span(words[first].start, words[end - 1].end, kind)


def _leads(answer: Answer, at: int) -> bool:
    """Whether a word before it belongs to it: "mijn", "openlijk", "praktiserend"."""
    low = answer.words[at].low
    is_article = low in word_list("lidwoorden")
    return is_article or (_QUALIFIES.fullmatch(low) is not None and not stops(answer.words[at]))


def _belongs(answer: Answer, at: int) -> bool:
    """Whether the word behind it belongs to it: "Turkse Nederlander", "hindoe opgevoed"."""
    word, before = answer.words[at], answer.words[at - 1]
    if word.low in _GOES_ON:
        return True
    return before.low.endswith("e") and word.low in nouns() and not stops(word)


def _is_other_meaning(answer: Answer, at: int) -> bool:
    """ "Ik vast" is not fasting, "te bi" no orientation: words that are mostly something else."""
    word = answer.words[at]
    if word.low in word_list("dubbelzinnig"):
        before = answer.words[at - 1].low if at else ""
        return before not in word_list("voor_dubbelzinnig")
    return False


@cache
def _categories() -> tuple[_Category, ...]:
    return (
        _category(Kind.GEZONDHEID, "gezondheid"),
        _category(Kind.GELOOF, "geloof", "geloof_zwak"),
        _category(Kind.HERKOMST, "afkomst", "afkomst_zwak"),
        _category(Kind.GEAARDHEID, "geaardheid"),
    )


def _category(kind: Kind, words: str, weak: str | None = None) -> _Category:
    weaker = frozenset(map(folded, word_list(weak))) if weak else frozenset()
    return _Category(kind, Phrases(word_list(words)), weaker)
