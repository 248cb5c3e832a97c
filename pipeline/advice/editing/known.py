"""What a concept already says: the words, names and numbers that are not new in an edited text."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.advice.concept import Concept, Line, Maatregel, Pijler, Term
from pipeline.advice.editing.editable_text import FIELDS, Marks, parts_of
from pipeline.advice.editing.own_numbers import numbers_in


@dataclass(frozen=True)
class Known:
    """The concept that an edited text came from, by what the reading of that text asks."""

    concept: Concept

    @cached_property
    def marks(self) -> Marks:
        """Its numbers and names by their mark."""
        return Marks(self.concept)

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Every paragraph by its text: what was not touched stays what it was."""
        lines = [line for lines in parts_of(self.concept).values() for line in lines]
        return {self.marks.written(line): line for line in lines}

    @cached_property
    def measures(self) -> dict[Pijler, Maatregel]:
        """Its measure by pillar."""
        return {one.pijler: one for one in self.concept.advies.maatregelen}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that the program wrote: numbers and names in those are not new."""
        words = [p for line in self.lines.values() for p in line.parts if isinstance(p, str)]
        terms = [p.text for p in self.marks.by_mark.values() if isinstance(p, Term)]
        fields = [getattr(one, name) for one in self.measures.values() for name in FIELDS]
        return (*words, *terms, *fields, *self.concept.kop.cc, self.concept.organisatie)

    @cached_property
    def usual(self) -> frozenset[str]:
        """Numbers of those words, each with the word after it: "6 weken" is no number from data."""
        return frozenset(pair for words in self.words for pair, _ in numbers_in(words))
