"""Trends: one series at a time, with its range, its events and its numbers."""

from dashboards.organisatie.page import show_page
from dashboards.organisatie.trends import render

show_page("trends", render)
