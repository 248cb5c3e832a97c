"""Opens pages of the werkplek in-process, on a small workspace, and reads back what they say."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.werkplek import page as page_module
from dashboards.werkplek import session
from pipeline.steps import make_concepts
from pipeline.vault.kluis import open_kluis
from pipeline.workspace import Workspace
from tests.builders import KEY
from tests.sheets import Sheets

MENU = Path(page_module.__file__).parent / "pages" / "menu.py"


def start(monkeypatch: pytest.MonkeyPatch, root: Path) -> AppTest:
    """The werkplek as somebody meets it: no organisation, or a closed kluis."""
    monkeypatch.setattr(sys, "argv", ["menu.py", str(root)])
    return AppTest.from_file(str(MENU), default_timeout=60).run()


def open_page(monkeypatch: pytest.MonkeyPatch, root: Path, name: str = "begin") -> AppTest:
    """A page with the kluis open."""
    monkeypatch.setattr(sys, "argv", ["menu.py", str(root)])
    app = AppTest.from_file(str(MENU), default_timeout=60)
    app.session_state[session._OPEN] = open_kluis(Workspace(root).kluis, KEY)
    app.session_state[session._SEEN] = session.time.monotonic()
    app.run()
    return app if name == "begin" else app.switch_page(f"{name}.py").run()


def prose(app: AppTest) -> str:
    """Everything that is written on the page."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "info", "warning",
             "success")  # fmt: skip
    said = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    said += [str(cell) for table in app.table for row in table.value.to_numpy() for cell in row]
    for kind in ("selectbox", "text_input", "checkbox", "button", "radio", "slider", "multiselect"):
        said += [str(element.label) for element in getattr(app, kind)]
    said += [str(option) for box in app.selectbox for option in box.options]
    said += [str(block.label) for block in app.expander]
    return "\n".join(said)


def press(app: AppTest, label: str) -> AppTest:
    """Click the button with this label."""
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def grown(root: Path) -> Sheets:
    """Two years of talks of which the second has far more: a strong signal, so a concept."""
    sheets = Sheets(root, tables="totaal = 1")
    rows = [
        f"{year}{q}{i};{year}-Q{q};oo_pesten;collega;noord;ja"
        for year, n in ((2024, 20), (2025, 260))
        for q in range(1, 5)
        for i in range(n)
    ]
    sheets.send("traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen", *rows)
    sheets.publish("2025-Q4")
    assert make_concepts(sheets.place())
    return sheets
