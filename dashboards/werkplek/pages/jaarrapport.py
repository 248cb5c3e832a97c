"""Jaarrapport: its form, its versions and its release."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.yearly import render

show_page("Jaarrapport", render)
