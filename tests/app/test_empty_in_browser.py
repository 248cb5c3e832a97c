"""Pages with nothing to show, in a real browser: each says which kind of nothing, accessibly."""

import os

import pytest

from dashboards.organisatie.launch import clean_environment, start_command
from dashboards.wording.empty_states import BUDGET_SPENT, NO_DATA, NO_SIGNAL, TOO_LITTLE
from tests.app.in_browser import (
    NARROW,
    NEEDS_BROWSER,
    WIDE,
    chromium,
    english,
    free_port,
    is_too_wide,
    served,
    settle,
    violations,
)
from tests.app.overdracht_builder import UNSEEN, WITHIN, OverdrachtBuilder

pytestmark = NEEDS_BROWSER

EMPTY = {
    "no-data": (NO_DATA, None, ["", "trends", "patronen", "rie", "or", "verantwoording"]),
    "no-signal": (NO_SIGNAL, {"signals": [WITHIN, UNSEEN]}, ["", "patronen"]),
    "too-little": (TOO_LITTLE, {"signals": [UNSEEN]}, ["", "patronen"]),
    "budget-spent": (
        BUDGET_SPENT,
        {"epsilons": {"totaal": 1.0}},
        ["trends?soort=hoofdcategorie", "verantwoording"],
    ),
}


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_page_is_accessible_and_says_why(browser, tmp_path, name):
    state, made_with, pages = EMPTY[name]
    overdracht = tmp_path / "o"
    overdracht.mkdir()
    if made_with is not None:
        OverdrachtBuilder(overdracht, **made_with).write()
    port = free_port()
    environment, _ = clean_environment(os.environ)
    with served(start_command(overdracht, port), environment, port, tmp_path):
        tab = browser.new_context(viewport=WIDE, locale="en-US").new_page()
        for page in pages:
            for size in (WIDE, NARROW):
                tab.set_viewport_size(size)
                tab.goto(f"http://127.0.0.1:{port}/{page}")
                settle(tab)
                assert tab.get_by_text(state.title).count()
                assert violations(tab) == []
                assert english(tab) == []
                assert not is_too_wide(tab)
        tab.context.close()
