"""Plan: what becomes visible, and what it costs a person."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.plan import render

show_page("Plan", render)
