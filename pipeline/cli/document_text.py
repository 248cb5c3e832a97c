"""A document on the screen: headings, paragraphs, lists and tables as plain text."""

from collections.abc import Iterator
from textwrap import fill

from pipeline.advice.documents.document import (
    Block,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
)

_WIDTH = 96


def document_text(document: Document) -> str:
    """The whole document, line by line."""
    head = [document.titel, "=" * len(document.titel), document.status]
    body = [line for block in document.blocks for line in _lines(block)]
    return "\n".join([*(line for line in head if line), *body]).rstrip()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from ("", block.text if block.level > 1 else block.text.upper())
        case Paragraph():
            yield fill(block.line.text, _WIDTH)
        case Items():
            for number, line in enumerate(block.lines, start=1):
                sign = f"{number}. " if block.is_numbered else "- "
                yield fill(line.text, _WIDTH, initial_indent=sign, subsequent_indent="  ")
        case Fields():
            yield from (f"{name}: {line.text}" for name, line in block.pairs if line.text)
        case Table():
            yield from ("", block.caption)
            for row in block.rows:
                cells = zip(block.columns, row, strict=True)
                told = "; ".join(f"{name}: {cell.text}" for name, cell in cells if cell.text)
                yield fill(told, _WIDTH, initial_indent="- ", subsequent_indent="  ")
        case _:
            pass
