"""Uitleg: questions people ask, and the words used."""

from dashboards.organisatie.explanation import render
from dashboards.organisatie.page import show_page

show_page("uitleg", render)
