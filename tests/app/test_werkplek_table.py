"""Typing in the tables of Organisatie in a real browser: what was typed is what is kept."""

import os
from collections.abc import Iterator

import pandas as pd
import pytest

from dashboards.werkplek.launch import start_command, werkplek_environment
from dashboards.werkplek.organisation import _as_rows
from pipeline.steps.public_tables import read_table
from pipeline.vault.keys import ENVIRONMENT
from tests.app.in_browser import (
    MENU,
    NEEDS_BROWSER,
    WIDE,
    chromium,
    free_port,
    open_page,
    served,
    settle,
)
from tests.builders import KEY
from tests.sheets import Sheets

_GRID = '[data-testid="stDataFrame"]'
_PACE, _AFTER = 60, 150
"""Milliseconds between keys, and after a cell: as fast as people type."""
_ROW = 35
"""Height of the head and of every row, in pixels."""


def in_a_browser(test):
    """Marks of a test that needs one; the first test of this file does not."""
    for mark in NEEDS_BROWSER:
        test = mark(test)
    return test


def test_an_edited_table_becomes_rows_of_text():
    frame = pd.DataFrame({"eenheid": ["noord", None, ""], "medewerkers": ["120", float("nan"), ""]})
    assert _as_rows(frame) == (
        {"eenheid": "noord", "medewerkers": "120"},
        {"eenheid": "", "medewerkers": ""},
        {"eenheid": "", "medewerkers": ""},
    )


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    return Sheets(tmp_path_factory.mktemp("tabel") / "org")


@pytest.fixture(scope="module")
def tab(sheets) -> Iterator[object]:
    port = free_port()
    own = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    command = start_command(sheets.root, port)
    with (
        served(command, werkplek_environment(own, ""), port, sheets.root.parent),
        chromium() as browser,
    ):
        page = browser.new_context(viewport=WIDE, locale="nl-NL").new_page()
        page.goto(f"http://127.0.0.1:{port}")
        page.get_by_label("Sleutelzin", exact=True).fill(KEY)
        page.get_by_role("button", name="Openen", exact=True).click()
        page.wait_for_selector(MENU)
        settle(page)
        open_page(page, "Organisatie")
        yield page


def type_in(tab, row, *cells):
    """Type in a row (0: the first below the head) from its first cell on."""
    grid = tab.locator(_GRID).first
    grid.scroll_into_view_if_needed()
    for place, text in enumerate(cells):
        box = grid.bounding_box()
        if place == 0:
            tab.mouse.click(box["x"] + 60, box["y"] + _ROW * (row + 1) + _ROW / 2)
        tab.keyboard.type(text[:1])  # opens the cell, which takes Streamlit's table a moment
        tab.wait_for_timeout(_AFTER)
        tab.keyboard.type(text[1:], delay=_PACE)
        tab.keyboard.press("Tab")
        tab.wait_for_timeout(_AFTER)


def save(tab, said):
    tab.get_by_role("button", name="Eenheden bewaren", exact=True).click()
    tab.get_by_text(said).first.wait_for(timeout=60_000)
    settle(tab)


@in_a_browser
def test_a_row_that_was_typed_is_kept(tab, sheets):
    type_in(tab, 3, "oost", "Team Oost", "org", "900", "9")
    save(tab, "Bewaard: 4 regels")
    *before, new = read_table(sheets.workspace, "organisatie")
    assert [row["eenheid"] for row in before] == ["org", "noord", "zuid"]
    assert (new["eenheid"], new["naam"], new["bovenliggend"]) == ("oost", "Team Oost", "org")
    assert (new["medewerkers"], new["leidinggevenden"]) == ("900", "9")


@in_a_browser
def test_what_does_not_fit_is_refused_and_nothing_changes(tab, sheets):
    kept = (sheets.workspace.codes / "organisatie.csv").read_bytes()
    open_page(tab, "Begin")
    open_page(tab, "Organisatie")
    type_in(tab, 4, "west", "West", "bestaat_niet", "10", "1")
    tab.get_by_role("button", name="Eenheden bewaren", exact=True).click()
    tab.get_by_text("Wat u kunt doen").first.wait_for(timeout=60_000)
    assert (sheets.workspace.codes / "organisatie.csv").read_bytes() == kept
