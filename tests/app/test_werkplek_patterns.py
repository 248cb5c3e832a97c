"""Patronen in the werkplek: as on the dashboard, with what can be done with each."""

import shutil

import pytest

from dashboards.werkplek import patterns
from dashboards.wording import pattern_rows
from dashboards.wording.levels import badge
from dashboards.wording.pattern_words import key_of, title_of, when_of
from pipeline.advice import compose
from pipeline.steps import all_dossiers, find_patterns, make_concepts
from tests.app.werkplek_reader import grown, open_page, press, prose

pytestmark = pytest.mark.usefixtures("stretched_once")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("patronen") / "org")


@pytest.fixture
def sheets(published, tmp_path):
    return published.copy(tmp_path / "org")


def strongest(sheets):
    place = sheets.place()
    rows = pattern_rows.found(find_patterns(place).patronen)
    return rows.iloc[0], title_of(rows.iloc[0], place.released())


def test_a_pattern_has_the_title_and_level_of_the_dashboard(monkeypatch, sheets):
    row, title = strongest(sheets)
    app = open_page(monkeypatch, sheets.root, "patronen")
    assert app.subheader[0].value == title
    assert badge(str(row["niveau"]), when_of(row)) in [one.proto.body for one in app.get("html")]


def test_a_pattern_with_an_advice_leads_to_it(monkeypatch, sheets):
    row, title = strongest(sheets)
    app = press(open_page(monkeypatch, sheets.root, "patronen"), f"Open het advies: {title}")
    assert app.title[0].value == "Adviezen"
    assert app.selectbox[0].value == key_of(row)


def test_an_advice_on_a_signal_is_written_from_its_card(monkeypatch, sheets):
    row, title = strongest(sheets)
    shutil.rmtree(sheets.workspace.dossiers)
    monkeypatch.setattr(patterns, "signals_to_ask", lambda place: (key_of(row),))
    monkeypatch.setattr(
        patterns,
        "make_concepts",
        lambda place, asked=(): make_concepts(place, asked) if asked else all_dossiers(place),
    )
    app = open_page(monkeypatch, sheets.root, "patronen")
    app = press(app, f"Schrijf een advies: {title}")
    assert app.title[0].value == "Adviezen"
    assert "is gemaakt. Alleen u ziet het." in prose(app)
    assert app.selectbox[0].value == key_of(row)


def test_only_new_concepts_are_drafted(monkeypatch, sheets):
    monkeypatch.setattr(compose, "gather", None)  # what a draft begins with
    assert len(make_concepts(sheets.place())) == 1
