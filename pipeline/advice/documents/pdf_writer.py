"""A document as PDF/UA: tagged, in Dutch, readable aloud, the same bytes every time.

typst checks the rules of PDF/UA-1 while it writes and refuses what breaks them. The words go in as
data beside a fixed template, so nothing that anybody typed is ever read as markup.
"""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

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
)

_TEMPLATE = Path(__file__).with_name("document.typ")


def write_pdf(document: Document) -> bytes:
    """The file."""
    made: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(_plain(document), ensure_ascii=False)},
        timestamp=datetime.combine(document.datum, time(), UTC),
    )
    return made


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
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "line": block.line.text, "vorm": block.vorm}
        case Items():
            return {
                "kind": "items",
                "lines": [line.text for line in block.lines],
                "is_numbered": block.is_numbered,
                "vorm": block.vorm,
            }
        case Fields():
            filled = [[name, line.text] for name, line in block.pairs if line.text]
            return {"kind": "fields", "pairs": filled}
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "columns": block.columns,
                "rows": [[cell.text for cell in row] for row in block.rows],
                "widths": block.widths,
            }
        case Chart():
            raise NotImplementedError
        case PageBreak():
            return {"kind": "page-break"}
