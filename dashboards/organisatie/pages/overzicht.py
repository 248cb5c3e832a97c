"""Overzicht: is there something, how sure is that, what now, and what could not be seen."""

from dashboards.organisatie.overview import render
from dashboards.organisatie.page import show_page

show_page("overzicht", render)
