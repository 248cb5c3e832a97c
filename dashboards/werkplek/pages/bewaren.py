"""Bewaren: what is past its term, and who withdrew."""

from dashboards.werkplek.keeping import render
from dashboards.werkplek.page import show_page

show_page("Bewaren", render)
