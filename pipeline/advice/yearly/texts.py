"""The sentences of the jaarrapport, from `jaarrapportteksten.yaml`."""

from collections.abc import Iterable
from typing import Any

from pipeline.advice.catalogue import fill
from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.documents.document import Heading, Paragraph, Table
from pipeline.contracts import load_texts

Value = Fact | Term | Line
Row = tuple[Line, ...]


def say(*path: str) -> str:
    """One text, by its path. Raises KeyError when it is not there."""
    found = _at(path)
    if not isinstance(found, str):
        raise KeyError(".".join(path))
    return found


def said(*path: str) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(str(item) for item in _at(path))


def line(*path: str, **slots: Value) -> Line:
    """A text with its {names} filled."""
    return fill(say(*path), slots)


def paragraph(*path: str, **slots: Value) -> Paragraph:
    """A text as a paragraph."""
    return Paragraph(line(*path, **slots))


def small(*path: str, **slots: Value) -> Paragraph:
    """A text as a remark."""
    return Paragraph(line(*path, **slots), "klein")


def chapter(name: str) -> Heading:
    """The heading of a chapter."""
    return Heading(say("hoofdstukken", name))


def public_chapter(name: str) -> Heading:
    """The heading of a part of the public version."""
    return Heading(say("publieke_hoofdstukken", name))


def part(*path: str, **slots: Value) -> Heading:
    """A heading within a chapter."""
    return Heading(line(*path, **slots).text, 2)


def table(name: str, rows: Iterable[Row], widths: tuple[float, ...], **slots: Value) -> Table:
    """A table with the caption and columns of the catalogue."""
    columns = tuple(fill(one, slots).text for one in said("tabellen", name, "kolommen"))
    caption = line("tabellen", name, "bijschrift", **slots).text
    return Table(caption, columns, tuple(rows), widths)


def term(value: object, code: str) -> Term:
    """A value that is public or was typed by the vertrouwenspersoon, with where it comes from."""
    return Term(str(value), code)


def term_line(value: object, code: str) -> Line:
    """The same as a paragraph or cell of its own."""
    return Line((term(value, code),))


def listed(terms: Iterable[Term]) -> Line:
    """Names in a row: "a, b en c"."""
    names = list(terms)
    parts: list[str | Fact | Term] = []
    for place, name in enumerate(names):
        if place:
            parts.append(" en " if place == len(names) - 1 else ", ")
        parts.append(name)
    return Line(tuple(parts))


def joined(lines: Iterable[Line]) -> Line:
    """Sentences as one paragraph."""
    parts: list[str | Fact | Term] = []
    for one in lines:
        if parts:
            parts.append(" ")
        parts += one.parts
    return Line(tuple(parts))


def _at(path: tuple[str, ...]) -> Any:
    found: Any = load_texts("jaarrapportteksten")
    for key in path:
        found = found[key]
    return found
