"""Rijen apart: rows that were set aside, and what to do with them."""

from dashboards.werkplek.aside import render
from dashboards.werkplek.page import show_page

show_page("Rijen apart", render)
