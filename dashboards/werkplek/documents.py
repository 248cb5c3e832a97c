"""Downloading a document: made when it is asked for, and then handed to the browser.

In two clicks, because a document that is made at the moment of downloading is made later than the
page, when the kluis is closed again.
"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from dashboards.werkplek.page import show_problem
from dashboards.werkplek.session import folder
from pipeline.errors import UserError
from pipeline.steps.exported_files import remember_download
from pipeline.workspace import Workspace

_READY = "_document"
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_KINDS = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}


def offer(
    name: str,
    make: Callable[[str], bytes],
    is_private: bool,
    endings: Sequence[str] = (".docx", ".pdf"),
) -> None:
    """A document as files of these kinds. `make` gets the ending; `is_private`: it is no more than
    a concept, and its files are remembered until the user says that they are gone."""
    if is_private:
        st.caption(
            "Dit is nog een concept, alleen voor u. Een gedownload bestand is niet versleuteld: "
            "laat niemand erbij en verwijder het daarna."
        )
    for place, ending in zip(st.columns(len(endings)), endings, strict=True):
        kind = _KINDS[ending]
        if place.button(f"Maak {kind}", key=f"maak_{name}{ending}", width="stretch"):
            try:
                with st.spinner(f"Bezig met {kind}."):
                    st.session_state[_READY] = (f"{name}{ending}", make(ending))
            except UserError as problem:
                show_problem(problem)
    ready, data = st.session_state.get(_READY, ("", b""))
    if ready.rpartition(".")[0] == name:
        st.download_button(
            f"Download {ready}",
            data,
            ready,
            _MIMES[f".{ready.rpartition('.')[2]}"],
            key=f"download_{ready}",
            type="primary",
            on_click=partial(remember_download, Workspace(folder()), ready) if is_private else None,
        )
