"""A document shown as a page: the same words, tables and pictures as in its file.

Why: what a preventiemedewerker or works council reads here is what they take away in Word or Excel;
a page that told it in its own words would be a second version.
"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.exports.block import EXCEL, WORD
from dashboards.wording.safe_text import plain
from pipeline.advice.documents.document import (
    Chart,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    shown_blocks,
)

KINDS = (("Word", "docx", WORD), ("Excel", "xlsx", EXCEL), ("PDF", "pdf", "application/pdf"))
_TAKE = "Neem dit stuk mee als bestand."


def show_document(document: Document) -> None:
    """Its blocks, in their order."""
    for block in shown_blocks(document):
        match block:
            case Heading():
                write = blocks.header if block.level == 1 else blocks.subheader
                write(plain(block.text))
            case Paragraph(vorm="klein"):
                blocks.caption(plain(block.line.text))
            case Paragraph(vorm="nadruk"):
                blocks.markdown(f"**{plain(block.line.text)}**")
            case Paragraph():
                blocks.markdown(plain(block.line.text))
            case Items():
                blocks.listed([line.text for line in block.lines], block.is_numbered)
            case Fields():
                blocks.facts((name, line.text) for name, line in block.pairs)
            case Table():
                _table(block)
            case Chart():
                blocks.chart(block)
            case _:
                pass


def take_along(document: Document, called: str) -> None:
    """The document as files of its own: named after its reference, made on the click."""
    st.markdown(_TAKE)
    name = f"vip-signaal_{document.kenmerk}{'_VOORBEELDGEGEVENS' if document.voorbeeld else ''}"
    with st.container(horizontal=True):
        for label, ending, mime in KINDS:
            st.download_button(
                f"{called} als {label}",
                _maker(document, ending),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"stuk.{ending}",
                on_click="ignore",
            )


def _maker(document: Document, ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        from pipeline.advice.documents.files import written  # read in on the click

        return written(document, f".{ending}")

    return make


def _table(table: Table) -> None:
    frame = pd.DataFrame([[cell.text for cell in row] for row in table.rows], columns=table.columns)
    blocks.plain_table(frame, table.caption)
