"""A document as a Word file: real styles, marked header rows, Dutch as its language.

Why: users restyle it to their own house style and read it with a screen reader.
"""

import io
from typing import Any

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import (
    Block,
    Chart,
    Document,
    Fields,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
    shown_blocks,
)
from pipeline.advice.documents.docx_chart import add_chart
from pipeline.advice.documents.docx_style import (
    EMPHASIS,
    LETTERHEAD,
    SMALL,
    SMALL_LIST,
    header_and_footer,
    new_document,
)
from pipeline.advice.documents.docx_table import add_table

_TEXT_WIDTH_CM = 17.0
_STYLES = {"gewoon": "Normal", "klein": SMALL, "nadruk": EMPHASIS}


def write_docx(document: Document) -> bytes:
    """The file."""
    word = new_document(document)
    header_and_footer(
        word, document.status, document.voorbeeld, f"{document.organisatie} | {document.kenmerk}"
    )
    word.add_paragraph(document.soort, style="Subtitle")
    word.add_paragraph(document.titel, style="Title")
    writer = _Writer(word)
    for block in shown_blocks(document):
        writer.add(block)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Adds blocks one after the other, and numbers the tables and charts."""

    def __init__(self, word: Any) -> None:
        self._word = word
        self._tables = 0
        self._charts = 0

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._word.add_heading(block.text, level=block.level)
            case Paragraph():
                self._line(block.line, _STYLES[block.vorm])
            case Items():
                for line in block.lines:
                    self._line(line, _list_style(block))
            case Fields():
                self._fields(block)
            case Table():
                self._table(block)
            case Chart():
                self._charts += 1
                add_chart(self._word, block, self._charts)
            case PageBreak():
                self._word.add_page_break()

    def _line(self, line: Line, style: str) -> None:
        self._word.add_paragraph(line.text, style=style)

    def _fields(self, block: Fields) -> None:
        for name, value in block.pairs:
            paragraph = self._word.add_paragraph(style=LETTERHEAD)
            paragraph.add_run(name).bold = True
            paragraph.add_run(f"\t{value.text}")

    def _table(self, table: Table) -> None:
        self._tables += 1
        share = _TEXT_WIDTH_CM / sum(table.widths)
        add_table(
            self._word,
            table.caption,
            self._tables,
            table.columns,
            [[cell.text for cell in row] for row in table.rows],
            [width * share for width in table.widths],
        )


def _list_style(items: Items) -> str:
    if items.vorm == "klein":
        return SMALL_LIST
    return "List Number" if items.is_numbered else "List Bullet"
