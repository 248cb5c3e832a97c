"""Patronen: what was looked at, what was found and why, and what could not be seen."""

from dashboards.organisatie.page import show_page
from dashboards.organisatie.pattern_cards import render

show_page("patronen", render)
