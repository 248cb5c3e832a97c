"""A document as PDF/UA: tagged, in Dutch, readable aloud, the same bytes every time.

typst checks the rules of PDF/UA-1 while it writes and refuses what breaks them. The words go in as
data beside a fixed template, so nothing that anybody typed is ever read as markup.
"""

import json
from pathlib import Path
from typing import Any

from pipeline.advice.documents.chart import chart_svg
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
from pipeline.advice.documents.typesetting import typeset_pdf
from pipeline.advice.documents.written import drawable

_TEMPLATE = Path(__file__).with_name("document.typ")


def write_pdf(document: Document) -> bytes:
    """The file."""
    data = {"document": json.dumps(_drawable(_plain(document)), ensure_ascii=False)}
    return typeset_pdf(_TEMPLATE.read_bytes(), data, document.datum)


def _plain(document: Document) -> dict[str, Any]:
    day = document.datum
    return {
        "titel": document.titel,
        "soort": document.soort,
        "van": document.van,
        "organisatie": document.organisatie,
        "kenmerk": document.kenmerk,
        "jaar": day.year,
        "maand": day.month,
        "dag": day.day,
        "status": document.status,
        "voorbeeld": document.voorbeeld,
        "blocks": [_block(block) for block in shown_blocks(document)],
    }


def _drawable(value: Any) -> Any:
    """The same plain values, with every text in letters that the typeface has."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {name: _drawable(one) for name, one in value.items()}
    return [_drawable(one) for one in value] if isinstance(value, list | tuple) else value


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any]
    match block:
        case Heading():
            found = {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            found = {"kind": "paragraph", "line": block.line.text, "vorm": block.vorm}
        case Items():
            found = {
                "kind": "items",
                "lines": [line.text for line in block.lines],
                "is_numbered": block.is_numbered,
                "vorm": block.vorm,
            }
        case Fields():
            found = {"kind": "fields", "pairs": [[name, line.text] for name, line in block.pairs]}
        case Table():
            found = {
                "kind": "table",
                "caption": block.caption,
                "columns": block.columns,
                "rows": [[cell.text for cell in row] for row in block.rows],
                "widths": block.widths,
            }
        case Chart():
            svg = chart_svg(block)
            found = {"kind": "chart", "caption": block.caption, "alt": block.alt, "svg": svg}
        case PageBreak():
            found = {"kind": "page-break"}
    return found
