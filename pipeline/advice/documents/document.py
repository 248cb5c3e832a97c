"""A document as a value: who it is for, its status, and blocks of text, tables and pictures.

A paragraph is a `Line`: words with facts in between, so that every number in a finished document
still knows its cells. Words of the catalogue alone are a `Line` with one part (`words`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.advice.concept import Fact, Line


def words(text: str) -> Line:
    """A paragraph without numbers from data."""
    return Line((text,))


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `klein` is for the account and remarks."""

    line: Line
    vorm: Literal["gewoon", "klein", "nadruk"] = "gewoon"


@dataclass(frozen=True)
class Items:
    """A list, numbered where the order is spoken of."""

    lines: tuple[Line, ...]
    is_numbered: bool = False
    vorm: Literal["gewoon", "klein"] = "gewoon"


@dataclass(frozen=True)
class Fields:
    """Names with values, such as Aan, cc, Datum. Empty values are left out."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Table:
    """A captioned table with a header row. widths: shares of the text width, one a column.

    Raises ValueError where a row has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        if {len(self.widths), *map(len, self.rows)} != {len(self.columns)} or not self.columns:
            raise ValueError("every row of a table, and its widths, are as long as its columns")


@dataclass(frozen=True)
class Point:
    """One place of a chart: its label, the estimate and the range it lies in.

    A number too uncertain to name is drawn open. `cells` are those that it rests on; `words` is
    the number as the table beside the chart has it, made from the value where it is empty.
    """

    label: str
    value: float
    lower: float
    upper: float
    is_te_onzeker: bool
    cells: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture of numbers with their ranges: over time (`reeks`) or side by side (`balken`).

    alt: what somebody who cannot see it needs to know. events: (label of a point, word) pairs.
    breaks: labels before which the series starts anew, drawn as a gap. reach: what the axis reaches
    at least, so that charts of one scale can be laid side by side. Counts have no range below
    zero: whoever makes the points sees to that. Raises ValueError for an event or break at a label
    that no point has, as it would be left out of the picture in silence.
    """

    caption: str
    alt: str
    unit: str
    points: tuple[Point, ...]
    vorm: Literal["reeks", "balken"] = "reeks"
    events: tuple[tuple[str, str], ...] = ()
    breaks: tuple[str, ...] = ()
    reach: float = 0.0

    def __post_init__(self) -> None:
        known = {point.label for point in self.points}
        if not {*self.breaks, *(label for label, _ in self.events)} <= known:
            raise ValueError("an event or break of a chart is at a label of one of its points")


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Items | Fields | Table | Chart | PageBreak


@dataclass(frozen=True)
class Document:
    """What a writer needs. `datum` is that of the dossier: the same document is the same bytes.

    status: the words in the header ("CONCEPT - ..."), "" for none. voorbeeld: words that say that
    these are invented numbers, "" otherwise. kenmerk: what the footer names it by.
    """

    titel: str
    soort: str
    van: str
    organisatie: str
    kenmerk: str
    datum: date
    status: str
    voorbeeld: str
    blocks: tuple[Block, ...]


def shown_blocks(document: Document) -> Iterator[Block]:
    """What has something to show, in reading order; a table without rows says that it has none.

    Why here: an empty list or picture and a skipped level of headings are errors to a screen
    reader, and Word and PDF show the same.
    """
    level = 0
    for block in document.blocks:
        match block:
            case Heading() if block.text.strip():
                level = min(block.level, level + 1)
                yield replace(block, level=level)
            case Paragraph() if block.line.text.strip():
                yield block
            case Items():
                filled = tuple(line for line in block.lines if line.text.strip())
                if filled:
                    yield replace(block, lines=filled)
            case Fields():
                named = tuple(pair for pair in block.pairs if pair[1].text.strip())
                if named:
                    yield replace(block, pairs=named)
            case Chart() if block.points:
                yield block
            case Table():
                yield block if block.rows else replace(block, rows=(_none_in(block),))
            case PageBreak():
                yield block
            case _:
                pass


def _none_in(table: Table) -> tuple[Line, ...]:
    return (words("geen"), *(words("") for _ in table.columns[1:]))


def lines_of(document: Document) -> Iterator[Line]:
    """Every paragraph, list item, field and table cell, in reading order."""
    for block in document.blocks:
        match block:
            case Paragraph():
                yield block.line
            case Items():
                yield from block.lines
            case Fields():
                yield from (line for _, line in block.pairs)
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case _:
                pass


def facts_of(document: Document) -> tuple[Fact, ...]:
    """Every number of the text that comes from data, in reading order."""
    return tuple(fact for line in lines_of(document) for fact in line.facts)
