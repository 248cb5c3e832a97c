"""What a page shows, written down while it is drawn: the source of every export.

Why: a file that is made from the page itself cannot say anything else than the page. `blocks` draws
and writes down in one step; `show_page` opens a new sheet for each time a page is drawn.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field

import pandas as pd

from dashboards.wording.numbers import short
from dashboards.wording.safe_text import unmarked
from pipeline.advice.concept import Fact, Line, Origin
from pipeline.advice.documents.document import (
    Block,
    Chart,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    words,
)

BOUNDS = ("Schatting", "Ondergrens", "Bovengrens")
_NAME_WIDTH, _NUMBER_WIDTH = 4.0, 1.7
_BOUND_COLUMNS = ("estimate", "lower", "upper")


@dataclass(frozen=True)
class Choice:
    """One choice of the reader: its name in a link, what it is called, its code and its words."""

    name: str
    label: str
    code: str
    words: str


@dataclass
class Sheet:
    """One page as it was drawn: its blocks in reading order, its choices, and the names of the
    choices in the link that do not exist here."""

    blocks: list[Block] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def charts(self) -> list[Chart]:
        """The pictures on the page."""
        return [block for block in self.blocks if isinstance(block, Chart)]

    @property
    def tables(self) -> list[Table]:
        """The tables on the page."""
        return [block for block in self.blocks if isinstance(block, Table)]


_NOW: ContextVar[Sheet | None] = ContextVar("sheet", default=None)


def new_sheet() -> Sheet:
    """An empty sheet; what is drawn from now on is written on it."""
    sheet = Sheet()
    _NOW.set(sheet)
    return sheet


def current_sheet() -> Sheet:
    """The sheet of the page that is being drawn."""
    return _NOW.get() or new_sheet()


def write_heading(text: str, level: int) -> None:
    """A heading, as it was given to the page."""
    current_sheet().blocks.append(Heading(unmarked(text), level))


def write_words(text: str, is_small: bool = False) -> None:
    """A paragraph, as it was given to the page: its marks of Markdown are left out."""
    said = unmarked(text)
    if said:
        current_sheet().blocks.append(Paragraph(words(said), "klein" if is_small else "gewoon"))


def write_items(lines: list[str], is_numbered: bool = False) -> None:
    """A list of plain sentences."""
    if lines:
        current_sheet().blocks.append(Items(tuple(words(line) for line in lines), is_numbered))


def write_fields(pairs: list[tuple[str, str]]) -> None:
    """Names with values."""
    if pairs:
        current_sheet().blocks.append(Fields(tuple((name, words(said)) for name, said in pairs)))


def write_block(block: Block) -> None:
    """A block as it is."""
    current_sheet().blocks.append(block)


def write_table(frame: pd.DataFrame, caption: str, numbers: pd.DataFrame | None = None) -> None:
    """A table of text. `numbers` gives estimate, lower and upper of each row (and is_te_onzeker):
    they come beside the words, so that a spreadsheet can work with them."""
    columns = [str(name) for name in frame.columns]
    rows = [tuple(words(str(cell)) for cell in row) for row in frame.to_numpy()]
    widths = [_NAME_WIDTH] * len(columns)
    if numbers is not None:
        columns += BOUNDS
        widths += [_NUMBER_WIDTH] * len(BOUNDS)
        ends = [_ends(row) for _, row in numbers.iterrows()]
        rows = [(*row, *end) for row, end in zip(rows, ends, strict=True)]
    write_block(Table(caption, tuple(columns), tuple(rows), tuple(widths)))


def _ends(row: "pd.Series[float]") -> tuple[Line, ...]:
    """Estimate, lower and upper; of a number that is too uncertain to name, its range alone."""
    is_vague = bool(row.get("is_te_onzeker", False))
    values = [max(0.0, float(row[name])) for name in _BOUND_COLUMNS]
    return tuple(
        words("") if is_vague and name == "estimate" else _number(value)
        for name, value in zip(_BOUND_COLUMNS, values, strict=True)
    )


def _number(value: float) -> Line:
    return Line((Fact(short(value), round(value, 1), (), Origin.SCHATTING),))
