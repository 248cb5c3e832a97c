"""Adviezen: from concept to evaluation."""

from dashboards.werkplek.advice import render
from dashboards.werkplek.page import show_page

show_page("Adviezen", render)
