"""A function together with a unit, team or place: "de kok van De Wilgenhof", "hoofd inkoop".

Why: a function alone is held by many ("mijn leidinggevende"); with the unit it is one person.
"""

from collections.abc import Iterator
from functools import cache

from pipeline.text.answer import Answer, Word, folded
from pipeline.text.noun_phrases import noun_end, phrase_end
from pipeline.text.own_words import OwnWords
from pipeline.text.patterns import Patterns
from pipeline.text.phrases import Phrases
from pipeline.text.places import find_places
from pipeline.text.spans import Kind, Span
from pipeline.text.units import CUES, unit_at
from pipeline.text.word_lists import word_list

_ENDS = tuple(sorted(word_list("functie_uitgangen")))
_LINKS = frozenset(("van", "bij", "op", "in", "aan", "uit", "voor", "binnen", "vd", "v/d", "fan"))
_OF = frozenset(("van", "bij", "vd", "v/d", "binnen", "fan", "op"))
_LEADS_IT = frozenset(
    ("de", "het", "die", "dat", "onze", "ons", "d'n", "den", "de", "dieje", "als")
)
_ARTICLES = _LEADS_IT - {"als"} | frozenset(("'t", "t", "d", "een", "mijn", "me", "mn", "n"))
_NAMES_FOLLOW = frozenset(("team", "afdeling", "vakgroep", "basisteam", "wijkteam", "faculteit"))
_MOST_BEFORE = 2
_SHORTEST_ROLE = 7
_BY_THEMSELVES = Patterns(
    Kind.FUNCTIE,
    "voorzit secretar assisten rechterhand adjunct chauffeur",
    r"\b(?:(?:de|onze|die|als|een)\s+)?(?:or|ondernemingsraad|raads|bestuurs|mr|gmr|"
    r"cliëntenraad|personeels)[\- ]?(?:s)?voorzit(?:ter|ster)\b"
    r"|\b(?:(?:de|onze|die)\s+)?voorzit(?:ter|ster)\s+van\s+(?:de|het|onze)\s+(?:or|"
    r"ondernemingsraad|mr|gmr|raad\s+van\s+\w+|bestuur|cliëntenraad)\b",
    r"\b(?:(?:de|onze|die|het)\s+)?(?:\w*secretaresse|\w*secretaris|\w*assistente?|rechterhand|"
    r"\w*adjunct|\w*chauffeur)\s+van\s+(?:de|onze|het)\s+(?:\w*directeur|directie|bestuurder|"
    r"burgemeester|wethouder|rector|voorzitter|ceo|raad\s+van\s+\w+)\b",
)


def find_roles(answer: Answer, own: OwnWords) -> Iterator[Span]:
    """Functions with the unit or place they belong to, from the article to the end of the place."""
    yield from _BY_THEMSELVES.find(answer)
    words = answer.words
    roles = [at for at, word in enumerate(words) if _is_role(word.low, own)]
    if not roles:
        return
    ends = _ends_of_units(answer, own)
    for at in roles:
        end = _unit_end(answer, at + 1, ends)
        if end == at + 1 and words[at].low not in word_list("algemene_functies"):
            end = _any_end(answer, at)
        if end > at + 1:
            yield Span(words[_first(answer, at)].start, words[end - 1].end, Kind.FUNCTIE)
        elif _is_compound(words[at].low, own):
            yield Span(words[_first(answer, at)].start, words[at].end, Kind.FUNCTIE)


def _first(answer: Answer, at: int) -> int:
    """The article of a function, with what stands between: "de security officer"."""
    for first in range(at - 1, max(-1, at - 2 - _MOST_BEFORE), -1):
        if answer.gap(first + 1) != " ":
            break
        if answer.words[first].low in _ARTICLES | _LEADS_IT:
            return first
    return at


def _is_role(low: str, own: OwnWords) -> bool:
    if len(low) >= _SHORTEST_ROLE and low.endswith(_ENDS):
        return True
    return low in _roles() or low in own.functies


def _is_compound(low: str, own: OwnWords) -> bool:
    """Whether the unit is part of the word: "magazijnchef", "keukenhoofd"."""
    if low in own.functies:
        return False
    leads = word_list("leidt")
    return any(low.startswith(u) and low[len(u) :].lstrip("-") in leads for u in _long_units())


def _any_end(answer: Answer, at: int) -> int:
    """The word after "van" and whatever this one leads or serves: "de voorman van de vleesinpak".

    Only behind an article or at the start; not for what every house has ("van de organisatie").
    """
    words = answer.words
    first = _first(answer, at)
    is_one = words[first].low in _LEADS_IT or words[at].opens
    here = at + 1
    if not is_one or here >= len(words) or words[here].low not in _OF or answer.gap(here) != " ":
        return here
    here += 1
    while here < len(words) and words[here].low in _ARTICLES and answer.gap(here) == " ":
        here += 1
    end = noun_end(answer, here, 2) if here < len(words) else here
    if end == here or any(_is_general(w) for w in words[here:end]):
        return at + 1
    return phrase_end(answer, end)


def _is_general(word: Word) -> bool:
    return word.low in word_list("algemene_plekken") or word.low in _ARTICLES


def _ends_of_units(answer: Answer, own: OwnWords) -> dict[int, int]:
    """For each word that a unit or place begins at: the word after it."""
    found: dict[int, int] = {}
    for first, end in (*_units().find(answer), *own.places(answer)):
        found[first] = max(end, found.get(first, 0))
    for at in range(len(answer.words)):
        if (end := unit_at(answer, at)) > at:
            found[at] = max(end, found.get(at, 0))
    starts = {word.start: at for at, word in enumerate(answer.words)}
    ends = {word.end: at + 1 for at, word in enumerate(answer.words)}
    for span in find_places(answer):
        if span.start in starts and span.end in ends:
            first = starts[span.start]
            found[first] = max(ends[span.end], found.get(first, 0))
    return found


def _unit_end(answer: Answer, at: int, ends: dict[int, int]) -> int:
    """The word after "van de Keuken in Oosterdijk"; `at` when no unit follows."""
    end = _one_unit_end(answer, at, ends)
    while end > at and (further := _one_unit_end(answer, end, ends)) > end:
        end = further
    return end


def _one_unit_end(answer: Answer, at: int, ends: dict[int, int]) -> int:
    words = answer.words
    here = at
    has_link = here < len(words) and words[here].low in _LINKS and answer.gap(here) == " "
    if has_link:
        here += 1
        while here < len(words) and words[here].low in _ARTICLES and answer.gap(here) == " ":
            here += 1
        if here + 1 < len(words) and words[here].low in CUES and answer.gap(here + 1) == " ":
            next_word = words[here + 1]
            is_named = next_word.is_capital or next_word.text[0].isdigit()
            if here + 1 in ends or is_named or words[here].low in _NAMES_FOLLOW:
                return max(ends.get(here + 1, 0), here + 2)
    if here >= len(words) or answer.gap(here) not in (" ", " & "):
        return at
    if here in ends:
        return ends[here]
    is_name = has_link and words[here].is_capital and words[here - 1].low in (*_LINKS, *_ARTICLES)
    return phrase_end(answer, here + 1) if is_name else at


@cache
def _roles() -> frozenset[str]:
    return frozenset(folded(name) for name in word_list("functies") if " " not in name)


@cache
def _units() -> Phrases:
    return Phrases(word_list("werkplekken"))


@cache
def _long_units() -> tuple[str, ...]:
    return tuple(folded(u) for u in word_list("werkplekken") if " " not in u and len(u) > 3)
