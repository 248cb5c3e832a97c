"""Corrigeren: what turns out to be wrong after it was published."""

from dashboards.werkplek.correcting import render
from dashboards.werkplek.page import show_page

show_page("Corrigeren", render)
