"""A document as a Word file: real styles, marked header rows, Dutch as its language.

Why: users restyle it to their own house style and read it with a screen reader. The same document
is the same bytes on every machine.
"""

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any

from docx.shared import Emu

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
from pipeline.advice.documents.docx_fields import header_and_footer, text_width
from pipeline.advice.documents.docx_lists import Lists
from pipeline.advice.documents.docx_style import (
    EMPHASIS,
    LETTERHEAD,
    SMALL,
    SMALL_LIST,
    SMALL_NUMBERS,
    add_looks,
)
from pipeline.advice.documents.docx_table import add_table
from pipeline.advice.documents.docx_template import LANGUAGE, empty_document, speak_dutch
from pipeline.advice.documents.same_zip import same_zip
from pipeline.advice.documents.written import printable

_LONGEST = 255
_STYLES = {"gewoon": "Normal", "klein": SMALL, "nadruk": EMPHASIS}
_LISTS = {
    (False, "gewoon"): "List Bullet",
    (False, "klein"): SMALL_LIST,
    (True, "gewoon"): "List Number",
    (True, "klein"): SMALL_NUMBERS,
}


def write_docx(document: Document, template: Path | None = None) -> bytes:
    """The file, in the house style of `template` where there is one.

    Raises ConfigurationError when the template cannot be used.
    """
    word = empty_document(template)
    speak_dutch(word)
    add_looks(word, is_house_style=template is not None)
    _properties(word, document)
    header_and_footer(
        word, document.status, document.voorbeeld, f"{document.organisatie} | {document.kenmerk}"
    )
    writer = _Writer(word)
    writer.paragraph(document.soort, "Subtitle")
    writer.paragraph(document.titel, "Title")
    is_on_new_page = False
    for block in shown_blocks(document):
        if isinstance(block, PageBreak):
            is_on_new_page = True
            continue
        before = len(word.element.body)
        writer.add(block)
        if is_on_new_page:
            _start_page(word, before)
        is_on_new_page = False
    buffer = io.BytesIO()
    word.save(buffer)
    return same_zip(buffer.getvalue(), document.datum)


def _properties(word: Any, document: Document) -> None:
    """Office takes no more than 255 letters for each."""
    properties = word.core_properties
    properties.title = printable(f"{document.soort}: {document.titel}")[:_LONGEST]
    properties.author = properties.last_modified_by = printable(document.van)[:_LONGEST]
    properties.subject = printable(document.organisatie)[:_LONGEST]
    properties.language = LANGUAGE
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.combine(document.datum, time())


def _start_page(word: Any, before: int) -> None:
    """A break of its own would leave an empty line at the head of the page."""
    first = word.element.body[before - 1]  # the section's properties stay last
    first.get_or_add_pPr().get_or_add_pageBreakBefore()


class _Writer:
    """Adds blocks one after the other, and numbers the tables, the charts and the lists."""

    def __init__(self, word: Any) -> None:
        self._word = word
        self._lists = Lists(word)
        self._width: Emu = text_width(word)
        self._tables = 0
        self._charts = 0

    def paragraph(self, text: str, style: str) -> Any:
        """Words in a named style."""
        return self._word.add_paragraph(printable(text), style=style)

    def add(self, block: Block) -> None:
        """One block at the end."""
        match block:
            case Heading():
                self.paragraph(block.text, f"Heading {min(block.level, 3)}")
            case Paragraph():
                said = self.paragraph(block.line.text, _STYLES[block.vorm])
                if block.line.text.rstrip().endswith(":"):
                    said.paragraph_format.keep_with_next = True
            case Items():
                self._items(block)
            case Fields():
                self._fields(block)
            case Table():
                self._tables += 1
                add_table(self._word, block, self._tables, self._width)
            case Chart():
                self._charts += 1
                add_chart(self._word, block, self._charts, self._width)
            case PageBreak():
                pass

    def _items(self, block: Items) -> None:
        style = _LISTS[block.is_numbered, block.vorm]
        number = self._lists.start() if block.is_numbered else None
        for line in block.lines:
            item = self.paragraph(line.text, style)
            if number is not None:
                self._lists.join(item, number)

    def _fields(self, block: Fields) -> None:
        for name, value in block.pairs:
            paragraph = self.paragraph("", LETTERHEAD)
            paragraph.add_run(f"{printable(name)}:").bold = True
            paragraph.add_run(f"\t{printable(value.text)}")
