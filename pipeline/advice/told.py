"""A pattern told by the sentences of an advice, for documents that tell of many at once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.advice.catalogue import choose_group
from pipeline.advice.concept import Line, Lines
from pipeline.advice.evidence import Evidence
from pipeline.advice.gate import has_text
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern
from pipeline.advice.sentences import one_after_another, term, term_line
from pipeline.advice.slots import gather
from pipeline.advice.surveyed import Surveyed
from pipeline.contracts import load_codelist
from pipeline.release import Release
from pipeline.signals.looked import Looked


@dataclass(frozen=True)
class Told:
    """A pattern in words: its title, what we see (the first sentence alone is enough to stand by
    itself), and at least two readings.

    parts: what an advice on it is made of; None for a pattern that is told by its name alone.
    """

    pattern: Pattern
    titel: Line
    wij_zien: Lines = ()
    lezingen: Lines = ()
    parts: Parts | None = None

    @property
    def kern(self) -> Line:
        """What was seen, beside what was expected."""
        return one_after_another(self.wij_zien[:2])

    @property
    def eenheid(self) -> str:
        """The unit that is named; "" for the whole organisation."""
        return self.pattern.codes.get("eenheid", "")


def by_name(pattern: Pattern) -> Told:
    """A pattern without sentences."""
    return Told(pattern, term_line(load_codelist("patronen").label(pattern.code), pattern.code))


@dataclass(frozen=True)
class Teller:
    """Tells the patterns of one release. `sector` as for detect(); `today` is the document's."""

    release: Release
    sector: str
    today: date

    def told(self, pattern: Pattern, looked: Looked) -> Told:
        """A pattern of the list that says `looked` of itself; by its name alone where there are no
        sentences for it, or no number for its title."""
        try:
            return self._by_sentences(pattern, looked)
        except LookupError:
            return by_name(pattern)

    def _by_sentences(self, pattern: Pattern, looked: Looked) -> Told:
        if not has_text(pattern):
            raise LookupError("no sentences for this pattern")
        group = choose_group(pattern.code, pattern.codes, pattern.richting)
        slots = gather(Evidence(pattern, self.release, looked), self._surveyed)
        parts = Parts(pattern, group, slots)
        title = parts.head(self.today, term(pattern.periode, pattern.periode)).titel
        return Told(pattern, title, parts.seen(), parts.meaning().lezingen, parts)

    @cached_property
    def _surveyed(self) -> Surveyed:
        return Surveyed(self.release, self.sector)
