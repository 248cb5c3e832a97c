"""What the page Uitleg says: the levels, questions and answers, and the words used."""

import pandas as pd
import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.data import Overdracht
from dashboards.wording.glossary import QUESTIONS, TERMS
from dashboards.wording.roles import Role


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    blocks.header("Wat de niveaus betekenen")
    blocks.level_list()
    blocks.header("Vragen en antwoorden")
    for question, answer in QUESTIONS:
        with st.expander(question):
            blocks.markdown(answer)
    blocks.header("Woordenlijst")
    blocks.plain_table(pd.DataFrame(TERMS, columns=["Woord", "Betekenis"]), "Woordenlijst")
