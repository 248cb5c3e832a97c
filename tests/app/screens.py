"""Makes the pictures of docs/schermen: every page of both apps, with the example of `vip demo`.

    python -m tests.app.screens [--map voorbeeld/zorg]

Why a program: pictures that are made by hand fall behind the pages. The tops of pages alone, as a
reader meets them, in few colours so that they stay small.
"""

import argparse
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from dashboards.organisatie import launch as dashboard
from dashboards.werkplek import launch as werkplek
from pipeline.demo.walk import PASSPHRASE
from tests.app.in_browser import MENU, READY, chromium, free_port, served

TARGET = Path(__file__).parents[2] / "docs" / "schermen"
FIRST = {"dashboard": "overzicht", "werkplek": "begin"}
"""The page at the bare address of an app."""
_SIZE = {"width": 1280, "height": 1100}
_COLOURS = 48
_REST = 1.2


def main() -> None:
    """Write one picture a page."""
    parser = argparse.ArgumentParser(prog="tests.app.screens")
    parser.add_argument("--map", type=Path, default=Path("voorbeeld/zorg"))
    root = parser.parse_args().map.resolve()
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    environment, _ = dashboard.clean_environment(os.environ)
    log = Path(os.devnull)
    port = free_port()
    command = dashboard.start_command(root / "overdracht", port)
    with served(command, environment, port, root, log), _browser() as page:
        page.goto(f"http://127.0.0.1:{port}/")
        _keep_all(page, "dashboard")
    port = free_port()
    environment = werkplek.werkplek_environment(environment, "")
    with (
        served(werkplek.start_command(root, port), environment, port, root, log),
        _browser() as page,
    ):
        page.goto(f"http://127.0.0.1:{port}/")
        _keep(page, "werkplek-openen")
        page.get_by_label("Sleutelzin", exact=True).fill(PASSPHRASE)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Open").first.click()
        page.wait_for_selector(MENU, timeout=60_000)
        _keep_all(page, "werkplek")


def _keep_all(page: Page, app: str) -> None:
    page.wait_for_selector(MENU, timeout=60_000)
    for number in range(page.locator(MENU).count()):
        link = page.locator(MENU).nth(number)
        title = link.inner_text().strip()
        link.click()
        page.wait_for_function("t => document.querySelector('h1')?.innerText === t", arg=title)
        name = page.url.partition("?")[0].rstrip("/").rpartition("/")[2]
        _keep(page, f"{app}-{name if ':' not in name else FIRST[app]}")


def _keep(page: Page, name: str) -> None:
    page.wait_for_selector(READY, timeout=60_000)
    time.sleep(_REST)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS).save(TARGET / f"{name}.png", optimize=True)


@contextmanager
def _browser() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport=_SIZE, locale="nl-NL")


if __name__ == "__main__":
    main()
