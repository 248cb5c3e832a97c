"""Overdragen: the signed bundle for the machine of the dashboard."""

from dashboards.werkplek.crossing import render
from dashboards.werkplek.page import show_page

show_page("Overdragen", render)
