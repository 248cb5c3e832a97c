"""A newcomer in a real browser: from an empty folder to a published quarter and a read advice.

Every page on the way is judged by axe. What is chosen and typed is what the handleiding says.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.werkplek.launch import start_command, werkplek_environment
from pipeline.vault.keys import ENVIRONMENT
from tests.app import in_browser
from tests.app.in_browser import (
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
)
from tests.builders import KEY
from tests.sheets import UNITS

pytestmark = NEEDS_BROWSER

MARK = "k7zq"
"""How every key in the file begins; it is in no other file."""
HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
OF_STREAMLIT = ("presentation-role-conflict",)  # best practice: its own box to drop a file in
REST = (
    "Patronen", "Adviezen", "Gevraagd advies", "Jaarrapport", "RI&E en OR", "Overdragen",
    "Thema's en woorden", "Budget", "Bewaren", "Plan", "Rijen apart", "Begin", "Corrigeren",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("werkplek")
    (made / "eenheden.csv").write_text(UNITS, encoding="utf-8")
    rows = [
        f"{MARK}{year}{q}{i};{year}-Q{q};oo_pesten;collega;Noord;ja"
        for year, n in ((2024, 10), (2025, 60))
        for q in range(1, 5)
        for i in range(n)
    ]
    (made / "gesprekken.csv").write_text("\n".join([HEADS, *rows]) + "\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The werkplek on a free port, for a folder in which there is no organisation."""
    port = free_port()
    own = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    (folder / "tmp").mkdir()
    own["TMPDIR"] = str(folder / "tmp")
    command = start_command(folder / "org", port)
    with served(command, werkplek_environment(own, ""), port, folder):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def tab(address):
    with chromium() as browser:
        page = browser.new_context(viewport=WIDE, locale="en-US").new_page()
        page.goto(address)
        settle(page)
        yield page


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
    open_page(tab, "Gegevens")
    tab.locator("input[type=file]").last.set_input_files(folder / "gesprekken.csv")
    _press(tab, "Controleer (bewaart niets)", "280 rijen gecontroleerd. Alles past.")
    _press(tab, "Lees in", "280 rijen ingelezen")
    assert _violations(tab) == []
    open_page(tab, "Periode sluiten")
    _choose(tab, "Afsluiten tot en met", "het 4e kwartaal van 2025")
    tab.get_by_text("Alle gesprekken tot en met").click()
    _press(tab, "Periode afsluiten", "Afgesloten tot en met")
    open_page(tab, "Publiceren")
    assert _violations(tab) == []
    tab.get_by_label("Typ het woord").fill("publiceren")
    _press(tab, "Publiceren", "Publicatie p0001 is vastgelegd")


@pytest.mark.parametrize("name", REST)
def test_a_page_is_accessible_and_fits(tab, name):
    open_page(tab, name)
    assert _violations(tab) == []
    assert english(tab) == []
    assert tab.evaluate("document.documentElement.lang") == "nl"
    assert not is_too_wide(tab)
    tab.set_viewport_size(NARROW)
    settle(tab)
    assert _violations(tab) == []
    assert not is_too_wide(tab)
    tab.set_viewport_size(WIDE)
    tab.locator(in_browser.MENU).first.wait_for()  # the menu unfolds by itself


def test_the_key_and_the_rows_are_nowhere_but_in_the_server_and_the_kluis(tab, folder):
    kept = "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])"
    told = tab.evaluate(kept) + tab.content()
    assert KEY not in told and MARK not in told
    sent = folder / "gesprekken.csv"
    written = [path for path in folder.rglob("*") if path.is_file() and path != sent]
    assert folder / "server.log" in written and any(path.suffix == ".parquet" for path in written)
    assert not [p.name for p in written if MARK in p.name or _holds(p, MARK) or _holds(p, KEY)]


def _holds(path, text):
    data = path.read_bytes()
    return text.encode() in data or text.encode("utf-16-le") in data


def test_a_name_of_another_site_is_not_answered(tab, address):
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: kwaad.example\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: link.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 400")


def test_closing_leaves_the_door(tab):
    tab.get_by_role("button", name="Kluis sluiten").click()
    tab.wait_for_function('document.querySelector("h1")?.innerText === "Open de kluis"')
    settle(tab)  # the menu fades away
    assert _violations(tab) == []


def _choose(tab, label, option):
    tab.get_by_label(label).first.click()
    tab.get_by_role("option", name=option, exact=True).click()


def _press(tab, button, said):
    tab.get_by_role("button", name=button, exact=True).click()
    tab.get_by_text(said).first.wait_for(timeout=90_000)
    settle(tab)


def _violations(tab):
    return in_browser.violations(tab, OF_STREAMLIT)
