"""What a finder finds: a piece of an answer, and the class that it is replaced as.

Why: finders know about language and nothing about each other; one place puts their finds together.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.answer import Answer


class Kind(StrEnum):
    """The classes of METHODS section 3. The value stands in the text, between brackets."""

    NAAM = "naam"
    MAIL = "mailadres"
    TELEFOON = "telefoonnummer"
    NUMMER = "nummer"
    DATUM = "datum"
    LEEFTIJD = "leeftijd"
    PLAATS = "plaats"
    ORGANISATIE = "organisatie"
    ONDERDEEL = "onderdeel"
    FUNCTIE = "functie"
    HERKENBAAR = "herkenbaar"
    GEZONDHEID = "gezondheid"
    GELOOF = "geloof"
    HERKOMST = "herkomst"
    GEAARDHEID = "geaardheid"
    GEZIN = "gezin"
    VAKBOND = "vakbond"
    GEBEURTENIS = "gebeurtenis"

    @property
    def tag(self) -> str:
        """What stands in the place of what was found."""
        return f"[{self.value}]"


@dataclass(frozen=True, repr=False)
class Span:
    """Characters `start` to `end` (not included) of an answer."""

    start: int
    end: int
    kind: Kind


Finder = Callable[[Answer], Iterable[Span]]


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not overlap, in order: what overlaps becomes one, as the longest of them."""
    current: Span | None = None
    longest = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if current is None or span.start >= current.end:
            if current is not None:
                yield current
            current, longest = span, span.end - span.start
            continue
        is_longer = span.end - span.start > longest
        longest = max(longest, span.end - span.start)
        kind = span.kind if is_longer else current.kind
        current = Span(current.start, max(current.end, span.end), kind)
    if current is not None:
        yield current
