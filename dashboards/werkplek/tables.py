"""Tables of text: every cell shows as it is."""

import pandas as pd
import streamlit as st

from dashboards.wording.safe_text import plain


def text_table(frame: pd.DataFrame, alt: str) -> None:
    """A table of text with its text alternative."""
    st.table(frame.map(lambda cell: plain(str(cell))), hide_index=True, alt=alt)
