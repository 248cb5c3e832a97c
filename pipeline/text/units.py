"""Units of an organisation that nobody told the program: "de brugklas", "vakgroep Klassieke Talen".

Why: the lists of the organisation name its official units; people also call them what they like. A
unit is known by a word before it ("afdeling"), by how it ends ("-administratie"), by a list, and by
a capital on an ordinary word inside a sentence ("van Burgerzaken"), which nothing but a name has.
"""

from collections.abc import Iterator
from functools import cache

from pipeline.text.answer import Answer, Word, folded
from pipeline.text.name_lists import first_names, first_names_or_words, surnames_or_words
from pipeline.text.patterns import Patterns
from pipeline.text.phrases import Phrases
from pipeline.text.place_names import countries
from pipeline.text.spans import Kind, Span
from pipeline.text.word_lists import nouns, usual_capitals, vocabulary, word_list

CUES = word_list("woorden_voor_onderdelen")
_ENDS = (
    *("administratie", "secretariaat", "expeditie", "poli", "sectie", "bureau", "dienst", "ploeg"),
    *(
        "team",
        "zaken",
        "beheer",
        "zorg",
        "centrum",
        "planning",
        "desk",
        "office",
        "werf",
        "apotheek",
        "bouw",
    ),
    *("klas", "keuken", "wasserij", "magazijn", "archief", "lijn", "afdeling", "brigade", "unit"),
)
_FIELDS = ("heid", "kunde", "logie", "tiek", "niek")
_SHORTEST_START = 3
_AT = frozenset(
    ("bij", "bie", "by", "op", "van", "vanuit", "binnen", "naar", "uit", "over", "in", "voor")
)
_ARTICLES = frozenset(("de", "het", "'t", "t", "d'n", "den", "ons", "onze", "mijn", "die", "deze"))
_AND = frozenset(("en", "&"))
_MOST_SHOUTING = 5
_MOST_CAPITALS = 0.5
_NUMBERED = Patterns(
    Kind.ONDERDEEL,
    "afdeling team unit cluster sector divisie groep klas ploeg district rayon poli lijn squad",
    r"\b(?:afdeling|team|unit|cluster|sector|divisie|groep|klas|\w*ploeg|district|rayon|poli|squad|"
    r"inpak\s+lijn|bandgroep)\s+"
    r"(?:[a-z]{0,2}\d{1,3}[a-z]?|[a-z]\b(?![’'.]\w)|rood|blauw|groen|geel|oranje|paars|noord|"
    r"oost|zuid|west|centrum)"
    r"(?!\s*(?:procent|keer|uur|man\b|mensen|weken|dagen))\b",
    r"\b(?:klas\s+)?[1-6]\s?(?:vmbo|mavo|havo|vwo|gymnasium|atheneum)(?:[- ]?(?:kader|basis|tl|"
    r"\w))?\b",
)


def find_units(answer: Answer) -> Iterator[Span]:
    """Units by number, by name behind a cue, by kind behind a preposition, and by capital."""
    yield from _NUMBERED.find(answer)
    yield from _after_cue(answer)
    yield from _by_kind(answer)
    yield from _by_capital(answer)


def unit_at(answer: Answer, at: int) -> int:
    """The word after the unit that begins at word `at`; `at` when none does."""
    word = answer.words[at]
    end = _listed().get(at, answer)
    if end == at and _ends_like_one(word.low):
        end = at + 1
    return _qualified_end(answer, end) if end > at else at


def _after_cue(answer: Answer) -> Iterator[Span]:
    """ "Afdeling" or "team" with a name after it, of whatever organisation."""
    for at, word in enumerate(answer.words):
        if not at or answer.words[at - 1].low not in CUES or answer.gap(at) != " ":
            continue
        end = _capitals_end(answer, at)
        if end == at and _is_odd(word):
            end = at + 1
        if end > at:
            yield Span(answer.words[at - 1].start, answer.words[end - 1].end, Kind.ONDERDEEL)


def _is_odd(word: Word) -> bool:
    """A capital, or a word that by itself names a unit ("afdeling ic")."""
    if word.is_capital or word.low in _listed() or _ends_like_one(word.low):
        return True
    return word.low.endswith(_FIELDS) and word.low in nouns()


