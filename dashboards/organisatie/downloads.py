"""The buttons that give a frozen document: Word to work in, PDF to read and to print."""

import streamlit as st

from dashboards.organisatie.exports.block import WORD

PDF = "application/pdf"


def download(what: str, name: str, word: bytes, pdf: bytes | None) -> None:
    """One button a file; `what` in words ("het advies"), `name` of public codes only.

    What was handed over before there were PDFs has none.
    """
    _button(f"Download {what} als Word-document", f"{name}.docx", word, WORD)
    if pdf is not None:
        _button(f"Download {what} als PDF", f"{name}.pdf", pdf, PDF)


def _button(label: str, file_name: str, data: bytes, mime: str) -> None:
    st.download_button(
        label, data, file_name=file_name, mime=mime, key=f"document.{file_name}", on_click="ignore"
    )
