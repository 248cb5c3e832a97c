"""The ledger in words, verified each time the page is opened."""

import pandas as pd
import streamlit as st

from dashboards.server.table import show_table
from dashboards.werkplek.page import tell
from pipeline.cli.budget_wording import VISIBLE, budget_text
from pipeline.cli.wording import percent
from pipeline.periods import period_label
from pipeline.release.promise import best_guess
from pipeline.release.statement import Account
from pipeline.steps import Workplace, statement

_CHECKED = "Alles klopt. Het grootboek, alle leveringen en alle publicaties zijn nagekeken."
_NOTHING = "Er is nog niets gepubliceerd en niets verbruikt."
_MEANING = (
    "Elke periode en elke enquête heeft een eigen privacybudget. Is het op, dan komen daar geen "
    "nieuwe cijfers meer. Wie raadt of iemand in de cijfers van de gesprekken zit, heeft hooguit "
    "{most} van de keren gelijk. Zonder cijfers is dat 50%."
)


def render(place: Workplace) -> None:
    """Everything verified, what was spent and what is left; the account itself below it."""
    with st.spinner("Bezig met nakijken van het grootboek."):
        checked, found = statement(place)
    st.success(_CHECKED)
    settings = place.workspace.settings
    st.markdown(_MEANING.format(most=percent(best_guess(settings.privacy.epsilon))))
    if found:
        columns = ["Waarover", "Verbruikt", "Nog over"]
        frame = pd.DataFrame([_row(one) for one in found], columns=columns)
        show_table(frame, "Wat van elk privacybudget is verbruikt en wat er over is")
    else:
        st.info(_NOTHING)
    with st.expander("Alle getallen, voor wie het wil narekenen"):
        tell(budget_text(checked, found, settings))


def _row(one: Account) -> tuple[str, str, str]:
    """In parts of the whole; what rounding left is nothing."""
    is_survey = one.stroom == "enquete"
    about = f"Enquête {one.cohort}" if is_survey else f"Gesprekken, {period_label(one.cohort)}"
    if one.over < VISIBLE:
        return about, "alles", "niets"
    spent = one.totaal.charged / one.plafond.micro_epsilon
    return about, percent(spent), percent(1 - spent)
