"""The running dashboard in a real browser: every page, wide and narrow, judged by axe.

Pages are opened through the menu, as people do, and through their address. The browser says that
it is English, so that every word that is not ours shows.
"""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.organisatie.exports.block import SHARE
from dashboards.organisatie.launch import clean_environment, start_command
from tests.app.overdracht_builder import WAVES, OverdrachtBuilder
from tests.app.page_reader import PAGES, TITLES

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ENGLISH = re.compile(
    r"\b(the|and|to|with|for|your?|show|choose|select|copy|download as|close|search|fullscreen|"
    r"press|help|clear|remove|file|upload|results?|running|sidebar|page|heading|scroll\w*|chart|"
    r"table|button|expand\w*|collapse\w*|rerun|loading|options?|suggestions|dismiss)\b",
    re.IGNORECASE,
)
SAID = """() => {
  const said = new Set();
  for (const one of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "aria-roledescription", "title", "placeholder", "alt"])
      if (one.getAttribute(name)) said.add(one.getAttribute(name));
    for (const node of one.childNodes)
      if (node.nodeType === 3 && !["STYLE", "SCRIPT"].includes(one.tagName))
        said.add(node.textContent.trim());
  }
  return [...said];
}"""
HOME = "overzicht"
SIZES = [(1280, 800), (390, 844)]
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
STILL = """() => !document.querySelector('[data-stale="true"]')
  && !document.getAnimations().some(one => one.playState === "running")"""
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'
# Streamlit looks for its server below the address of a page first, and gets a 404 there.
PROBES = ("/_stcore/health", "/_stcore/host-config")


