"""The jaarrapporten that were handed over: what, since when, and the files."""

import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.downloads import download
from dashboards.wording.safe_text import plain
from pipeline.advice.yearly.handed_over import HandedReport
from pipeline.periods import day_in_words


def render(overdracht: Overdracht) -> None:
    """Draw them, the newest year first; nothing where there are none."""
    for report in overdracht.jaarrapporten:
        with st.container(border=True):
            _card(report)


def _card(report: HandedReport) -> None:
    st.header(plain(report.titel), anchor=False)
    blocks.facts(
        (
            ("Soort", report.soort),
            ("Vrijgegeven", day_in_words(report.vrijgegeven_op)),
            ("Aangeboden", day_in_words(report.aangeboden_op)),
        )
    )
    name = f"jaarrapport-{report.id}"
    download("het jaarrapport", name, report.word, report.pdf)
