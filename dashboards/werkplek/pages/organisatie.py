"""Organisatie: units, waves, events and hours."""

from dashboards.werkplek.organisation import render
from dashboards.werkplek.page import show_page

show_page("Organisatie", render)
