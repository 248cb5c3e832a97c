"""Logging in with a real provider in a real browser: who sees which page, and how it ends."""

import os
import socket
import subprocess
import urllib.error
import urllib.request

import pytest

from dashboards.organisatie.access.gate import ENDED, LOG_IN, LOG_OUT, NO_ROLE, NO_ROLE_TITLE
from dashboards.organisatie.access.settings import Access
from dashboards.organisatie.launch import clean_environment, start_command
from tests.app.in_browser import (
    MENU,
    NEEDS_BROWSER,
    READY,
    axe_api,
    chromium,
    free_port,
)
from tests.app.in_browser import wait_for_title as title
from tests.app.logged_in import SECRET, dashboard_with_login, log_in
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import TITLES

pytestmark = NEEDS_BROWSER
PEOPLE = {
    "lid": ("sig-or",),
    "twee": ("sig-bestuur", "sig-preventie", "iets-anders"),
    "vreemd": ("vertrouwenspersoon", "or"),
    "niets": None,
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inlog")
    overdracht = OverdrachtBuilder(folder / "o", first="2025-Q1").write()
    with dashboard_with_login(folder, overdracht, PEOPLE) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser):
    with browser.new_context(locale="nl-NL") as made:
        yield made


def test_before_the_login_there_is_one_plain_page(context, place):
    tab = context.new_page()
    for page in ("", "trends", "rie", "or"):
        tab.goto(f"{place.address}/{page}")
        title(tab, LOG_IN)
        assert tab.locator(MENU).count() == 0
        assert tab.locator("table, canvas, svg.marks").count() == 0
    assert "Overzicht" not in tab.content()
    found = axe_api.Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert found.response["violations"] == []


def test_a_role_opens_its_pages_and_no_others(context, place):
    tab = log_in(context, place, "lid")
    title(tab, TITLES["overzicht"])
    shown = [one.strip() for one in tab.locator(MENU).all_inner_texts()]
    assert TITLES["or"] in shown and TITLES["rie"] not in shown
    tab.get_by_text("U kijkt als Ondernemingsraad").wait_for()
    tab.goto(f"{place.address}/rie")
    title(tab, TITLES["rie"])
    tab.get_by_text("Deze pagina hoort niet bij uw rol.").wait_for()
    assert tab.get_by_role("button", name="Excel").count() == 0
    tab.goto(f"{place.address}/or")
    title(tab, TITLES["or"])
    assert tab.get_by_text("Deze pagina hoort niet bij uw rol.").count() == 0


def test_two_roles_are_a_choice_of_two(context, place):
    tab = log_in(context, place, "twee")
    tab.get_by_role("combobox", name="U kijkt als").click()
    options = tab.get_by_role("option").all_inner_texts()
    assert options == ["Preventiemedewerker", "Bestuur en directie"]


@pytest.mark.parametrize("who", ["vreemd", "niets"])
def test_without_a_role_there_is_a_plain_page(context, place, who):
    tab = log_in(context, place, who)
    title(tab, NO_ROLE_TITLE)
    tab.get_by_text(NO_ROLE).wait_for()
    assert tab.locator(MENU).count() == 0


def test_log_out_ends_every_tab_and_every_copy_of_the_cookie(context, browser, place):
    tab = log_in(context, place, "lid")
    other = context.new_page()
    other.goto(f"{place.address}/trends")
    title(other, TITLES["trends"])
    copied = context.cookies()
    user = next(one for one in copied if one["name"] == "_streamlit_user")
    assert user["httpOnly"] and user["sameSite"] == "Lax" and user["expires"] == -1
    tab.get_by_role("button", name=LOG_OUT).click()
    title(other, LOG_IN)  # by itself: nobody touched that tab
    assert ENDED[:20] in other.content()
    with browser.new_context(locale="nl-NL") as thief:
        thief.add_cookies(copied)
        stolen = thief.new_page()
        stolen.goto(f"{place.address}/trends")
        title(stolen, LOG_IN)


def test_a_download_is_for_who_is_logged_in(context, place):
    tab = log_in(context, place, "lid")
    title(tab, TITLES["overzicht"])
    tab.locator("summary", has_text="Deel of bewaar").click()
    tab.locator(READY).wait_for(state="attached")
    seen = []
    tab.on("request", lambda request: seen.append(request.url))
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV").click()
    assert download.value.path().stat().st_size > 0
    # A font lies below /static/media/: that is the program, and no secret.
    files = f"{place.address}/media/"
    url = next(one for one in [*seen, download.value.url] if one.startswith(files))
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(url, timeout=5)
    assert refused.value.code == 403


def test_the_secret_is_nowhere_to_be_read(context, place):
    tab = log_in(context, place, "lid")
    assert SECRET not in tab.content()
    assert SECRET not in str(context.cookies())
    assert SECRET not in place.log.read_text()


def test_without_a_login_it_does_not_open_to_others(tmp_path):
    """Not by our own command, and not by Streamlit's."""
    environment, _ = clean_environment(os.environ)
    command = start_command(tmp_path, free_port(), Access())
    command = [one.replace("127.0.0.1", "0.0.0.0") for one in command]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == 4
    assert "geen inlog ingesteld" in done.stderr.decode() + done.stdout.decode()


def test_only_its_own_name_is_answered_and_nothing_is_kept(place):
    """Over the wire, as a page elsewhere or a proxy in between would see it."""
    port = place.address.rpartition(":")[2]
    own = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": f"localhost:{port}"})
    with urllib.request.urlopen(own, timeout=5) as answer:
        headers = answer.headers
    assert headers.get_all("Cache-Control") == ["no-store"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in headers  # http: on the own computer alone
    for path in ("_stcore/metrics", "media/" + "0" * 56 + ".csv"):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{place.address}/{path}", timeout=5)


@pytest.mark.parametrize(
    ("host", "origin", "is_let_in"),
    [("localhost", "localhost", True), ("localhost", "kwaad.nl", False), ("kwaad.nl", "", False)],
)
def test_only_its_own_pages_get_a_websocket(place, host, origin, is_let_in):
    port = int(place.address.rpartition(":")[2])
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}:{port}",
        *([f"Origin: http://{origin}:{port}"] if origin else []),
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        status = wire.recv(1024).split()[1]
    assert status == (b"101" if is_let_in else b"403")
