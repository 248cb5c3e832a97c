"""Periode sluiten: all deliveries for it are in."""

from dashboards.werkplek.closing import render
from dashboards.werkplek.page import show_page

show_page("Periode sluiten", render)
