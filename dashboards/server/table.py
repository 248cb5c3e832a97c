"""A table of text that a narrow screen shows as cards, so that nobody has to scroll sideways."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.charts.style import FAINT_INK
from dashboards.wording.safe_text import markup, plain

_MOST_ON_A_PHONE = 3


def show_table(frame: pd.DataFrame, alt: str, faint: Sequence[bool] = ()) -> None:
    """Every cell as it is, with its text alternative. `faint`: which rows are grey, if any."""
    if len(frame.columns) > _MOST_ON_A_PHONE:
        # The style sheet shows this or the table that follows it, never both.
        st.html(_cards(frame, alt))
    cells: Any = frame.map(lambda cell: plain(str(cell))).reset_index(drop=True)
    if any(faint):
        grey = [f"color: {FAINT_INK}" if is_faint else "" for is_faint in faint]
        cells = cells.style.apply(lambda column: grey, axis=0)
    st.table(cells, hide_index=True, alt=alt)


def _cards(frame: pd.DataFrame, alt: str) -> str:
    """Each row by itself."""
    names = [markup(str(name)) for name in frame.columns]
    rows = [
        "".join(
            f"<dt>{name}</dt><dd>{markup(str(cell))}</dd>"
            for name, cell in zip(names, row, strict=True)
            if str(cell)
        )
        for row in frame.to_numpy()
    ]
    cards = "".join(f"<li><dl>{row}</dl></li>" for row in rows)
    return f'<ul class="vip-kaarten" aria-label="{markup(alt)}">{cards}</ul>'
