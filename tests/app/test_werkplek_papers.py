"""Documents of the werkplek: for the RI&E and the OR, and what is remembered of a download."""

from dataclasses import replace

import pytest

from dashboards.werkplek import documents, papers
from pipeline.advice.documents.document import shown_blocks
from pipeline.steps.exported_files import downloads_left, exports_left, remember_export
from pipeline.steps.prevention import or_package, paper_bytes, rie, years_told
from tests.app.werkplek_reader import grown, open_page, press, prose
from tests.sheets import Sheets

pytestmark = pytest.mark.usefixtures("stretched_once")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("stukken") / "org")


@pytest.fixture
def sheets(published, tmp_path):
    return published.copy(tmp_path / "org")


@pytest.mark.parametrize("kind, make", [("rie", rie), ("or-pakket", or_package)])
def test_a_document_is_shown_as_the_command_line_writes_it(monkeypatch, sheets, kind, make):
    app = open_page(monkeypatch, sheets.root, "stukken")
    app = app.selectbox[0].set_value(kind).run()
    document = make(sheets.place(), 2025)
    assert f"**{document.titel}**" in [one.value for one in app.markdown]
    heads = [one.text for one in shown_blocks(document) if hasattr(one, "level")]
    assert set(heads) <= {one.value for one in (*app.header, *app.subheader)}


def test_another_year_is_another_document(monkeypatch, sheets):
    assert years_told(sheets.place()) == (2025, 2024)
    app = open_page(monkeypatch, sheets.root, "stukken")
    assert "2025" in app.markdown[1].value
    app = app.selectbox[1].set_value(2024).run()
    assert "2024" in app.markdown[1].value


def test_a_document_is_made_once(monkeypatch, sheets):
    calls = []
    paper = replace(papers._PAPERS["rie"], make=lambda *given: calls.append(given) or rie(*given))
    monkeypatch.setattr(papers, "_PAPERS", {**papers._PAPERS, "rie": paper})
    open_page(monkeypatch, sheets.root, "stukken").run()
    assert len(calls) == 1


@pytest.mark.parametrize("kind, ending", [("Word", "docx"), ("Excel", "xlsx")])
def test_a_document_can_be_taken_along(monkeypatch, sheets, kind, ending):
    app = press(open_page(monkeypatch, sheets.root, "stukken"), f"Maak {kind}")
    (button,) = app.get("download_button")
    assert button.proto.label == f"Download rie-2025.{ending}"
    assert not downloads_left(sheets.workspace)


def test_every_kind_of_file_is_made(sheets):
    place = sheets.place()
    for ending, start in ((".docx", b"PK"), (".pdf", b"%PDF"), (".xlsx", b"PK")):
        assert paper_bytes(place, rie(place, 2025), ending).startswith(start)


def test_without_a_publication_the_page_says_where_to_begin(monkeypatch, tmp_path):
    app = open_page(monkeypatch, Sheets(tmp_path / "leeg").root, "stukken")
    assert "nog niets gepubliceerd" in app.info[0].value


def test_a_downloaded_concept_is_remembered_until_it_is_gone(monkeypatch, sheets, tmp_path):
    calls = []
    monkeypatch.setattr(
        documents.st, "download_button", lambda *given, on_click=None, **_: calls.append(on_click)
    )
    press(open_page(monkeypatch, sheets.root, "adviezen"), "Maak Word")
    calls[-1]()
    (name,) = downloads_left(sheets.workspace)
    remember_export(sheets.workspace, tmp_path / "weg.docx")
    assert exports_left(sheets.workspace) == () and downloads_left(sheets.workspace) == (name,)
    app = open_page(monkeypatch, sheets.root)
    assert f"U heeft {name} gedownload" in prose(app).replace("\\", "")
    app = next(one for one in app.button if one.key == f"weg_{name}").click().run()
    assert not downloads_left(sheets.workspace)
    assert "gedownload" not in prose(app)
