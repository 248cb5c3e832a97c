"""RI&E en OR: documents of a year for the preventiemedewerker and the works council."""

from dashboards.werkplek.page import show_page
from dashboards.werkplek.papers import render

show_page("RI&E en OR", render)
