"""Downloading a document: made when it is asked for, and then handed to the browser.

In two clicks, because a document that is made at the moment of downloading is made later than the
page, when the kluis is closed again.
"""

from collections.abc import Callable

import streamlit as st

from dashboards.werkplek.page import show_problem
from pipeline.errors import UserError

_READY = "_document"
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
_KINDS = {".docx": "Word", ".pdf": "PDF"}


def offer(name: str, make: Callable[[str], bytes], is_private: bool) -> None:
    """Word or PDF of one document. `make` gets the ending; `is_private`: it is no more than a
    concept."""
    if is_private:
        st.caption(
            "Dit is nog een concept, alleen voor u. Een gedownload bestand is niet versleuteld: "
            "laat niemand erbij en verwijder het daarna."
        )
    left, right = st.columns(2)
    for place, (ending, kind) in zip((left, right), _KINDS.items(), strict=True):
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
        )
