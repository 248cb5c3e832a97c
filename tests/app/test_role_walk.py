"""Every role, logged in, in a real browser: its whole menu, a file of every page, no other page.

Over the roles together each page gives each kind of file at least once: one role alone would take
minutes to keep what is the same for all.
"""

from pathlib import Path

import pytest

from dashboards.organisatie.exports.block import SHARE
from dashboards.wording.roles import ROLES
from tests.app.in_browser import (
    FAILED,
    MENU,
    NEEDS_BROWSER,
    WIDE,
    chromium,
    english,
    open_page,
    settle,
    wait_for_title,
)
from tests.app.logged_in import dashboard_with_login, log_in
from tests.app.overdracht_builder import WAVES, OverdrachtBuilder
from tests.app.page_reader import PAGES, TITLES

pytestmark = NEEDS_BROWSER

GROUPS = {
    "vertrouwenspersoon": "sig-vp",
    "preventiemedewerker": "sig-preventie",
    "or": "sig-or",
    "bestuur": "sig-bestuur",
    "hr": "sig-hr",
}
STARTS = {
    "pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "zip": b"PK", "csv": b"\xef\xbb\xbf",
    "png": b"\x89PNG", "svg": b"<svg",
}  # fmt: skip
FILES = '.st-key-delen [data-testid="stDownloadButton"] button'
REFUSED = "Deze pagina hoort niet bij uw rol."


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rollen")
    overdracht = OverdrachtBuilder(folder / "o", rise=3.0, themes=WAVES).detect_and_advise()
    people = {f"lid-{code}": (group,) for code, group in GROUPS.items()}
    with dashboard_with_login(folder, overdracht, people) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.mark.parametrize("turn", range(len(ROLES)), ids=[role.code for role in ROLES])
def test_a_role_walks_its_menu_and_takes_a_file_of_every_page(browser, place, turn):
    role = ROLES[turn]
    with browser.new_context(viewport=WIDE, locale="en-US") as context:
        tab = log_in(context, place, f"lid-{role.code}")
        settle(tab)
        shown = [one.strip() for one in tab.locator(MENU).all_inner_texts()]
        assert shown == [TITLES[name] for name in role.pages]
        for number, name in enumerate(role.pages):
            open_page(tab, TITLES[name])
            assert tab.locator(FAILED).count() == 0
            assert english(tab) == []
            take(tab, turn + number)
        for name in set(PAGES) - set(role.pages):
            tab.goto(f"{place.address}/{name}")
            wait_for_title(tab, TITLES[name])
            tab.get_by_text(REFUSED).wait_for()
            assert tab.get_by_role("button", name="Excel").count() == 0


def take(tab, turn):
    """One file of the page, another in each turn, named after its publication."""
    tab.locator("summary", has_text=SHARE).click()
    tab.locator(FILES).last.wait_for()
    settle(tab)  # opening it draws the page again
    offered = tab.locator(FILES)
    with tab.expect_download() as download:
        offered.nth(turn % offered.count()).click()
    name = download.value.suggested_filename
    assert "_p0003_VOORBEELDGEGEVENS." in name
    start = STARTS[name.rpartition(".")[2]]
    assert Path(download.value.path()).read_bytes().startswith(start)
