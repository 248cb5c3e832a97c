"""What the server prepares beside its start: the same for all, and silent about what is wrong."""

import gc

import pytest

from dashboards.organisatie.data import fingerprint, load_overdracht
from dashboards.organisatie.for_a_task import MAKERS, document_of, years_of
from dashboards.organisatie.prepared import prepare
from dashboards.organisatie.warm_up import warm_up
from tests.app.overdracht_builder import OverdrachtBuilder


@pytest.fixture
def folder(tmp_path):
    return OverdrachtBuilder(tmp_path / "overdracht").write()


def test_heavy_pages_find_what_they_need(folder, monkeypatch):
    overdracht = load_overdracht(folder)
    prepare(overdracht)
    monkeypatch.setitem(MAKERS, "rie", pytest.fail)
    monkeypatch.setitem(MAKERS, "or", pytest.fail)
    newest = int(years_of(overdracht)[0])
    assert {document_of(overdracht, kind, newest).soort for kind in MAKERS}


def test_a_broken_overdracht_is_left_to_the_pages(tmp_path):
    warm_up(tmp_path / "er_is_niets", later=0)


def test_what_was_read_is_not_searched_again(folder):
    before = gc.get_freeze_count()
    try:
        warm_up(folder, later=0)
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_change_in_any_file_is_seen(folder):
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    file = next(path for path in sorted(folder.rglob("*")) if path.is_file())
    file.write_bytes(file.read_bytes() + b" ")
    assert fingerprint(folder) != before
