"""Opens pages of the dashboard in-process and reads back everything they say."""

import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.organisatie import page as page_module
from dashboards.wording.pages import PAGES as TITLES

MENU = Path(page_module.__file__).parent / "pages" / "menu.py"
PAGES = tuple(TITLES)
_TAG = re.compile(r"<[^>]+>")
_CHART = re.compile(r'<img class="vip-grafiek-breed" alt="([^"]*)"[^>]*base64,([^"]+)"')
_SVG_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_ALT = re.compile(r'alt="([^"]*)"')


def open_page(
    monkeypatch: pytest.MonkeyPatch,
    overdracht: Path,
    name: str,
    role: str = "vertrouwenspersoon",
    **query: str,
) -> AppTest:
    """The page as this role sees it; `query` is what stands in the link."""
    monkeypatch.setattr(sys, "argv", ["menu.py", str(overdracht)])
    app = AppTest.from_file(str(MENU), default_timeout=30)
    app.session_state["rol"] = role
    app.run()
    for part, code in query.items():
        app.query_params[part] = code
    return app.switch_page(f"{name}.py").run()


def texts(app: AppTest) -> Iterator[str]:
    """Every text on the page: prose, tables, choices, labels, charts and their alternatives."""
    for kind in ("title", "header", "subheader", "markdown", "caption", "error", "info"):
        yield from (str(element.value) for element in getattr(app, kind))
    for element in app.html:
        body = str(element.proto.body)
        yield from _ALT.findall(body)
        yield _TAG.sub(" ", body)
    for table in app.table:
        yield from (str(column) for column in table.value.columns)
        yield from (str(cell) for row in table.value.to_numpy() for cell in row)
    for box in app.selectbox:
        yield from (str(box.label), *(str(option) for option in box.options))
    yield from (str(block.label) for block in app.expander)
    for _, drawing in charts_of(app):
        yield " ".join(_SVG_TEXT.findall(drawing))
    for button in app.get("download_button"):
        yield str(button.proto.label)


def charts_of(app: AppTest) -> list[tuple[str, str]]:
    """Text alternative and drawing (SVG) of every chart, at its widest."""
    bodies = [str(element.proto.body) for element in app.html]
    found = [pair for body in bodies for pair in _CHART.findall(body)]
    return [(alt, b64decode(data).decode()) for alt, data in found]


def all_text(app: AppTest) -> str:
    """Everything the page says, as one text."""
    return "\n".join(texts(app))


def tables_of(app: AppTest) -> list[Any]:
    """The numbers in tables, to compare between roles."""
    return [table.value.to_numpy().tolist() for table in app.table]
