"""Gegevens: files are checked and read in."""

from dashboards.werkplek.deliveries import render
from dashboards.werkplek.page import show_page

show_page("Gegevens", render)
