"""The sentences of one catalogue, as lines and blocks of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.advice.catalogue import fill
from pipeline.advice.concept import Fact, Line, Term
from pipeline.advice.documents.document import Heading, Paragraph, Table
from pipeline.contracts import load_texts

Value = Fact | Term | Line
Row = tuple[Line, ...]


@dataclass(frozen=True)
class Sentences:
    """A file of `data_contracts/codes` by its name."""

    name: str

    def say(self, *path: str) -> str:
        """One text, by its path. Raises KeyError when it is not there."""
        found = self._at(path)
        if not isinstance(found, str):
            raise KeyError(".".join(path))
        return found

    def said(self, *path: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(one) for one in self._at(path))

    def listed(self, *path: str) -> tuple[dict[str, Any], ...]:
        """A list of entries, as they stand."""
        return tuple(self._at(path))

    def line(self, *path: str, **slots: Value) -> Line:
        """A text with its {names} filled."""
        return fill(self.say(*path), slots)

    @staticmethod
    def filled(template: str, **slots: Value) -> Line:
        """A text of a list with its {names} filled."""
        return fill(template, slots)

    def paragraph(self, *path: str, **slots: Value) -> Paragraph:
        """The same as a paragraph."""
        return Paragraph(self.line(*path, **slots))

    def small(self, *path: str, **slots: Value) -> Paragraph:
        """The same as a remark."""
        return Paragraph(self.line(*path, **slots), "klein")

    def heading(self, *path: str, level: int = 1) -> Heading:
        """A text as a heading."""
        return Heading(self.say(*path), level)

    def table(
        self, name: str, rows: Iterable[Row], widths: tuple[float, ...], **slots: Value
    ) -> Table:
        """A table with the caption and columns under `tabellen`."""
        caption = self.line("tabellen", name, "bijschrift", **slots).text
        columns = tuple(fill(one, slots).text for one in self.said("tabellen", name, "kolommen"))
        return Table(caption, columns, tuple(rows), widths)

    def _at(self, path: tuple[str, ...]) -> Any:
        found: Any = load_texts(self.name)
        for key in path:
            found = found[key]
        return found


def term(value: object, code: str) -> Term:
    """A value that is public or was typed by the vertrouwenspersoon, with where it comes from."""
    return Term(str(value), code)


def term_line(value: object, code: str) -> Line:
    """The same as a paragraph or cell of its own."""
    return Line((term(value, code),))


def in_a_row(names: Iterable[Term], last: str = " en ") -> Line:
    """Names in a row: "a, b en c"."""
    return Line(tuple(_with_commas(list(names), last)))


def _with_commas(names: list[Term], last: str) -> Iterator[str | Term]:
    for place, name in enumerate(names):
        if place:
            yield last if place == len(names) - 1 else ", "
        yield name


def one_after_another(lines: Iterable[Line]) -> Line:
    """Sentences as one paragraph."""
    parts: list[str | Fact | Term] = []
    for one in lines:
        parts += [" ", *one.parts] if parts else one.parts
    return Line(tuple(parts))