def _by_kind(answer: Answer) -> Iterator[Span]:
    """ "Op de brugklas", "van de wiskundesectie"."""
    for at in range(1, len(answer.words)):
        end = unit_at(answer, at)
        if end == at:
            continue
        first = at
        while first and answer.words[first - 1].low in _ARTICLES and answer.gap(first) == " ":
            first -= 1
        if first and answer.words[first - 1].low in _AT and answer.gap(first) == " ":
            yield Span(answer.words[first].start, answer.words[end - 1].end, Kind.ONDERDEEL)


def _by_capital(answer: Answer) -> Iterator[Span]:
    """Ordinary words with a capital inside a sentence: "Vergunningen en Toezicht"."""
    capitals = sum(w.text[0].isupper() for w in answer.words)
    if capitals > max(_MOST_SHOUTING, _MOST_CAPITALS * len(answer.words)):
        return
    at = 0
    while at < len(answer.words):
        end = _capitals_end(answer, at) if _is_name_of_something(answer.words[at]) else at
        if end > at and (not at or answer.words[at - 1].low not in word_list("documenten")):
            first = at - 1 if at and _is_acronym(answer.words[at - 1]) else at
            yield Span(answer.words[first].start, answer.words[end - 1].end, Kind.ONDERDEEL)
        at = max(end, at + 1)


def _is_name_of_something(word: Word) -> bool:
    """Whether a word has a capital that only a name has, and is not the name of a person."""
    if not word.is_capital or len(word.text) < 3 or word.text.isupper():
        return False
    if word.low in usual_capitals() or word.low in _lands() or word.low in _peoples():
        return False
    is_person = word.low in surnames_or_words() or word.low in first_names_or_words()
    return word.low in vocabulary() and not is_person and word.low not in first_names()


def _is_acronym(word: Word) -> bool:
    return word.is_capital and word.text.isupper() and len(word.text) > 1


def _capitals_end(answer: Answer, at: int) -> int:
    """The word after a run of words with a capital, "en" included; `at` when there is none."""
    words = answer.words
    end = at
    while end < len(words) and (end == at or answer.gap(end) in (" ", " & ")):
        is_and = words[end].low in _AND and end > at
        if is_and and end + 1 < len(words) and words[end + 1].is_capital:
            end += 1
        elif not words[end].is_capital or words[end].text == "Ik":
            break
        end += 1
    return end


def _qualified_end(answer: Answer, end: int) -> int:
    """With what tells it from the others: "bovenbouw havo", "inpak lijn 3", "nachtploeg B"."""
    words = answer.words
    while end < len(words) and answer.gap(end) == " ":
        word = words[end]
        is_kind = word.low in _listed() or word.low == "lijn"
        is_label = word.is_capital or (len(word.text) <= 2 and word.text[0].isdigit())
        if not (is_kind or is_label):
            break
        end += 1
    return end


def _ends_like_one(low: str) -> bool:
    if low in word_list("geen_onderdelen") or not low.endswith(_ENDS):
        return False
    end = next(end for end in _ENDS if low.endswith(end))
    return len(low) >= len(end) + _SHORTEST_START


class _Units:
    """The listed units."""

    def __init__(self) -> None:
        listed = word_list("onderdelen") - word_list("geen_onderdelen")
        self._phrases = Phrases(listed)
        self._single = frozenset(folded(u) for u in listed if " " not in u)

    def __contains__(self, low: str) -> bool:
        return low in self._single

    def get(self, at: int, answer: Answer) -> int:
        """The word after the unit that begins at `at`; `at` when none does."""
        return at + self._phrases.length_at(answer, at)


@cache
def _listed() -> _Units:
    return _Units()


@cache
def _peoples() -> frozenset[str]:
    """Names of peoples and languages: special.py looks at those."""
    words = word_list("afkomst") | {"franstalig", "franstaligen", "nederlandstalig", "poolse"}
    return frozenset(map(folded, words))


@cache
def _lands() -> frozenset[str]:
    return frozenset(map(folded, countries()))
