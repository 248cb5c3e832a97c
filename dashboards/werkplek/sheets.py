"""An empty sheet to fill in, for who has no file yet."""

import tempfile
from pathlib import Path
from typing import get_args

import streamlit as st

from pipeline.steps import Workplace
from pipeline.steps.templates import Kind, write_template

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
            lambda: _sheet(place, kind),
            f"{kind}.xlsx",
            _MIME,
        )


def _sheet(place: Workplace, kind: Kind) -> bytes:
    """The empty sheet as bytes; nothing in it comes from a row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.xlsx"
        write_template(place.workspace, path, kind, place.today)
        return path.read_bytes()
