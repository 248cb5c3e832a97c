"""Thema's en woorden: themes tried on a file, new words, and an own theme."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.themes import render

show_page("Thema's en woorden", render)
