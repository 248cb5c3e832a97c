"""The sector comes with a publication, and the measures on the RI&E page are of it."""

import json

import pytest

from dashboards.organisatie.data import load_overdracht
from dashboards.organisatie.for_a_task import OF_ALL, OF_SECTOR, document_of, years_of
from pipeline.release import Publication, load_release
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page
from tests.builders import close, make_door, organisation, put_rows, reopened


def test_it_is_read_from_the_settings_when_numbers_are_published(tmp_path):
    plan = '[plan]\nkorrel = "kwartaal"\ntotaal = 1\n'
    door = make_door(tmp_path / "werk", organisation(5000), plan)
    toml = door.workspace.toml
    toml.write_text(toml.read_text("utf-8").replace('sector = ""', 'sector = "zorg"'), "utf-8")
    door = reopened(door)
    put_rows(door.kluis, [{"traject_sleutel": f"t{number}"} for number in range(40)])
    close(door.kluis, "2024-Q1")
    assert door.publish()
    assert load_release(door.workspace.overdracht).publicaties[-1].sector == "zorg"


def overdracht_of(root, sector):
    return OverdrachtBuilder(root / "overdracht", sector=sector).detect_and_advise()


def measures(folder):
    overdracht = load_overdracht(folder)
    return document_of(overdracht, "rie", int(years_of(overdracht)[0])).blocks


@pytest.mark.parametrize(
    ("sector", "said"),
    [("Zorg", OF_SECTOR.format(sector="Zorg")), ("", OF_ALL), ("iets anders", OF_ALL)],
)
def test_page_says_what_sector_the_measures_are_of(monkeypatch, tmp_path, sector, said):
    app = open_page(monkeypatch, overdracht_of(tmp_path, sector), "rie", "preventiemedewerker")
    assert not app.exception
    assert said in all_text(app)


def test_measures_are_of_the_sector(tmp_path):
    of_all = measures(overdracht_of(tmp_path / "alle", ""))
    assert measures(overdracht_of(tmp_path / "zorg", "zorg")) != of_all
    assert measures(overdracht_of(tmp_path / "anders", "iets anders")) == of_all


def test_a_publication_of_before_has_no_sector(tmp_path):
    newest = load_overdracht(overdracht_of(tmp_path, "zorg")).release.publicaties[-1]
    values = json.loads(json.dumps(newest.to_json()))
    assert Publication.from_json(values).sector == "zorg"
    values.pop("sector")
    assert Publication.from_json(values).sector == ""
