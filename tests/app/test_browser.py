"""The running dashboard in a real browser: every page, wide and narrow, judged by axe.

Pages are opened through the menu, as people do, and through their address. The browser says that
it is English, so that every word that is not ours shows.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.organisatie.exports.block import SHARE
from dashboards.organisatie.launch import clean_environment, start_command
from tests.app.in_browser import (
    FAILED,
    FOLDED,
    MENU,
    NARROW,
    NEEDS_BROWSER,
    WIDE,
    chromium,
    english,
    free_port,
    is_too_wide,
    open_page,
    served,
    settle,
    tab_to,
    violations,
    wait_for_title,
)
from tests.app.overdracht_builder import WAVES, OverdrachtBuilder
from tests.app.page_reader import PAGES, TITLES

pytestmark = NEEDS_BROWSER

HOME = "overzicht"
SIZES = [WIDE, NARROW]
# Streamlit looks for its server below the address of a page first, and gets a 404 there.
PROBES = ("/_stcore/health", "/_stcore/host-config")

ONCE = pytest.mark.parametrize("tab", SIZES[:1], ids=["wide"], indirect=True)
ON_A_PHONE = pytest.mark.parametrize("tab", SIZES[1:], ids=["narrow"], indirect=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on a free port of this machine, with a year that stands out."""
    folder = tmp_path_factory.mktemp("browser")
    built = OverdrachtBuilder(folder / "o", first="2021-Q1", rise=3.0, themes=WAVES)
    overdracht = built.detect_and_advise()
    port = free_port()
    environment, _ = clean_environment(os.environ)
    with served(start_command(overdracht, port), environment, port, folder):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def tab(request, browser):
    context = browser.new_context(viewport=request.param, locale="en-US")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message) if _counts(message) else 0)
    page.on("pageerror", lambda problem: page.complaints.append(problem))
    page.on("request", lambda request: page.complaints.extend(_outside(request.url)))
    yield page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound_and_accessible(tab, address, name):
    tab.goto(f"{address}/{name if name != HOME else ''}")
    settle(tab)
    assert tab.locator("h1").inner_text() == TITLES[name]
    assert tab.locator(FAILED).count() == 0
    assert tab.evaluate("document.documentElement.lang") == "nl"
    assert english(tab) == []
    assert not is_too_wide(tab)
    assert violations(tab) == []
    assert [str(complaint) for complaint in tab.complaints] == []


@ON_A_PHONE
def test_menu_leads_to_every_page(tab, address):
    tab.goto(address)
    settle(tab)
    for name in PAGES:
        open_page(tab, TITLES[name])
        tab.locator(FOLDED).wait_for()  # it does not lie over the page
    assert [str(complaint) for complaint in tab.complaints] == []


@ONCE
def test_role_changes_the_menu_and_keeps_the_page(tab, address):
    tab.goto(f"{address}/register")
    settle(tab)
    tab.get_by_role("combobox", name="U kijkt als").click()
    tab.get_by_role("option", name="Bestuur en directie").click()
    second = f"document.querySelectorAll('{MENU}')[1]?.innerText.trim()"
    tab.wait_for_function(f"{second} === 'Patronen'")  # the board reads those first
    settle(tab)
    assert tab.locator("h1").inner_text() == "Register"
    assert tab.locator(FAILED).count() == 0


@ON_A_PHONE
def test_opened_details_are_accessible(tab, address):
    tab.goto(f"{address}/patronen")
    settle(tab)
    for summary in tab.locator("summary").all():
        summary.click()
    settle(tab)
    assert violations(tab) == []


