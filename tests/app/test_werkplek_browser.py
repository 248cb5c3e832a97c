"""A newcomer in a real browser: from an empty folder to a published quarter and a read advice.

Every page on the way is judged by axe. What is chosen and typed is what the handleiding says.
"""

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.werkplek.launch import start_command, werkplek_environment
from pipeline.vault.keys import ENVIRONMENT
from tests.builders import KEY
from tests.sheets import UNITS

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

HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
OF_STREAMLIT = ("presentation-role-conflict",)  # best practice: its own box to drop a file in
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
REST = (
    "Patronen", "Adviezen", "Gevraagd advies", "Jaarrapport", "Overdragen", "Budget", "Bewaren",
    "Plan", "Rijen apart", "Begin",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("werkplek")
    (made / "eenheden.csv").write_text(UNITS, encoding="utf-8")
    rows = [
        f"t{year}{q}{i};{year}-Q{q};oo_pesten;collega;Noord;ja"
        for year, n in ((2024, 10), (2025, 60))
        for q in range(1, 5)
        for i in range(n)
    ]
    (made / "gesprekken.csv").write_text("\n".join([HEADS, *rows]) + "\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The werkplek on a free port, for a folder in which there is no organisation."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    environment = werkplek_environment(own, "")
    log = (folder / "server.log").open("wb")
    command = start_command(folder / "org", port)
    with (
        log,
        subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log) as server,
    ):
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def tab(address):
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        _settle(page)
        yield page
        browser.close()


def test_a_newcomer_gets_from_the_wizard_to_a_published_quarter(tab, folder):
    assert _violations(tab) == []
    tab.get_by_label("Naam van de organisatie").fill("Gemeente Kadestad")
    _choose(tab, "Jaar", "2024")
    tab.get_by_label("Sleutelzin", exact=True).fill(KEY)
    tab.get_by_label("Nog een keer dezelfde").fill(KEY)
    tab.get_by_text("Ik heb de sleutelzin opgeschreven").click()
    _press(tab, "Maak de organisatie", "De kluis is gemaakt")
    assert _violations(tab) == []
    tab.get_by_text("Eenheden uit een bestand halen").click()
    tab.locator("input[type=file]").first.set_input_files(folder / "eenheden.csv")
    _press(tab, "Neem dit bestand over", "Bewaard: 3 regels")
    _open(tab, "Gegevens")
    tab.locator("input[type=file]").last.set_input_files(folder / "gesprekken.csv")
    _press(tab, "Controleer (bewaart niets)", "280 rijen gecontroleerd. Alles past.")
    _press(tab, "Lees in", "280 rijen ingelezen")
    assert _violations(tab) == []
    _open(tab, "Periode sluiten")
    _choose(tab, "Afsluiten tot en met", "het 4e kwartaal van 2025")
    tab.get_by_text("Alle gesprekken tot en met").click()
    _press(tab, "Periode afsluiten", "Afgesloten tot en met")
    _open(tab, "Publiceren")
    assert _violations(tab) == []
    tab.get_by_label("Typ het woord").fill("publiceren")
    _press(tab, "Publiceren", "Publicatie p0001 is vastgelegd")


@pytest.mark.parametrize("name", REST)
def test_a_page_is_accessible_and_fits(tab, name):
    _open(tab, name)
    assert _violations(tab) == []
    assert tab.evaluate("document.documentElement.lang") == "nl"
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_key_is_nowhere_but_in_the_server(tab, folder):
    kept = "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])"
    assert KEY not in tab.evaluate(kept) and KEY not in tab.content()
    assert KEY not in (folder / "server.log").read_text(encoding="utf-8")
    left = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size < 1e6]
    assert not [path.name for path in left if KEY.encode() in path.read_bytes()]


def test_a_name_of_another_site_is_not_answered(tab, address):
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: kwaad.example\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: link.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 400")


def test_closing_leaves_the_door(tab):
    tab.get_by_role("button", name="Kluis sluiten").click()
    tab.wait_for_function('document.querySelector("h1")?.innerText === "Open de kluis"')
    assert _violations(tab) == []


def _open(tab, name):
    tab.locator('[data-testid="stSidebarNav"] a', has_text=name).first.click()
    tab.wait_for_function(f'document.querySelector("h1")?.innerText === "{name}"')
    _settle(tab)


def _choose(tab, label, option):
    tab.get_by_label(label).first.click()
    tab.get_by_role("option", name=option, exact=True).click()


def _press(tab, button, said):
    tab.get_by_role("button", name=button, exact=True).click()
    tab.get_by_text(said).first.wait_for(timeout=90_000)
    _settle(tab)


def _settle(tab):
    tab.wait_for_timeout(250)
    tab.wait_for_selector(READY, timeout=90_000)
    tab.wait_for_selector("h1", timeout=90_000)


def _violations(tab):
    found = axe_api.Axe().run(tab, options=WCAG).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found
            if one["id"] not in OF_STREAMLIT]  # fmt: skip


def _wait_until_up(health):
    for _ in range(200):
        try:
            urllib.request.urlopen(health)
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the werkplek did not start")
