"""A correction and a note are told beside the numbers, on the pages that show them."""

from datetime import date

import pytest

from pipeline.release.notes import Note, put_note
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory):
    builder = OverdrachtBuilder(tmp_path_factory.mktemp("overdracht") / "overdracht")
    root = builder.write()
    builder.correct("2024-Q3", date(2026, 3, 1))
    key = builder.key
    for number, (stroom, over) in enumerate((("gesprekken", "2025-Q1"), ("enquete", "2025"))):
        note = Note(f"n{number + 1:04d}", stroom, over, "dubbel_aangeleverd", date(2026, 3, 2))
        put_note(note, root, key.sign, key.public_key())
    return root


def test_trends_tells_of_the_correction_and_the_note_of_its_periods(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "trends", "or"))
    assert "In het 3e kwartaal van 2024 klopte iets niet" in text
    assert "publicatie p0004" in text
    assert (
        "In het 1e kwartaal van 2025 klopte iets niet: een bestand was dubbel aangeleverd" in text
    )
    text = all_text(open_page(monkeypatch, overdracht, "enquete", "or"))
    assert "In de enquête van 2025 klopte iets niet" in text


def test_verantwoording_lists_them_all(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "verantwoording", "or"))
    assert "Wat is gecorrigeerd" in text
    assert text.count("klopte iets niet") == 3


def test_without_corrections_nothing_is_said(monkeypatch, tmp_path):
    root = OverdrachtBuilder(tmp_path / "overdracht").write()
    assert "klopte iets niet" not in all_text(open_page(monkeypatch, root, "verantwoording", "or"))