ONCE = pytest.mark.parametrize("tab", SIZES[:1], ids=["wide"], indirect=True)
NARROW = pytest.mark.parametrize("tab", SIZES[1:], ids=["narrow"], indirect=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on a free port of this machine, with a year that stands out."""
    folder = tmp_path_factory.mktemp("browser")
    built = OverdrachtBuilder(folder / "o", first="2021-Q1", rise=3.0, themes=WAVES)
    overdracht = built.detect_and_advise()
    port = _free_port()
    environment, _ = clean_environment(os.environ)
    command = start_command(overdracht, port)
    with subprocess.Popen(command, env=environment, cwd=folder) as server:
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def tab(request, browser):
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
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
    _settle(tab)
    assert tab.locator("h1").inner_text() == TITLES[name]
    assert tab.locator(FAILED).count() == 0
    assert tab.evaluate("document.documentElement.lang") == "nl"
    assert _english(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert _violations(tab) == []
    assert [str(complaint) for complaint in tab.complaints] == []


@NARROW
def test_menu_leads_to_every_page(tab, address):
    tab.goto(address)
    _settle(tab)
    for name in PAGES:
        if not tab.locator('[data-testid="stSidebarNav"]').is_visible():
            tab.locator('[data-testid="stExpandSidebarButton"]').click()
        tab.locator('[data-testid="stSidebarNav"] a', has_text=TITLES[name]).click()
        tab.wait_for_function(f'document.querySelector("h1")?.innerText === "{TITLES[name]}"')
        _settle(tab)
    assert [str(complaint) for complaint in tab.complaints] == []


@ONCE
def test_role_changes_the_menu_and_keeps_the_page(tab, address):
    tab.goto(f"{address}/register")
    _settle(tab)
    if not tab.locator('[data-testid="stSidebarNav"]').is_visible():
        tab.locator('[data-testid="stExpandSidebarButton"]').click()
    tab.get_by_role("combobox", name="U kijkt als").click()
    tab.get_by_role("option", name="Bestuur en directie").click()
    second = """document.querySelectorAll('[data-testid="stSidebarNav"] a')[1]?.innerText.trim()"""
    tab.wait_for_function(f"{second} === 'Patronen'")  # the board reads those first
    _settle(tab)
    assert tab.locator("h1").inner_text() == "Register"
    assert tab.locator(FAILED).count() == 0


@NARROW
def test_opened_details_are_accessible(tab, address):
    tab.goto(f"{address}/patronen")
    _settle(tab)
    for summary in tab.locator("summary").all():
        summary.click()
    _settle(tab)
    assert _violations(tab) == []


@ONCE
def test_document_can_be_downloaded(tab, address):
    tab.goto(f"{address}/adviezen")
    _settle(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download het advies").first.click()
    assert download.value.suggested_filename.endswith(".docx")
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


@ONCE
def test_every_kind_of_file_can_be_kept(tab, address):
    tab.goto(f"{address}/trends?soort=eenheid&eenheid=techniek")
    _settle(tab)
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
        _settle(tab)  # the page is drawn again after each click
    assert _violations(tab) == []


@ONCE
def test_the_link_of_a_view_can_be_copied_and_leads_there(tab, address):
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{address}/trends?soort=eenheid&eenheid=techniek")
    _settle(tab)
    tab.locator("summary", has_text=SHARE).click()
    tab.get_by_role("button", name="Kopieer").click()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/trends?soort=eenheid&eenheid=techniek"
    tab.goto(copied)
    _settle(tab)
    assert tab.get_by_role("heading", name="Techniek").count() == 1


@ONCE
def test_a_choice_and_the_step_back_change_the_view(tab, address):
    tab.goto(f"{address}/trends?soort=cluster")
    _settle(tab)
    tab.get_by_role("combobox", name="Soort cijfer").click()
    assert _english(tab) == []
    tab.get_by_role("option", name="Eenheid").click()
    tab.wait_for_url("**/trends?soort=eenheid")
    _settle(tab)
    assert tab.get_by_role("combobox", name="Eenheid").count() == 1


@ONCE
def test_the_top_signal_and_its_why_are_reached_by_keyboard_alone(tab, address):
    tab.goto(address)
    _settle(tab)
    _tab_to(tab, "Ga naar de inhoud")
    tab.keyboard.press("Enter")
    _tab_to(tab, "Waarom")
    tab.keyboard.press("Enter")
    tab.wait_for_function('document.querySelector("h1")?.innerText === "Patronen"')
    _settle(tab)
    _tab_to(tab, "Waarom: waar dit op rust")
    style = "getComputedStyle(document.activeElement)"
    assert tab.evaluate(f"{style}.outlineStyle") == "solid"
    assert float(tab.evaluate(f"{style}.outlineWidth").removesuffix("px")) >= 2
    tab.keyboard.press("Enter")
    tab.get_by_text("Vergeleken met").first.wait_for()


@ONCE
@pytest.mark.parametrize("name", ["trends", "patronen", "rie"])
def test_text_may_be_twice_as_large(tab, address, name):
    tab.set_viewport_size({"width": 640, "height": 400})  # 1280 wide at 200 %
    tab.goto(f"{address}/{name}")
    _settle(tab)
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.locator("h1").is_visible()


@ONCE
def test_on_paper_there_is_no_menu_and_all_of_the_page(tab, address):
    tab.goto(f"{address}/trends")
    _settle(tab)
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
    command = start_command(tmp_path, _free_port())
    ended = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode != 0
    assert "VIP_SLEUTEL staat in de omgeving" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "geheim" not in ended.stderr + ended.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(url: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the dashboard did not start")


def _settle(tab) -> None:
    """Wait until the page has been drawn: the script has ended, and nothing fades in or out."""
    tab.locator("h1").wait_for()
    tab.locator(READY).wait_for(state="attached")
    tab.wait_for_function(STILL)


def _violations(tab) -> list[str]:
    found = axe_api.Axe().run(tab, options=WCAG).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def _english(tab) -> list[str]:
    """What the page says in English anywhere, also to a screen reader alone."""
    return [said for said in tab.evaluate(SAID) if ENGLISH.search(said)]


def _tab_to(tab, name: str) -> None:
    """Press Tab until what has the focus is called this (an icon may stand before it)."""
    focused = "document.activeElement?.innerText || document.activeElement?.ariaLabel || ''"
    for _ in range(80):
        tab.keyboard.press("Tab")
        if str(tab.evaluate(focused)).count(name):
            return
    raise AssertionError(f"no way to {name!r} with Tab")


def _counts(message) -> bool:
    """Whether something in the console is a complaint about our page."""
    is_probe = any(message.location.get("url", "").endswith(probe) for probe in PROBES)
    return message.type == "error" and not is_probe


def _outside(url: str) -> list[str]:
    """Requests that leave this machine: there must be none."""
    is_local = url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
    return [] if is_local else [f"request to another machine: {url}"]
