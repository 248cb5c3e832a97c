"""Makes the pictures of docs/schermen: every page of both apps, with the example of `vip demo`.

    python -m tests.app.screens [--map voorbeeld/zorg]

Why a program: pictures that are made by hand fall behind the pages. The tops of pages alone, as a
reader meets them, in few colours so that they stay small.
"""

import argparse
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from dashboards.organisatie import launch as dashboard
from dashboards.werkplek import launch as werkplek
from pipeline.demo.walk import PASSPHRASE

TARGET = Path(__file__).parents[2] / "docs" / "schermen"
FIRST = {"dashboard": "overzicht", "werkplek": "begin"}
"""The page at the bare address of an app."""
_SIZE = {"width": 1280, "height": 1100}
_COLOURS = 48
_READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_MENU = '[data-testid="stSidebarNav"] a'
_REST = 1.2


def main() -> None:
    """Write one picture a page."""
    parser = argparse.ArgumentParser(prog="tests.app.screens")
    parser.add_argument("--map", type=Path, default=Path("voorbeeld/zorg"))
    root = parser.parse_args().map.resolve()
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    environment, _ = dashboard.clean_environment(os.environ)
    port = _free_port()
    command = dashboard.start_command(root / "overdracht", port)
    with _served(command, environment, port), _browser() as page:
        page.goto(f"http://127.0.0.1:{port}/")
        _keep_all(page, "dashboard")
    port = _free_port()
    environment = werkplek.werkplek_environment(environment, "")
    with _served(werkplek.start_command(root, port), environment, port), _browser() as page:
        page.goto(f"http://127.0.0.1:{port}/")
        _keep(page, "werkplek-openen")
        page.get_by_label("Sleutelzin", exact=True).fill(PASSPHRASE)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Open").first.click()
        page.wait_for_selector(_MENU, timeout=60_000)
        _keep_all(page, "werkplek")


def _keep_all(page: Page, app: str) -> None:
    page.wait_for_selector(_MENU, timeout=60_000)
    for number in range(page.locator(_MENU).count()):
        link = page.locator(_MENU).nth(number)
        title = link.inner_text().strip()
        link.click()
        page.wait_for_function("t => document.querySelector('h1')?.innerText === t", arg=title)
        name = page.url.partition("?")[0].rstrip("/").rpartition("/")[2]
        _keep(page, f"{app}-{name if ':' not in name else FIRST[app]}")


def _keep(page: Page, name: str) -> None:
    page.wait_for_selector(_READY, timeout=60_000)
    time.sleep(_REST)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS).save(TARGET / f"{name}.png", optimize=True)


@contextmanager
def _served(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, env=environment) as server:
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health")
            yield
        finally:
            server.terminate()


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page(viewport=_SIZE, locale="nl-NL")
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(health: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(health, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the app did not start")


if __name__ == "__main__":
    main()
