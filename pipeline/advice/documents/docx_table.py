"""Tables that a screen reader understands: a caption, a marked header row, a description.

Written as XML at once and not cell by cell through python-docx: that takes a second for a hundred
rows, leaves out what WCAG asks for, and Word is strict about the order of what is in it.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu

from pipeline.advice.documents.document import Table
from pipeline.advice.documents.docx_fields import add_caption
from pipeline.advice.documents.docx_style import CELL, TABLE
from pipeline.advice.documents.written import printable

_TWIPS = 635
_LETTERS_ACROSS = 85
_LINES_TOGETHER = 25
_LOOK = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)


def add_table(document: Any, table: Table, number: int, width: Emu) -> None:
    """A captioned grid whose first row is repeated on every page and whose rows stay whole."""
    add_caption(document, "Tabel", number, table.caption).paragraph_format.keep_with_next = True
    total = sum(table.widths)
    widths = [round(width / _TWIPS * share / total) for share in table.widths]
    style = document.styles[CELL].style_id
    is_whole = _lines(table) <= _LINES_TOGETHER
    rows = [_row(table.columns, widths, style, is_kept=True, is_header=True)]
    for n, row in enumerate(table.rows, start=1):
        is_kept = is_whole and n < len(table.rows)
        rows.append(_row([cell.text for cell in row], widths, style, is_kept))
    caption = quoteattr(printable(table.caption))
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblStyle w:val="{document.styles[TABLE].style_id}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}'
        f"<w:tblCaption w:val={caption}/><w:tblDescription w:val={caption}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    after = document.add_paragraph(style=CELL)
    after._p.addprevious(made)


def _lines(table: Table) -> float:
    """About how many lines it takes, on the safe side; a short table stays on one page."""
    total = sum(table.widths)
    letters = [_LETTERS_ACROSS * width / total for width in table.widths]
    return sum(
        max(ceil(len(cell.text) / many) for cell, many in zip(row, letters, strict=True))
        for row in table.rows
    )


def _row(
    texts: Sequence[str],
    widths: Sequence[int],
    style: str,
    is_kept: bool,
    is_header: bool = False,
) -> str:
    """A row that breaks over no pages; `is_kept`: it stays with the next one."""
    header = "<w:tblHeader/>" if is_header else ""
    pairs = zip(texts, widths, strict=True)
    cells = "".join(_cell(text, wide, style, is_kept) for text, wide in pairs)
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, style: str, is_kept: bool) -> str:
    kept = "<w:keepNext/>" if is_kept else ""
    words = escape(printable(text))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/>{kept}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t>'
        "</w:r></w:p></w:tc>"
    )
