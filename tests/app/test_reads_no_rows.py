"""The dashboard beside a kluis, as on the VP's own machine: it looks at `overdracht/` alone."""

import os
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.app.overdracht_builder import RISE, OverdrachtBuilder
from tests.app.page_reader import PAGES, open_page

_LOOKING = {"open", "os.listdir", "os.scandir"}
_seen: list[list[Path]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _seen and event in _LOOKING and isinstance(arguments[0], str | bytes | os.PathLike):
        _seen[-1].append(Path(os.fsdecode(arguments[0])).absolute())


@cache
def _start_watching() -> None:
    sys.addaudithook(_watch)


@pytest.fixture
def opened():
    """What Python opens or lists during the test. A hook stays for good, so it idles outside it."""
    _start_watching()
    _seen.append([])
    yield _seen[-1]
    _seen.pop()


def test_no_page_looks_into_the_kluis(monkeypatch, tmp_path, opened):
    overdracht = OverdrachtBuilder(tmp_path / "overdracht", signals=[RISE]).write()
    kluis = tmp_path / "vp" / "kluis"
    kluis.mkdir(parents=True)
    (kluis / "manifest.json").write_text("rij")
    opened.clear()
    for page in PAGES:
        assert not open_page(monkeypatch, overdracht, page).exception
    looked = {path for path in opened if path.is_relative_to(tmp_path)}
    assert any(path.is_relative_to(overdracht) for path in looked)  # the watch sees something
    assert {path for path in looked if not path.is_relative_to(overdracht)} == set()
