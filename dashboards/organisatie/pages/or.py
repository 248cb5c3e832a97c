"""Voor de OR, for the works council."""

from dashboards.organisatie.for_a_task import works_council
from dashboards.organisatie.page import show_page

show_page("or", works_council)
