"""A vertrouwenspersoon without a mouse: opens the kluis, publishes a quarter, releases an advice.

Nothing is clicked and no script moves the focus: keys alone, and the focus must always be seen.
"""

import os

import pytest

from dashboards.werkplek.launch import start_command, werkplek_environment
from pipeline.vault.keys import ENVIRONMENT
from tests.app.in_browser import (
    NEEDS_BROWSER,
    WIDE,
    chromium,
    free_port,
    served,
    settle,
    tab_to,
    wait_for_title,
)
from tests.builders import KEY
from tests.sheets import Sheets

pytestmark = NEEDS_BROWSER

HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
SKIP = "Ga naar de inhoud"


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    """The werkplek of an organisation with four closed quarters that were not published yet."""
    folder = tmp_path_factory.mktemp("toetsenbord")
    sheets = Sheets(folder / "org", tables="totaal = 1")
    sheets.send(HEADS, *talks(2024, 20))
    sheets.publish("2024-Q4")
    sheets.send(HEADS, *talks(2025, 260), name="later.csv")
    sheets.close("2025-Q4")
    port = free_port()
    own = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    environment = werkplek_environment(own, "")
    with served(start_command(sheets.root, port), environment, port, folder), chromium() as browser:
        page = browser.new_context(viewport=WIDE, locale="nl-NL").new_page()
        page.goto(f"http://127.0.0.1:{port}")
        settle(page)
        yield page


def talks(year, n):
    quarters = [f"{year}-Q{q}" for q in range(1, 5)]
    return [f"{q}{i};{q};oo_pesten;collega;noord;ja" for q in quarters for i in range(n)]


def test_the_kluis_is_opened(tab):
    assert tab_to(tab, "Sleutelzin", kind="input") <= 4
    tab.keyboard.type(KEY)
    tab.keyboard.press("Enter")
    wait_for_title(tab, "Begin")


def test_a_quarter_is_published(tab):
    go_to(tab, "Publiceren")
    tab_to(tab, SKIP)
    tab.keyboard.press("Enter")
    assert tab_to(tab, "Typ het woord publiceren", kind="input") <= 6
    tab.keyboard.type("publiceren")
    assert tab_to(tab, "Publiceren", kind="button") <= 3
    tab.keyboard.press("Enter")
    tab.get_by_text("is vastgelegd").first.wait_for(timeout=90_000)


def test_an_advice_is_read_checked_and_released(tab):
    go_to(tab, "Adviezen")
    tab_to(tab, SKIP)
    tab.keyboard.press("Enter")
    assert tab_to(tab, "Lezen") <= 6
    tab.get_by_text("Wat wij zien").first.wait_for()
    to_releasing(tab)
    assert tab_to(tab, "Toets dit concept") <= 4
    press(tab, "in toetsing")
    # The button that had the focus is gone: a browser may begin at the top of the page again.
    tab_to(tab, "Uw naam", most=40, kind="input")  # the same part is still open
    tab.keyboard.type("V. Persoon")
    assert tab_to(tab, "Geef vrij") <= 4
    press(tab, "is vrijgegeven")


def go_to(tab, title):
    """Through the menu, from wherever the focus is."""
    tab_to(tab, title, most=120)
    tab.keyboard.press("Enter")
    wait_for_title(tab, title)
    settle(tab)


def to_releasing(tab):
    """From the first tab of an advice to the third, with the arrows."""
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    settle(tab)


def press(tab, said):
    tab.keyboard.press("Enter")
    tab.get_by_text(said).first.wait_for(timeout=90_000)
    settle(tab)
