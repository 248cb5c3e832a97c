"""Advice in the werkplek: written with its numbers tied, tested, released, offered, followed."""

import pytest

from dashboards.werkplek.advice_writing import joined, split
from pipeline.advice.handed_over import load_handed_over
from pipeline.steps import make_concepts
from pipeline.steps.editing import text_of
from tests.app.werkplek_reader import grown, open_page, press, prose

pytestmark = pytest.mark.usefixtures("stretched_once")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("advies") / "org")


@pytest.fixture
def sheets(published, tmp_path):
    return published.copy(tmp_path / "org")


def field(app, kind, label):
    return next(one for one in getattr(app, kind) if one.label.startswith(label))


def test_an_advice_reads_whole(monkeypatch, sheets):
    text = prose(open_page(monkeypatch, sheets.root, "adviezen"))
    assert "Wat wij zien" in text and "Wat wij van u vragen" in text
    assert "vip " not in text


def test_parts_join_to_the_same_text(sheets):
    place = sheets.place()
    (dossier,) = make_concepts(place)
    text = text_of(place, dossier.id)
    assert split(joined(*split(text))) == split(text)


def test_changed_words_become_a_version_and_the_word_check_speaks(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "adviezen")
    box = field(app, "text_area", "Wat wij van u vragen")
    box.input("Wij vragen de melder te horen.")
    app = press(app, "Bewaar als nieuwe versie")
    said = prose(app)
    assert "Bewaard als versie 2." in said
    assert "melder" in said and "Schrijf liever" in said


def test_a_number_of_the_publication_cannot_be_changed(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "adviezen")
    box = field(app, "text_area", "Wat wij zien")
    box.input(box.value.replace("{f1: ", "{f1: 9"))
    app = press(app, "Bewaar als nieuwe versie")
    assert app.error and len(make_concepts(sheets.place())) == 1
    assert make_concepts(sheets.place())[0].versie == 1


def test_from_concept_to_reaction(monkeypatch, sheets):
    app = press(open_page(monkeypatch, sheets.root, "adviezen"), "Toets dit concept")
    assert "in toetsing" in prose(app)
    field(app, "text_input", "Uw naam").input("V. Persoon")
    app = press(app, "Geef vrij")
    assert "is vrijgegeven" in prose(app)
    assert "nog niets gebeurd" in press(app, "Bied aan").error[0].value
    assert not load_handed_over(sheets.workspace.overdracht)
    field(app, "text_input", "Typ het woord").input("aanbieden")
    app = press(app, "Bied aan")
    (offered,) = load_handed_over(sheets.workspace.overdracht)
    assert "V. Persoon" not in str(offered)
    app = press(app, "Leg de reactie vast")
    assert "Reactie vastgelegd" in prose(app)


def test_a_document_is_made_when_asked(monkeypatch, sheets):
    app = press(open_page(monkeypatch, sheets.root, "adviezen"), "Maak Word")
    (button,) = app.get("download_button")
    assert button.proto.label.endswith(".docx")


def test_a_question_is_answered_and_kept_as_a_concept(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "gevraagd")
    field(app, "text_area", "De vraag").input("Neemt het aantal gesprekken toe?")
    app = press(app, "Beantwoord de vraag")
    assert not app.error
    assert "Dit antwoord is een concept" in prose(app)


def test_the_form_of_the_jaarrapport_refuses_numbers_of_talks(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "jaarrapport")
    field(app, "text_area", "Intervisie").input("Wij spraken over 12 gesprekken.")
    app = press(app, "Bewaar het formulier")
    assert "aantal gesprekken" in app.error[0].value
    field(app, "text_area", "Intervisie").input("Vier keer per jaar, met andere organisaties.")
    app = press(app, "Bewaar het formulier")
    assert "versleuteld bewaard" in prose(app)
    assert "nog niets gebeurd" in press(app, "Geef vrij").error[0].value


def test_a_plan_is_tried_before_it_is_kept(monkeypatch, sheets):
    before = sheets.workspace.toml.read_text(encoding="utf-8")
    app = open_page(monkeypatch, sheets.root, "plan")
    field(app, "slider", "Over wie het gaat").set_value(50)
    app = press(app, "Probeer dit plan")
    assert "proefplan" in prose(app)
    assert sheets.workspace.toml.read_text(encoding="utf-8") == before
    app = press(app, "Bewaar dit plan")
    assert "relatie = 50" in sheets.workspace.toml.read_text(encoding="utf-8")
    assert "Testorganisatie" in sheets.workspace.toml.read_text(encoding="utf-8")


def test_somebody_withdraws_only_after_the_tick(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "bewaren")
    field(app, "text_input", "Sleutel").input("202411")
    app = press(app, "Laat deze persoon niet meer meetellen")
    assert "vinkje" in app.error[0].value
    field(app, "text_input", "Sleutel").input("202411")
    app.checkbox[-1].check()
    app = press(app, "Laat deze persoon niet meer meetellen")
    assert "nergens meer mee" in prose(app)
