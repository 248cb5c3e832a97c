"""The sentences of an answer, from `gevraagdteksten.yaml`."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.advice.catalogue import Slots, fill
from pipeline.advice.concept import Fact, Line, Origin, Term
from pipeline.contracts import load_texts


def said(*path: str) -> Any:
    """What stands at a path. Raises KeyError when there is nothing."""
    found: Any = load_texts("gevraagdteksten")
    for key in path:
        found = found[key]
    return found


def sentence(slots: Slots, *path: str) -> Line:
    """One sentence, filled. Raises KeyError for a name without a value."""
    return fill(str(said(*path)), slots)


def sentences(slots: Slots, *path: str) -> tuple[Line, ...]:
    """A list of sentences, filled."""
    return tuple(fill(str(one), slots) for one in said(*path))


def words(text: str) -> Line:
    """Fixed words, or words of the calendar."""
    return Line((text,))


def ahead(text: str, value: float) -> Fact:
    """A number that the planner says beforehand."""
    return Fact(text, value, (), Origin.VOORUITBLIK)


def listed(lines: Sequence[Line], between: str = ", ") -> Iterator[str | Fact | Term]:
    """Lines in a row as the parts of one."""
    for index, line in enumerate(lines):
        if index:
            yield between
        yield from line.parts
