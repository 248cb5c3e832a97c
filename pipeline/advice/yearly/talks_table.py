"""One table of talks: its last years side by side, and which numbers are too small to name."""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Line, Term
from pipeline.advice.documents.document import Block, Table
from pipeline.advice.sentences import in_a_row, term
from pipeline.advice.yearly.amount import shown
from pipeline.advice.yearly.counts import Series, series_of
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import paragraph, part, say, small
from pipeline.release.cells import is_late

_MOST_YEARS = 3
_MOST_ROWS = 12
_NAME_WIDTH, _YEAR_WIDTH = 4.4, 4.0


def by_dimension(data: Yearly, name: str, most_years: int = _MOST_YEARS) -> Iterator[Block]:
    """The heading, the table and what is not in it.

    Of a short list every row is shown; of a long one those with a number that can be named.
    """
    years = _years(data, most_years)
    rows = series_of(data.year, name, years)
    named = [one for one in rows if one.can_be_named]
    yield part("tabellen", name, "kop")
    if is_late(name):
        yield paragraph("gesprekken", "later_geteld")
    if not named:
        yield paragraph("gesprekken", "niets_te_noemen")
        return
    kept = list(rows) if len(rows) <= _MOST_ROWS else named
    yield _table(data, name, years, kept)
    if any(one.is_doubtful for one in kept):
        yield small("gesprekken", "hoogstens")
    left = [one.name for one in rows if one not in kept]
    if left:
        yield small("gesprekken", "te_klein", namen=in_a_row(left))


def column(data: Yearly, year: int) -> Term:
    """A year as a heading; of half a year that it is."""
    if year != data.jaar or data.year.is_whole:
        return term(year, "jaar")
    until = f"{say('gesprekken', 'tot_en_met')} {data.year.until}"
    return term(f"{year} ({until})", data.year.perioden[-1])


def _table(data: Yearly, name: str, years: Sequence[int], rows: Sequence[Series]) -> Table:
    return Table(
        caption=say("tabellen", name, "bijschrift"),
        columns=(say("tabellen", name, "kolom"), *(column(data, year).text for year in years)),
        rows=tuple((Line((one.name,)), *map(shown, one.amounts)) for one in rows),
        widths=(_NAME_WIDTH, *[_YEAR_WIDTH] * len(years)),
    )


def _years(data: Yearly, most: int) -> tuple[int, ...]:
    """The years side by side: whole ones before, and the year of the report itself."""
    before = [year for year in data.year.years if year < data.jaar]
    return (*before[len(before) - min(most - 1, len(before)) :], data.jaar)
