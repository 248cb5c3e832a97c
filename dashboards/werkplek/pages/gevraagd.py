"""Gevraagd advies: an answer to a question of the organisation."""

from dashboards.werkplek.asked import render
from dashboards.werkplek.page import show_page

show_page("Gevraagd advies", render)
