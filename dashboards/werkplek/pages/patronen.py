"""Patronen: what stands out, and asking for an advice."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.patterns import render

show_page("Patronen", render)
