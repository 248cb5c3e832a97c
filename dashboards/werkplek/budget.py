"""The ledger in words, verified each time the page is opened."""

import streamlit as st

from dashboards.werkplek.page import tell
from pipeline.cli.budget_wording import budget_text
from pipeline.steps import Workplace, statement


def render(place: Workplace) -> None:
    """Everything verified, and what was spent."""
    with st.spinner("Bezig met nakijken van het grootboek."):
        checked, found = statement(place)
    tell(budget_text(checked, found, place.workspace.settings))
