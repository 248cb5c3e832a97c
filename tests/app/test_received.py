"""The dashboard on a machine that receives: what came last is shown, without starting again."""

import shutil
from datetime import date

import pytest

from pipeline.crossing import open_parcel
from pipeline.crossing.received import PARCELS
from pipeline.crossing.receiving import take_in
from tests.app.page_reader import all_text, open_page
from tests.parcels import sent

TODAY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return sent(tmp_path_factory.mktemp("zender"))


def receive(folder, data):
    path = folder.parent / "bundel.zip"
    path.write_bytes(data)
    take_in(open_parcel(path), folder, TODAY)


def test_a_page_that_is_open_shows_what_came_in(monkeypatch, tmp_path, ours):
    folder = tmp_path / "dashboard"
    receive(folder, ours.earlier)
    app = open_page(monkeypatch, folder, "register")
    before = all_text(app)
    assert not app.error and not app.exception
    receive(folder, ours.later)
    app.run()
    assert not app.error and not app.exception
    assert all_text(app) != before


def test_what_was_spoiled_here_is_said_in_words(monkeypatch, tmp_path, ours):
    folder = tmp_path / "dashboard"
    receive(folder, ours.later)
    shutil.rmtree(next((folder / PARCELS).iterdir()) / "signalen")
    app = open_page(monkeypatch, folder, "overzicht")
    assert not app.exception
    assert "beschadigd of veranderd" in all_text(app)
