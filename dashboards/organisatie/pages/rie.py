"""RI&E en PSA, for the preventiemedewerker."""

from dashboards.organisatie.for_a_task import rie
from dashboards.organisatie.page import show_page

show_page("rie", rie)
