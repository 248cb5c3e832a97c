"""What one reader sees: a real browser, from the click to a page that has come to rest."""

import shutil
import statistics
import time

from playwright.sync_api import Page, sync_playwright

_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_MENU = '[data-testid="stSidebarNav"] a'
_SIZE = {"width": 1280, "height": 800}


def first_page(port: int) -> float:
    """Seconds from typing the address to the first page at rest, in a browser without a cache."""
    return _in_browser(lambda page: _open(page, port))


def switches(port: int, rounds: int) -> list[float]:
    """Seconds from each click in the menu to the title of that page and the end of its run."""
    return _in_browser(lambda page: _walk(page, port, rounds))


def _in_browser(act):  # noqa: ANN001, ANN202 - gives what `act` gives
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        try:
            return act(browser.new_page(viewport=_SIZE, locale="nl-NL"))
        finally:
            browser.close()


def _open(page: Page, port: int) -> float:
    started = time.perf_counter()
    page.goto(f"http://127.0.0.1:{port}/")
    _at_rest(page)
    return time.perf_counter() - started


def _walk(page: Page, port: int, rounds: int) -> list[float]:
    _open(page, port)
    found = []
    for _ in range(rounds):
        for number in range(page.locator(_MENU).count()):
            link = page.locator(_MENU).nth(number)
            title = link.inner_text().strip()
            if page.locator("h1").first.inner_text() == title:
                continue
            started = time.perf_counter()
            link.click()
            page.wait_for_function("t => document.querySelector('h1')?.innerText === t", arg=title)
            _at_rest(page)
            found.append(time.perf_counter() - started)
    return found


def _at_rest(page: Page) -> None:
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_selector(_READY, timeout=60_000)


def summary(seconds: list[float]) -> str:
    """Median and 95th percentile in words."""
    return (
        f"median {statistics.median(seconds) * 1000:.0f} ms, p95 {p95(seconds) * 1000:.0f} ms, "
        f"largest {max(seconds) * 1000:.0f} ms ({len(seconds)} pages)"
    )


def p95(seconds: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
