"""The plan."""

import streamlit as st

from dashboards.werkplek.page import tell
from pipeline.cli.plan_wording import plan_text
from pipeline.steps import Workplace
from pipeline.steps import plan as make_plan


def render(place: Workplace) -> None:
    """What a publication costs and what it can show."""
    outlook = make_plan(place.workspace, place.today)
    tell(plan_text(outlook, place.workspace.settings))
    st.caption("")
