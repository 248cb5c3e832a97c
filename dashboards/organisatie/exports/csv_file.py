"""The numbers of a page as CSV: one row a number, each row with what it is of.

Why every row repeats the choices and the publication: rows are copied into other files, and a
number without its bounds and its source must not travel on. Semicolons, decimal commas and a mark
for the encoding, because that is how a Dutch Excel opens a CSV file.
"""

import csv
import io
from collections.abc import Iterator

from dashboards.organisatie.exports.view import View
from dashboards.organisatie.recorded import BOUNDS, Sheet
from pipeline.advice.documents.document import Table
from pipeline.advice.documents.written import printable

_FORMULA = tuple("=+-@\t\r")
COLUMNS = (
    "Tabel", "Wat", "In woorden", *BOUNDS, "Organisatie", "Pagina", "Gekozen", "Perioden",
    "Publicatie", "Gegevens", "Link",
)  # fmt: skip


def write_csv(view: View, sheet: Sheet) -> bytes:
    """The file. A table without numbers has its words, and no bounds."""
    about = dict(view.facts())
    rest = [about.get(name, "") for name in COLUMNS[3 + len(BOUNDS) :]]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for table in sheet.tables:
        for cells in _rows(table):
            writer.writerow([_safe(cell) for cell in (*cells, *rest)])
    return buffer.getvalue().encode("utf-8-sig")


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    has_bounds = table.columns[-len(BOUNDS) :] == BOUNDS
    named = table.columns[: -len(BOUNDS)] if has_bounds else table.columns
    for row in table.rows:
        cells = [cell.text for cell in row]
        first, *others = cells[: len(named)]
        told = [f"{name}: {said}" for name, said in zip(named[1:], others, strict=True) if said]
        said = others[0] if len(others) == 1 else "; ".join(told)
        ends = cells[len(named) :] if has_bounds else [""] * len(BOUNDS)
        yield table.caption, first, said, *ends


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    shown = printable(cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
