"""What the page Uitleg says: the levels, questions and answers, and the words used."""

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.data import Overdracht
from dashboards.wording.glossary import QUESTIONS, TERMS
from dashboards.wording.levels import badge, levels
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import markup


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    st.header("Wat de niveaus betekenen", anchor=False)
    items = "".join(
        f"<dt>{badge(level.code)}</dt><dd>{markup(level.meaning)}</dd>" for level in levels()
    )
    st.html(f'<dl class="vip-feiten">{items}</dl>')
    st.header("Vragen en antwoorden", anchor=False)
    for question, answer in QUESTIONS:
        with st.expander(question):
            st.markdown(answer)
    st.header("Woordenlijst", anchor=False)
    blocks.plain_table(pd.DataFrame(TERMS, columns=["Woord", "Betekenis"]), "Woordenlijst")
