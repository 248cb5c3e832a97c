"""A document on the page: headings, paragraphs, lists and tables, every word as it is."""

import pandas as pd
import streamlit as st

from dashboards.charts.drawn import chart_html
from dashboards.server.table import show_table
from dashboards.wording.safe_text import markup, plain
from pipeline.advice.documents.document import (
    Block,
    Chart,
    Document,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    shown_blocks,
)


def show_document(document: Document) -> None:
    """The whole document."""
    st.markdown(f"**{plain(document.titel)}**")
    if document.status:
        st.caption(plain(document.status))
    for block in shown_blocks(document):
        _show(block)


def _show(block: Block) -> None:
    match block:
        case Heading():
            (st.header if block.level == 1 else st.subheader)(plain(block.text), anchor=False)
        case Paragraph(vorm="klein"):
            st.caption(plain(block.line.text))
        case Paragraph(vorm="nadruk"):
            st.markdown(f"**{plain(block.line.text)}**")
        case Paragraph():
            st.markdown(plain(block.line.text))
        case Items():
            sign = "1." if block.is_numbered else "-"  # Markdown counts on from 1 by itself
            st.markdown("\n".join(f"{sign} {plain(line.text)}" for line in block.lines))
        case Fields():
            pairs = [(name, line.text) for name, line in block.pairs if line.text]
            items = "".join(f"<dt>{markup(n)}</dt><dd>{markup(v)}</dd>" for n, v in pairs)
            st.html(f'<dl class="vip-feiten">{items}</dl>')
        case Table():
            rows = [[cell.text for cell in row] for row in block.rows]
            show_table(pd.DataFrame(rows, columns=list(block.columns)), block.caption)
        case Chart():
            st.html(chart_html(block))
        case _:
            pass
