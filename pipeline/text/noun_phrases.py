"""Where a phrase ends that began somewhere: its prepositions, and a clause with "die" behind it.

Why: "de enige" is nobody, "de enige met een hulphond bij de receptie" is one person; what tells
them apart stands behind it. It stops before the verb of the sentence, so that what is said stays.
"""

from bisect import bisect_left
from functools import cache

from pipeline.text.answer import Answer, Word
from pipeline.text.spans import Span
from pipeline.text.word_lists import nouns, verbs, word_list

_RELATIVE = frozenset(
    ("die", "waar", "waarvan", "waarbij", "waarin", "waarop", "wie", "welke", "dee")
)
_HERE = frozenset(("hier", "hiero", "daar"))
_JOINS = frozenset(("en", "maar", "dus", "want", "of", "mar", "mer", "moar", "toch", "omdat"))
_CLOSED = frozenset(" ")
_MOST_WORDS = 14


def extended(answer: Answer, span: Span) -> Span:
    """A span with the phrases that belong to it: up to a verb, a comma or a conjunction."""
    at = bisect_left([word.start for word in answer.words], span.end)
    end = phrase_end(answer, at)
    return Span(span.start, answer.words[end - 1].end, span.kind) if end > at else span


def noun_end(answer: Answer, at: int, most: int = 4) -> int:
    """The word after the adjectives and the noun that begin at `at`; `at` when none does."""
    end = at
    while end < len(answer.words) and end - at < most and _follows(answer, end):
        if stops(answer.words[end]) or answer.words[end].low in _RELATIVE | prepositions():
            break
        end += 1
    return end


def phrase_end(answer: Answer, at: int) -> int:
    """The word after all phrases with a preposition and the clause with "die" that begin at "
    "`at`."""
    end = at
    while end < len(answer.words) and end - at < _MOST_WORDS and _follows(answer, end):
        word = answer.words[end]
        if word.low in _HERE:
            end += 1
            continue
        if word.low in _RELATIVE:
            return clause_end(answer, end + 1, _MOST_WORDS)
        further = _preposition_end(answer, end) if word.low in prepositions() else end
        if word.is_capital and not stops(word):
            further = end + 1
        elif word.low == "en" and end + 1 < len(answer.words) and answer.words[end + 1].is_capital:
            further = end + 2
        if further == end:
            return end
        end = further
    return end


def clause_end(answer: Answer, at: int, most: int) -> int:
    """The word before the next comma or conjunction, at most so many words on."""
    end = at
    while end < len(answer.words) and end - at < most and _follows(answer, end):
        if answer.words[end].low in _JOINS and not _joins_nouns(answer, end):
            break
        end += 1
    return end


def _joins_nouns(answer: Answer, at: int) -> bool:
    """ "Op maandag en woensdag": a noun follows, so the clause goes on."""
    after = answer.words[at + 1] if at + 1 < len(answer.words) else None
    return answer.words[at].low == "en" and after is not None and _is_noun(after)


def _is_noun(word: Word) -> bool:
    return word.low in nouns() or word.low.endswith("dag")


def stops(word: Word) -> bool:
    """Whether a word cannot be part of a noun phrase: a verb, a pronoun, a conjunction."""
    return word.low in _stops() or (word.low in verbs() and not word.is_capital)


def prepositions() -> frozenset[str]:
    """Prepositions, also in dialect."""
    return word_list("voorzetsels")


def _preposition_end(answer: Answer, at: int) -> int:
    """The word after a preposition and its noun; `at` when no noun follows."""
    end = at + 1
    while end < len(answer.words) and answer.words[end].low in word_list("bepalers"):
        if not _follows(answer, end):
            return at
        end += 1
    further = noun_end(answer, end, 2) if end < len(answer.words) else end
    return further if further > end else at


def _follows(answer: Answer, at: int) -> bool:
    return at > 0 and _CLOSED.issuperset(answer.gap(at))


@cache
def _stops() -> frozenset[str]:
    return word_list("zinsdelen_stop") | word_list("na_namen") | _JOINS
