"""A missing, altered or incomplete overdracht is refused in Dutch, without a number."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.overdracht_builder import RISE, OverdrachtBuilder
from tests.app.page_reader import PAGES, all_text, open_page


@pytest.fixture
def overdracht(tmp_path: Path) -> Path:
    return OverdrachtBuilder(tmp_path / "o", signals=[RISE]).write()


def _is_refused(app) -> bool:
    return bool(app.error) and "Wat u kunt doen" in all_text(app) and not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_missing_directory(monkeypatch, tmp_path, page):
    assert _is_refused(open_page(monkeypatch, tmp_path / "weg", page))


@pytest.mark.parametrize(
    "file", ["publicaties/p0002/tellingen.parquet", "signalen/s0003/signalen.parquet"]
)
def test_altered_file(monkeypatch, overdracht, file):
    path = overdracht / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    app = open_page(monkeypatch, overdracht, "overzicht")
    assert _is_refused(app)
    assert "ongeveer" not in all_text(app)


def test_altered_while_the_dashboard_runs(monkeypatch, overdracht):
    assert not open_page(monkeypatch, overdracht, "trends").error
    (overdracht / "publicaties" / "p0001" / "release.json").write_text("{}")
    assert _is_refused(open_page(monkeypatch, overdracht, "trends"))


def test_publication_left_out(monkeypatch, overdracht):
    shutil.rmtree(overdracht / "publicaties" / "p0002")
    assert _is_refused(open_page(monkeypatch, overdracht, "trends"))


def test_signed_by_another_key(monkeypatch, overdracht, tmp_path):
    other = OverdrachtBuilder(tmp_path / "ander").write()
    shutil.rmtree(overdracht / "publicaties" / "p0003")
    shutil.copytree(other / "publicaties" / "p0003", overdracht / "publicaties" / "p0003")
    assert _is_refused(open_page(monkeypatch, overdracht, "trends"))


def test_key_in_the_environment(monkeypatch, overdracht):
    monkeypatch.setenv("VIP_SLEUTEL", "geheim")
    app = open_page(monkeypatch, overdracht, "trends")
    assert _is_refused(app)
    assert "geheim" not in all_text(app)
    assert not app.table


def test_a_bug_is_told_in_dutch_without_details():
    script = """
from dashboards.server.frame import show_failure
show_failure(ValueError("waarde 12345"))
"""
    app = AppTest.from_string(script).run()
    assert "Er ging iets mis" in app.error[0].value
    assert "12345" not in all_text(app)