@ONCE
def test_document_can_be_downloaded(tab, address):
    tab.goto(f"{address}/adviezen")
    settle(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download het advies").first.click()
    assert download.value.suggested_filename.endswith(".docx")
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


@ONCE
def test_every_kind_of_file_can_be_kept(tab, address):
    tab.goto(f"{address}/trends?soort=eenheid&eenheid=techniek")
    settle(tab)
    tab.locator("summary", has_text=SHARE).click()
    starts = {"PDF": b"%PDF", "Word": b"PK", "Excel": b"PK", "CSV": b"\xef\xbb\xbf",
              "Grafiek (PNG)": b"\x89PNG", "Grafiek (SVG)": b"<svg"}  # fmt: skip
    for label, start in starts.items():
        with tab.expect_download() as download:
            tab.get_by_role("button", name=label, exact=True).click()
        name = download.value.suggested_filename
        assert name.startswith("vip-signaal_trends_eenheid_techniek_2025-Q4_p")
        assert "VOORBEELDGEGEVENS" in name
        assert Path(download.value.path()).read_bytes().startswith(start)
        settle(tab)  # the page is drawn again after each click
    assert violations(tab) == []


@ONCE
def test_the_link_of_a_view_can_be_copied_and_leads_there(tab, address):
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{address}/trends?soort=eenheid&eenheid=techniek")
    settle(tab)
    tab.locator("summary", has_text=SHARE).click()
    tab.get_by_role("button", name="Kopieer").click()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/trends?soort=eenheid&eenheid=techniek"
    tab.goto(copied)
    settle(tab)
    assert tab.get_by_role("heading", name="Techniek").count() == 1


@ONCE
def test_a_choice_and_the_step_back_change_the_view(tab, address):
    tab.goto(f"{address}/trends?soort=cluster")
    settle(tab)
    tab.get_by_role("combobox", name="Soort cijfer").click()
    assert english(tab) == []
    tab.get_by_role("option", name="Eenheid").click()
    tab.wait_for_url("**/trends?soort=eenheid")
    settle(tab)
    assert tab.get_by_role("combobox", name="Eenheid").count() == 1


@ONCE
def test_the_top_signal_and_its_why_are_reached_by_keyboard_alone(tab, address):
    tab.goto(address)
    settle(tab)
    tab_to(tab, "Ga naar de inhoud")
    tab.keyboard.press("Enter")
    tab_to(tab, "Waarom")
    tab.keyboard.press("Enter")
    wait_for_title(tab, "Patronen")
    settle(tab)
    tab_to(tab, "Waarom: waar dit op rust")
    tab.keyboard.press("Enter")
    tab.get_by_text("Vergeleken met").first.wait_for()


@ONCE
@pytest.mark.parametrize("name", ["trends", "patronen", "rie"])
def test_text_may_be_twice_as_large(tab, address, name):
    tab.set_viewport_size({"width": 640, "height": 400})  # 1280 wide at 200 %
    tab.goto(f"{address}/{name}")
    settle(tab)
    assert not is_too_wide(tab)
    assert tab.locator("h1").is_visible()


@ONCE
def test_on_paper_there_is_no_menu_and_all_of_the_page(tab, address):
    tab.goto(f"{address}/trends")
    settle(tab)
    tab.emulate_media(media="print")
    assert not tab.locator('[data-testid="stSidebar"]').is_visible()
    assert not tab.locator("summary", has_text=SHARE).is_visible()
    assert tab.locator("h1").is_visible()
    main = '[data-testid="stMain"]'
    assert tab.evaluate(f"getComputedStyle(document.querySelector('{main}')).overflow") == "visible"
    tab.emulate_media(media="screen")


def test_key_in_the_environment_stops_the_program(tmp_path):
    environment, _ = clean_environment(os.environ)
    environment["VIP_SLEUTEL"] = "geheim"
    command = start_command(tmp_path, free_port())
    ended = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode != 0
    assert "VIP_SLEUTEL staat in de omgeving" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "geheim" not in ended.stderr + ended.stdout


def _counts(message) -> bool:
    """Whether something in the console is a complaint about our page."""
    is_probe = any(message.location.get("url", "").endswith(probe) for probe in PROBES)
    return message.type == "error" and not is_probe


def _outside(url: str) -> list[str]:
    """Requests that leave this machine: there must be none."""
    is_local = url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
    return [] if is_local else [f"request to another machine: {url}"]
