"""Begin: what to do now."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.today import render

show_page("Begin", render)
