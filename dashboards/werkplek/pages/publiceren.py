"""Publiceren: what is closed goes through the door."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.publishing import render

show_page("Publiceren", render)
