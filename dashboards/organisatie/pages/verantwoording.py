"""Verantwoording: the promise in words, what was spent, and what is not shown."""

from dashboards.organisatie.account import render
from dashboards.organisatie.page import show_page

show_page("verantwoording", render)
