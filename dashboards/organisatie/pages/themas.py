"""Thema's: what people write about in open answers, in numbers with ranges."""

from dashboards.organisatie.page import show_page
from dashboards.organisatie.themes import render

show_page("themas", render)
