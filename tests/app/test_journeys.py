"""Two readers who get a link: how long until they have what they came for.

An estimate by a rule, not a person: all words on each screen they pass at 200 a minute (the menu
once) and two seconds a click. What the machine takes is printed with it and not judged here: a
machine that tests is a busy one, and benchmarks.dashboard measures a quiet one.
"""

import os
import time

import pytest

from dashboards.organisatie.launch import clean_environment, start_command
from tests.app.in_browser import (
    NARROW,
    NEEDS_BROWSER,
    WIDE,
    chromium,
    free_port,
    open_page,
    served,
    settle,
)
from tests.app.overdracht_builder import WAVES, OverdrachtBuilder

pytestmark = NEEDS_BROWSER

_WORDS_A_SECOND = 200 / 60
_A_CLICK = 2
_SCREEN = """isKnown => {
  const where = isKnown ? document.querySelector('[data-testid="stMain"]') : document.body;
  const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = range.getBoundingClientRect();
    const isSeen = box.width && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth;
    if (isSeen && !walk.currentNode.parentElement.closest("style, script"))
      words += (walk.currentNode.textContent.match(/\\S+/g) || []).length;
  }
  return words;
}"""


class Reader:
    """Somebody who reads every screen; `seconds` so far."""

    def __init__(self, tab, link):
        self.tab = tab
        self.start = time.monotonic()
        self.seconds = 0.0
        self.is_known = False
        tab.goto(link)
        settle(tab)
        self.read()

    def read(self):
        self.seconds += self.tab.evaluate(_SCREEN, self.is_known) / _WORDS_A_SECOND
        self.is_known = True

    def go_to(self, title, clicks=1):
        open_page(self.tab, title)
        self.seconds += clicks * _A_CLICK
        self.read()

    def scroll_to(self, text):
        """Screen by screen, reading each, until this is on it."""
        wanted = self.tab.get_by_text(text, exact=True).first
        wanted.wait_for()
        self.tab.mouse.move(*(side / 2 for side in self.tab.viewport_size.values()))
        for _ in range(20):
            box = wanted.bounding_box()
            if box["y"] + box["height"] < self.tab.viewport_size["height"]:
                return
            self.tab.mouse.wheel(0, self.tab.viewport_size["height"] * 0.9)
            self.tab.wait_for_timeout(300)
            self.seconds += _A_CLICK
            self.read()
        raise AssertionError(f"{text!r} is nowhere")

    def total(self):
        """With what the machine took."""
        return self.seconds + time.monotonic() - self.start


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reis")
    overdracht = OverdrachtBuilder(folder / "o", rise=3.0, themes=WAVES).detect_and_advise()
    port = free_port()
    environment, _ = clean_environment(os.environ)
    with served(start_command(overdracht, port), environment, port, folder):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def test_a_preventiemedewerker_has_the_document_for_the_rie_in_three_minutes(browser, address):
    with browser.new_context(viewport=WIDE, locale="nl-NL") as context:
        reader = Reader(context.new_page(), address)
        reader.go_to("RI&E en PSA")
        with reader.tab.expect_download() as download:
            reader.tab.get_by_role("button", name="RI&E-stuk als Word").click()
        reader.seconds += _A_CLICK
        assert download.value.suggested_filename.endswith(".docx")
        print(f"\npreventiemedewerker: {reader.total():.0f} s")
        assert reader.seconds < 180


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "phone"])
def test_a_works_council_member_knows_in_two_minutes(browser, address, size):
    with browser.new_context(viewport=size, locale="nl-NL") as context:
        reader = Reader(context.new_page(), address)
        reader.go_to("Voor de OR", clicks=1 if size is WIDE else 2)
        reader.scroll_to("Wat ermee is gedaan")
        print(f"\nor, {size['width']} wide: {reader.total():.0f} s")
        assert reader.seconds < 120
