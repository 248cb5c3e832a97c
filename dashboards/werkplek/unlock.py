"""The door of the werkplek: the passphrase is asked for, once a session."""

from collections.abc import Callable

import streamlit as st

from dashboards.werkplek import session
from dashboards.werkplek.ahead import load_ahead
from dashboards.werkplek.page import draw_head, show_problem
from dashboards.wording.safe_text import plain
from pipeline.errors import UserError
from pipeline.workspace import open_workspace

_WHY = (
    "De sleutelzin wordt niet bewaard. De kluis staat daarna open in het geheugen van dit venster, "
    "tot u haar sluit of een half uur niets doet."
)


def render() -> None:
    """Ask for the key."""
    draw_head("Open de kluis")
    try:
        workspace = open_workspace(session.folder())
        st.markdown(f"Organisatie: **{plain(workspace.settings.organisatie.naam)}**")
    except UserError as problem:
        show_problem(problem)
        return
    with st.form("openen", border=False):
        typed = st.text_input("Sleutelzin", type="password", autocomplete="current-password")
        st.caption(_WHY)
        if st.form_submit_button("Openen", type="primary"):
            _try(lambda: session.open_kluis(typed))
    if session.has_kept_key():
        _ask_code()
    load_ahead()


def _ask_code() -> None:
    with st.expander("De sleutelzin is bewaard op deze computer"):
        st.markdown("Typ de code uit het venster waarin u `vip werkplek` startte.")
        with st.form("code", border=False):
            code = st.text_input("Code", autocomplete="off")
            if st.form_submit_button("Openen met de code"):
                _try(lambda: session.open_with_code(code))


def _try(opens: Callable[[], None]) -> None:
    try:
        opens()
    except UserError as problem:
        show_problem(problem)
    else:
        st.rerun()
