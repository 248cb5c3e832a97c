"""An app that runs on this machine, seen in a real browser: what all tests with a browser share."""

import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_BROWSER = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
MENU = '[data-testid="stSidebarNav"] a'
FOLDED = '[data-testid="stExpandSidebarButton"]'
"""What unfolds the menu; there while the menu is folded."""
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'

_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_STILL = """() => !document.querySelector('[data-stale="true"]')
  && !document.getAnimations().some(one => one.playState === "running")"""
_WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_ENGLISH = re.compile(
    r"\b(the|and|to|with|for|your?|show|choose|select|copy|download as|close|search|fullscreen|"
    r"press|help|clear|remove|file|upload|results?|running|sidebar|page|heading|scroll\w*|chart|"
    r"table|button|expand\w*|collapse\w*|rerun|loading|options?|suggestions|dismiss)\b",
    re.IGNORECASE,
)
_SAID = """() => {
  const said = new Set();
  for (const one of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "aria-roledescription", "title", "placeholder", "alt"])
      if (one.getAttribute(name)) said.add(one.getAttribute(name));
    for (const node of one.childNodes)
      // An icon is drawn from its name, which no reader sees or hears.
      if (node.nodeType === 3 && !one.matches('style, script, [aria-hidden][translate="no"]'))
        said.add(node.textContent.trim());
  }
  return [...said];
}"""
_FOCUSED = """() => {
  const one = document.activeElement;
  const labels = [...(one?.labels ?? [])].map(label => label.innerText);
  const isWhole = one?.matches("main, body");  // holds the names of all that is in it
  return [isWhole ? "" : one?.innerText, one?.ariaLabel, ...labels].filter(Boolean).join(" ");
}"""
_IS_KIND = "kind => document.activeElement.matches(kind)"
_RING = """() => {
  const seen = one => {
    const style = getComputedStyle(one);
    const lined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return lined || style.boxShadow !== "none";
  };
  let one = document.activeElement;
  for (let up = 0; one && up < 5; up += 1, one = one.parentElement) if (seen(one)) return true;
  return false;
}"""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    command: Sequence[str],
    environment: Mapping[str, str],
    port: int,
    folder: Path,
    log: Path | None = None,
) -> Iterator[None]:
    """The app of `command`, from when it answers until it is ended; `log`: what it prints."""
    with (log or folder / "server.log").open("wb") as out:
        server = subprocess.Popen(command, env=environment, cwd=folder, stdout=out, stderr=out)
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_up(health: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"the app ended with {server.returncode}")
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the app did not start")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser of Playwright with no windows open."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


def settle(tab: Any) -> None:
    """Wait until the page has been drawn: the script has ended, and nothing fades in or out."""
    tab.wait_for_timeout(150)  # a click needs a moment to start the script
    tab.locator("h1").wait_for(timeout=90_000)
    tab.locator(READY).wait_for(state="attached", timeout=90_000)
    tab.wait_for_function(_STILL)


def wait_for_title(tab: Any, text: str) -> None:
    """Wait until the page of this title is there."""
    tab.wait_for_function("text => document.querySelector('h1')?.innerText === text", arg=text)


def open_menu(tab: Any) -> None:
    """Show the menu where a narrow screen hides it."""
    button = tab.locator(FOLDED)
    if button.is_visible():
        button.click()
        tab.locator(MENU).first.wait_for()


def open_page(tab: Any, title: str) -> None:
    """Go to a page through the menu, as people do."""
    open_menu(tab)
    tab.locator(MENU, has_text=title).first.click()
    wait_for_title(tab, title)
    settle(tab)


def violations(tab: Any, allowed: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong on the page; `allowed`: best practices that are excepted by name."""
    found = axe_api.Axe().run(tab, options=_WCAG).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["id"] not in allowed
    ]


def english(tab: Any) -> list[str]:
    """What the page says in English anywhere, also to a screen reader alone."""
    return [said for said in tab.evaluate(_SAID) if _ENGLISH.search(said)]


def is_too_wide(tab: Any) -> bool:
    """Whether a reader must scroll sideways."""
    return bool(tab.evaluate("document.documentElement.scrollWidth - innerWidth") > 0)


def focused(tab: Any) -> str:
    """The name of what has the focus."""
    return str(tab.evaluate(_FOCUSED))


def has_ring(tab: Any) -> bool:
    """Whether what has the focus is seen to have it."""
    return bool(tab.evaluate(_RING))


def tab_to(tab: Any, name: str, most: int = 80, kind: str = "*") -> int:
    """Press Tab until what has the focus is called this (an icon may stand before it) and is of
    this kind, as a selector.

    Returns how many times; raises AssertionError after `most`, or when the focus cannot be seen.
    """
    for pressed in range(1, most + 1):
        tab.keyboard.press("Tab")
        if name in focused(tab) and tab.evaluate(_IS_KIND, kind):
            assert has_ring(tab), f"the focus on {name!r} cannot be seen"
            return pressed
    raise AssertionError(f"no way to {name!r} with Tab")
