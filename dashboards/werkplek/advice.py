"""Not built yet."""

import streamlit as st

from pipeline.steps import Workplace


def render(place: Workplace) -> None:
    """Nothing yet."""
    st.info("Deze pagina komt nog.")
