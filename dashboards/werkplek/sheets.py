"""An empty sheet to fill in, for who has no file yet."""

import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

import streamlit as st

from pipeline.steps import Workplace
from pipeline.steps.templates import Kind, write_template
from pipeline.workspace import Workspace

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LABELS = {
    "gesprekken": "gesprekken",
    "enquete": "enquête",
    "organisatie": "eenheden",
    "golven": "golven van de enquête",
    "gebeurtenissen": "gebeurtenissen",
    "beschikbaarheid": "uren",
}


def render(place: Workplace) -> None:
    """Choose what for, and download it."""
    with st.expander("Ik heb nog geen bestand: een leeg blad"):
        kind: Kind = st.selectbox("Voor", get_args(Kind), format_func=lambda code: _LABELS[code])
        st.caption("Met uw eigen eenheden in de keuzelijsten, uitleg per kolom, en sleutels.")
        st.download_button(
            "Download het lege blad",
            # Made when it is clicked, later than this drawing: so without the open kluis.
            partial(_sheet, place.workspace, kind, place.today),
            f"{kind}.xlsx",
            _MIME,
        )


def _sheet(workspace: Workspace, kind: Kind, today: date) -> bytes:
    """The empty sheet as bytes; nothing in it comes from a row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.xlsx"
        write_template(workspace, path, kind, today)
        return path.read_bytes()
