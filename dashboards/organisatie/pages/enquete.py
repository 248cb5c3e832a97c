"""Enquête, what people answered themselves, with national figures."""

from dashboards.organisatie.page import show_page
from dashboards.organisatie.survey import render

show_page("enquete", render)
