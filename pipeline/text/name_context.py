"""Whether a word that may be a name is one here: its capital and the words beside it decide.

Why: "Wil is boos" is about Wil and "ik wil" is not; a list cannot tell.
"""

from pipeline.text.answer import Answer
from pipeline.text.name_lists import first_names
from pipeline.text.word_lists import is_ordinary, verbs, word_list

CALLS_BY_NAME = word_list("voor_namen")
DOES = word_list("na_namen")
_NOT_BEFORE = word_list("niet_voor_namen")
_PREPOSITIONS = frozenset(
    ("met", "door", "tegen", "bij", "van", "aan", "naar", "over", "volgens", "en")
)
_ARTICLES = word_list("lidwoorden")
_HAVE = frozenset(("heb", "heeft", "had", "hebben", "hadden", "hep", "tegen", "via", "volgens"))
_MANY_DO = word_list("na_twee_namen")
_AFTER_NAME = frozenset(
    ("", "en", "of", "omdat", "maar", "samen", "die", "uit", "want", "dus", "als")
)


def is_person_here(answer: Answer, at: int) -> bool:
    """Whether a word that may be a name is one here, by its capital or its neighbours."""
    word = answer.words[at]
    if word.is_capital:
        return True
    if word.low not in word_list("ook_woorden") or _is_the_word(answer, at):
        return False
    is_behind_verb = word.low == "wil" and previous_low(answer, at) in _HAVE
    is_called = previous_low(answer, at) in CALLS_BY_NAME
    if is_called or is_behind_verb or is_pair(answer, at):
        return True
    if word.low in word_list("zaaknamen") and not _describes(previous_low(answer, at)):
        return True
    if word.opens and word.text[0].isupper():
        return does_something(answer, at) or is_with_somebody(answer, at)
    return _is_after_a_name(answer, at) or _stands_as_a_name(answer, at)


def is_named_here(answer: Answer, at: int) -> bool:
    """Whether a person is likely here: a verb of one person behind it, "met" or "en ik"."""
    before, after = previous_low(answer, at), next_low(answer, at)
    is_joined = answer.gap(at) == " " and before in _PREPOSITIONS
    is_doer = after in DOES and before not in _ARTICLES
    return is_joined or is_doer or is_with_somebody(answer, at) or before in ("dat", "als", "toen")


def does_something(answer: Answer, at: int) -> bool:
    """Whether a verb of one person stands behind it."""
    after = next_low(answer, at)
    return after in DOES or (after.endswith("t") and after in verbs())


def is_pair(answer: Answer, at: int) -> bool:
    """Whether it is one of two that may be names and do something: "wil en bas zijn"."""
    words = answer.words
    for first in (at, at - 2):
        three = words[first : first + 4] if first >= 0 else ()
        if len(three) == 4 and three[1].low == "en" and three[3].low in _MANY_DO:
            is_bare = previous_low(answer, first) not in _NOT_BEFORE
            if is_bare and _may_be_a_name(three[0].low) and _may_be_a_name(three[2].low):
                return True
    return False


def _may_be_a_name(low: str) -> bool:
    return low in word_list("ook_woorden") or low in first_names()


def _is_the_word(answer: Answer, at: int) -> bool:
    """Whether the sentence can only mean the word: "ik ben", "hoop doet leven"."""
    word, before = answer.words[at], previous_low(answer, at)
    is_verb = word.low == "ben" and before not in CALLS_BY_NAME
    is_saying = (word.low, next_low(answer, at)) == ("hoop", "doet")
    return is_verb or is_saying or is_turned(answer, at)


def _is_after_a_name(answer: Answer, at: int) -> bool:
    """Whether a name and "en" stand before it."""
    is_joined = at >= 2 and previous_low(answer, at) in ("en", "of")
    return is_joined and answer.words[at - 2].low in first_names()


def _stands_as_a_name(answer: Answer, at: int) -> bool:
    """In lower case: without an article, with a verb behind it, or behind "met" at the end."""
    before, after = previous_low(answer, at), next_low(answer, at)
    if after in DOES and before not in _NOT_BEFORE:
        return True
    closes = after in _AFTER_NAME or answer.gap(at + 1).strip() != ""
    return before in _PREPOSITIONS and closes and answer.gap(at) == " "


def is_with_somebody(answer: Answer, at: int) -> bool:
    """Whether "en ik" or "en" with a name follows."""
    if next_low(answer, at) not in ("en", "of") or at + 2 >= len(answer.words):
        return False
    other = answer.words[at + 2]
    return other.low in ("ik", "hij", "zij") or other.is_capital or other.low in first_names()


def is_turned(answer: Answer, at: int) -> bool:
    """Whether verb and "ik" follow: "Hoop heb ik niet" is about hope."""
    after = answer.words[at + 1 : at + 3]
    is_object = len(after) == 2 and after[1].low in ("ik", "we", "wij", "je", "er")
    return answer.words[at].opens and is_object and after[0].low in DOES


def _describes(before: str) -> bool:
    """Whether a word may stand between an article and a thing, or is an article."""
    is_adjective = before.endswith("e") and is_ordinary(before) and before not in CALLS_BY_NAME
    return before in _NOT_BEFORE or is_adjective


def previous_low(answer: Answer, at: int) -> str:
    """The word before, folded; "" when there is none."""
    return answer.words[at - 1].low if at > 0 else ""


def next_low(answer: Answer, at: int) -> str:
    """The word after, folded; "" when there is none."""
    return answer.words[at + 1].low if at + 1 < len(answer.words) else ""
