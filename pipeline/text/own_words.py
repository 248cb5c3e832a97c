"""The organisation's own names: units, teams, sites, functions, and words that a VP adds.

Why: nobody outside knows that "Spoedpost" is twelve people; the organisation's own lists do. A
name that is an ordinary word as well ("Keuken", "Zorg") is meant only with a capital, or after
"afdeling".
"""

from collections.abc import Iterable, Iterator

from pipeline.text.answer import Answer, folded
from pipeline.text.phrases import Phrases
from pipeline.text.spans import Kind, Span
from pipeline.text.units import CUES
from pipeline.text.word_lists import vocabulary, word_list

_ARTICLES = frozenset(("de", "het"))


class OwnWords:
    """What is known of one organisation. `names`: its units, sites and own words; `functies`: the
    names of functions."""

    def __init__(self, names: Iterable[str] = (), functies: Iterable[str] = ()) -> None:
        names = {name for given in names for name in (given, _without_cue(given))}
        self._sure = Phrases(n for n in names if not _is_word(n))
        self._doubtful = Phrases(n for n in names if _is_word(n))
        self.functies = frozenset(folded(f) for f in functies)

    def find(self, answer: Answer) -> Iterator[Span]:
        """The names of the organisation, with "afdeling" or "team" before them."""
        words = answer.words
        for first, end in self.places(answer):
            start = words[first].start
            if first and words[first - 1].low in CUES:
                start = words[first - 1].start
            yield Span(start, words[end - 1].end, Kind.ONDERDEEL)

    def places(self, answer: Answer) -> Iterator[tuple[int, int]]:
        """First word and the one after the last, of every name of the organisation."""
        yield from self._sure.find(answer)
        for first, end in self._doubtful.find(answer):
            if _is_meant(answer, first, end):
                yield first, end


def _is_meant(answer: Answer, first: int, end: int) -> bool:
    """Whether an ordinary word is the name of a unit here."""
    word = answer.words[first]
    before = answer.words[first - 1].low if first else ""
    if word.is_capital or before in CUES or before == "bij":
        return True
    after = answer.words[end].low if end < len(answer.words) else ""
    return word.opens and word.text[0].isupper() and after in word_list("na_namen")


def _without_cue(name: str) -> str:
    """ "Team Zonnedauw" is called "Zonnedauw" as well."""
    first, _, rest = name.strip().partition(" ")
    return rest if folded(first) in CUES else name


def _is_word(name: str) -> bool:
    words = [w.low for w in Answer(name).words if w.low not in _ARTICLES]
    return len(words) <= 1 and all(word in vocabulary() for word in words)
