"""Tables that a screen reader understands: a caption, a marked header row, a description.

Why: PDF/UA and WCAG ask for it, and python-docx leaves it out.
"""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from pipeline.advice.documents.docx_style import CELL, SHADE, add_caption


def add_table(
    document: Any,
    caption: str,
    number: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
) -> None:
    """A captioned grid whose first row is repeated on every page and whose rows stay whole."""
    add_caption(document, "Tabel", number, caption)
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    _describe(table, caption)
    _fill(table.rows[0], columns)
    _mark_header(table.rows[0])
    for row in rows:
        added = table.add_row()
        _fill(added, row)
        _row_property(added, "w:cantSplit")
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    document.add_paragraph(style=CELL)


def _fill(row: Any, texts: Sequence[str]) -> None:
    for cell, words in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = CELL
        paragraph.add_run(words)


def _mark_header(row: Any) -> None:
    _row_property(row, "w:cantSplit")
    _row_property(row, "w:tblHeader")
    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), SHADE)
        cell._tc.get_or_add_tcPr().append(shade)


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(table: Any, caption: str) -> None:
    """Title and description for assistive technology, at their place in the schema's order."""
    properties = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        found = OxmlElement(name)
        found.set(qn("w:val"), caption)
        properties.append(found)
