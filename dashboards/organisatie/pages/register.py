"""Register: every signal ever published, and what was done with it."""

from dashboards.organisatie.page import show_page
from dashboards.organisatie.register import render

show_page("register", render)
