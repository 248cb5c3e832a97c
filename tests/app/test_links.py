"""A link leads to a view: codes only, and a choice that does not exist is passed over and said."""

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboards.organisatie.choices import WORDS_OF, link_of
from dashboards.organisatie.recorded import Choice
from tests.app.overdracht_builder import RISE, OverdrachtBuilder
from tests.app.page_reader import open_page


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory):
    root = tmp_path_factory.mktemp("links") / "o"
    return OverdrachtBuilder(root, signals=[RISE], themes=("2024", "2025")).write()


def test_a_link_chooses(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "trends", soort="eenheid", eenheid="techniek")
    assert app.selectbox(key="soort").value == "eenheid"
    assert app.selectbox(key="eenheid.eenheid").value == "techniek"
    assert not app.warning


def test_the_link_on_the_page_leads_back_to_it_with_codes_alone(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "trends", soort="eenheid", eenheid="zorg")
    query = parse_qs(urlsplit(app.get("code")[0].value).query)
    assert query == {"soort": ["eenheid"], "eenheid": ["zorg"]}


def test_a_wrong_code_is_passed_over_and_said(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "trends", soort="eenheid", eenheid="<b>weg</b>")
    assert app.selectbox(key="eenheid.eenheid").value == "zorg"
    assert len(app.warning) == 1
    assert "eenheid" in app.warning[0].value and "weg" not in app.warning[0].value
    assert not app.exception


def test_a_choice_changes_the_address_and_the_first_one_stays_out_of_it(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "enquete")
    assert not app.query_params
    app.selectbox(key="onderwerp").select("mb").run()
    assert app.query_params["onderwerp"] in ("mb", ["mb"])
    app.selectbox(key="onderwerp").select("og").run()
    assert "onderwerp" not in app.query_params
    assert not app.warning


def test_the_choice_of_all_is_no_part_of_a_link():
    chosen = [Choice("eenheid", "Voor wie", "", "Hele organisatie"), Choice("golf", "G", "1", "1")]
    assert link_of(chosen) == {"golf": "1"}


@pytest.mark.parametrize("page", ["enquete", "themas", "rie", "or"])
def test_every_choice_has_a_name_for_the_sentence(monkeypatch, overdracht, page):
    names = set(WORDS_OF)
    query = dict.fromkeys(names, "bestaat-niet")
    app = open_page(monkeypatch, overdracht, page, **query)
    assert len(app.warning) == 1
    assert not app.exception
