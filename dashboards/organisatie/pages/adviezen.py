"""Adviezen: advice that was handed over, in four parts and as a document."""

from dashboards.organisatie.advice_cards import render
from dashboards.organisatie.page import show_page

show_page("adviezen", render)
