"""Themes on the werkplek: tried on a file as on the command line, new words, an own theme."""

from datetime import date, timedelta

import pytest

from dashboards.werkplek import themes
from pipeline.cli.theme_trial import theme_rows
from pipeline.errors import RefusedInput, UserError
from pipeline.release.new_words import NewWordsFound
from pipeline.steps.exported_files import exports_left
from pipeline.steps.new_words import WordSearch
from pipeline.steps.own_themes import add_own_theme, waves_to_come
from pipeline.steps.theme_trial import taxonomy_for, try_themes
from tests.app.werkplek_reader import open_page, press, prose
from tests.sheets import Sheets

pytestmark = pytest.mark.usefixtures("stretched_once")

CANARY = "kanarie7z"
ANSWERS = (
    "nr;open_drempel\n1;Ik heb veel te veel werk\n2;Door de werkdruk kom ik nergens aan toe\n"
    f"3;Mijn leidinggevende luistert niet\n4;{CANARY}\n"
)
SOON = (date.today() + timedelta(days=90)).isoformat()


@pytest.fixture
def sheets(tmp_path):
    made = Sheets(tmp_path / "org")
    golven = "golf;uitgenodigd;gesloten_op;open_vragen\n"
    rows = f"2024;400;2024-06-15;open_drempel\n2099;400;{SOON};open_drempel\n"
    (made.workspace.codes / "golven.csv").write_text(golven + rows, encoding="utf-8")
    return made


def field(app, kind, label):
    return next(one for one in getattr(app, kind) if one.label.startswith(label))


def tried(app, content=ANSWERS):
    box = next(one for one in app.file_uploader if one.key == "antwoorden")
    box.set_value(("antwoorden.csv", content.encode(), "text/csv"))
    return press(app, "Zoek thema's")


def test_themes_of_a_file_are_counted_as_on_the_command_line(monkeypatch, sheets, tmp_path):
    app = tried(open_page(monkeypatch, sheets.root, "themas"))
    path = tmp_path / "antwoorden.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    rows = theme_rows(try_themes(path, taxonomy_for(None, sheets.workspace)))[1]
    assert [tuple(row) for row in app.table[0].value.to_numpy()] == rows
    assert "precies en blijven in de VP-zone" in prose(app).replace("\\", "")
    assert CANARY not in prose(app)
    assert not (sheets.workspace.vp / "inkomend").exists()


def test_a_file_without_answers_is_refused_with_the_field_of_the_page(monkeypatch, sheets):
    app = tried(open_page(monkeypatch, sheets.root, "themas"), "a;b\n1;2\n")
    assert app.error and "vip " not in prose(app) and "--" not in prose(app)
    assert any("het veld ‘Kolommen met antwoorden’" in one.value for one in app.markdown)


def test_themes_per_row_go_to_a_file_that_is_remembered(monkeypatch, sheets, tmp_path):
    app = tried(open_page(monkeypatch, sheets.root, "themas"))
    target = tmp_path / "themas.csv"
    field(app, "text_input", "Bestand op").input(str(target))
    press(app, "Schrijf het bestand")
    assert target.read_text(encoding="utf-8").startswith("rij,themas,toon")
    assert CANARY not in target.read_text(encoding="utf-8")
    assert exports_left(sheets.workspace) == (target.resolve(),)


def test_new_words_are_told_and_taken_as_an_own_theme(monkeypatch, sheets):
    found = NewWordsFound("2024", 40, (("rookverbod", 60), ("parkeren", 55)))
    search = WordSearch("2024", 9_000, 5_000, True, found)
    monkeypatch.setattr(themes, "search_words", lambda place, golf: search)
    app = open_page(monkeypatch, sheets.root, "themas")
    assert "rookverbod: ongeveer 60 mensen" in prose(app)
    field(app, "text_input", "Hoe het thema heet").input("Rookvrij terrein")
    field(app, "multiselect", "Nieuwe woorden").set_value(["rookverbod"])
    field(app, "text_input", "Andere woorden").input("sigaret*, peuk*")
    app = press(app, "Maak het thema")
    assert "met de code eigen_rookvrij_terrein" in prose(app).replace("\\", "")
    theme = sheets.place().themes.taxonomy.themes[-1]
    assert (theme.code, theme.from_wave) == ("eigen_rookvrij_terrein", "2099")
    assert theme.words.words == ("rookverbod", "sigaret*", "peuk*")


def test_a_second_theme_leaves_the_first_as_it_is(sheets):
    path = sheets.workspace.codes / "themas.yaml"
    add_own_theme(sheets.place(), "Parkeren", ["parkeren"], "2099")
    before = sheets.place().themes.taxonomy.themes
    path.write_text(f"# van ons\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    add_own_theme(sheets.place(), "Kantine", ["kantine"], "2099")
    assert sheets.place().themes.taxonomy.themes[:-1] == before
    assert path.read_text(encoding="utf-8").startswith("# van ons")


@pytest.mark.parametrize(
    "label, words, golf, said",
    [
        ("", ["parkeren"], "2099", "naam en minstens één woord"),
        ("Parkeren", [" "], "2099", "naam en minstens één woord"),
        ("Parkeren", ["parkeren"], "2024", "al gesloten"),
        ("Jan de Vries", ["parkeren"], "2099", "naam of ander gegeven van een mens"),
    ],
)
def test_a_theme_that_may_not_be_made_is_refused_and_nothing_is_written(
    sheets, label, words, golf, said
):
    with pytest.raises(RefusedInput, match=said):
        add_own_theme(sheets.place(), label, words, golf)
    assert not (sheets.workspace.codes / "themas.yaml").exists()


def test_a_file_of_another_shape_is_left_alone(sheets):
    path = sheets.workspace.codes / "themas.yaml"
    add_own_theme(sheets.place(), "Parkeren", ["parkeren"], "2099")
    own = path.read_text(encoding="utf-8") + "groepen:\n  - {code: eigen_x, label: Iets}\n"
    path.write_text(own, encoding="utf-8")
    with pytest.raises(UserError):
        add_own_theme(sheets.place(), "Kantine", ["kantine"], "2099")
    assert path.read_text(encoding="utf-8") == own


def test_a_wave_that_is_over_takes_no_new_theme(sheets):
    assert waves_to_come(sheets.place()) == ("2099",)
