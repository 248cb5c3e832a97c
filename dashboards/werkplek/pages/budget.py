"""Budget: the verified ledger in words."""

from dashboards.werkplek.budget import render
from dashboards.werkplek.page import show_page

show_page("Budget", render)
