"""How a foreign file is read, settled by clicking alone: whatever the work file of `vip bron` can
say, can be chosen here, and the rows come in accordingly."""

import pytest

from pipeline.steps import read_in
from tests.app.werkplek_reader import open_page, press, prose
from tests.sheets import Sheets

pytestmark = pytest.mark.usefixtures("stretched_once")

TALKS = [
    "Sleutel;Jaar;Mnd;Pesterij;Met wie;Afd;Mag meetellen",
    *(f"t{i};2024;{1 + i % 12};{'x' if i % 2 else ''};collega;noord;ja" for i in range(24)),
]
ANSWERS = [
    "id;stelling a;stelling b",
    *(f"r{i};{1 + i % 5};{5 - i % 5}" for i in range(20)),
]
LONG = [
    "Respondent;Vraag;Antwoord",
    *(
        f"r{i};{text};{1 + i % 5}"
        for i in range(8)
        for text in ("Ik durf te praten", "Iets anders")
    ),
]


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org", tables="hoofdcategorie = 1")


def proposed(monkeypatch, sheets, lines, kind=None):
    app = open_page(monkeypatch, sheets.root, "gegevens")
    box = next(one for one in app.file_uploader if one.key == "bestand")
    box.set_value(("eigen.csv", ("\n".join(lines) + "\n").encode(), "text/csv")).run()
    if kind:
        find(app, "selectbox", "Wat staat er in het bestand").select(kind)
    return press(app, "Stel een vertaling voor")


def find(app, kind, label):
    return next(one for one in getattr(app, kind) if label in one.label.replace("\\", ""))


def opened(app, *columns):
    """The page with these columns to change."""
    more = find(app, "multiselect", "Andere kolommen")
    return more.set_value([*more.value, *columns]).run()


def field_of(app, column, field):
    return find(app, "selectbox", f"({column}): wat is deze kolom?").select(field).run()


def kept(sheets):
    (mapping,) = sheets.place().mappings.of("standaard")
    return mapping, {rule.column: rule for rule in mapping.rules}


def test_every_column_is_told_and_no_cell_but_the_words_that_the_command_line_shows(
    monkeypatch, sheets
):
    said = prose(proposed(monkeypatch, sheets, TALKS))
    for column in ("Sleutel", "Jaar", "Mnd", "Pesterij", "Met wie", "Afd"):
        assert column in said
    assert "t7" not in said and "2024;" not in said


def test_a_part_of_the_period_and_a_column_of_one_choice(monkeypatch, sheets):
    app = proposed(monkeypatch, sheets, TALKS)
    assert len(find(app, "multiselect", "Andere kolommen").value) == 5  # what is needed is asked
    for column, field in (
        ("Sleutel", "traject_sleutel"), ("Jaar", "periode"), ("Mnd", "periode"),
        ("Met wie", "relatie"), ("Afd", "eenheid"),
    ):  # fmt: skip
        app = field_of(app, column, field)
    find(app, "selectbox", "(Jaar): in deze kolom staat").select("jaar")
    find(app, "selectbox", "(Mnd): in deze kolom staat").select("maand")
    app = opened(app, "Pesterij")
    find(app, "selectbox", "(Pesterij): een gevulde cel betekent").select("oo_agressie_geweld")
    app = press(app, "Bewaar de vertaling")
    assert "versleuteld bewaard" in prose(app)
    _, rules = kept(sheets)
    assert (rules["Jaar"].part, rules["Mnd"].part) == ("jaar", "maand")
    assert rules["Pesterij"].choice == "oo_agressie_geweld"
    assert not list(sheets.workspace.bronnen.glob("*.yaml"))
    path = sheets.root.parent / "eigen.csv"
    path.write_text("\n".join(TALKS) + "\n", encoding="utf-8")
    read_in(sheets.place(), path, "standaard")
    (levering,) = sheets.kluis.manifest.leveringen
    assert levering.contract == "gesprekken"


def test_a_turned_scale_an_own_question_and_the_wave_of_the_file(monkeypatch, sheets):
    app = proposed(monkeypatch, sheets, ANSWERS, "enquete")
    app = field_of(app, "stelling a", "mb_durft_gesprek")
    app = find(app, "checkbox", "(stelling a): de schaal loopt andersom").check().run()
    app = field_of(app, "stelling b", "eigen vraag")
    find(app, "selectbox", "(stelling b): op welke schaal").select("oordeel5")
    app = find(app, "multiselect", "hetzelfde is").set_value(["golf"]).run()
    find(app, "selectbox", "Golf").select("g24")
    next(one for one in app.selectbox if one.label == "Golf").select("g24")
    app = press(app, "Bewaar de vertaling")
    assert not app.error
    mapping, rules = kept(sheets)
    assert mapping.fixed["golf"] == "g24"
    assert rules["stelling a"].field == "mb_durft_gesprek" and rules["stelling a"].is_reversed
    scales = {question.code: question.scale for question in mapping.questions}
    assert scales[rules["stelling b"].field] == "oordeel5"


def test_texts_of_one_row_an_answer_become_questions(monkeypatch, sheets):
    app = proposed(monkeypatch, sheets, LONG, "enquete")
    app = field_of(app, "Respondent", "respondent_sleutel")
    app = field_of(app, "Vraag", "vraag")
    app = press(field_of(app, "Antwoord", "antwoord"), "Bewaar de vertaling")
    assert "elke rij één antwoord" in prose(app)
    find(app, "selectbox", "Ik durf te praten").select("mb_durft_gesprek").run()
    find(app, "checkbox", "Ik durf te praten").check()
    find(app, "selectbox", "Iets anders").select("")
    app = press(app, "Bewaar de vertaling")
    assert not app.error
    mapping, _ = kept(sheets)
    assert mapping.is_long and mapping.turned == ("mb_durft_gesprek",)
    assert mapping.items == {"Ik durf te praten": "mb_durft_gesprek", "Iets anders": ""}


def test_all_proposals_are_taken_by_one_click(monkeypatch, sheets):
    app = proposed(monkeypatch, sheets, ANSWERS, "enquete")
    app = press(app, "Neem alle voorstellen over")
    mapping, rules = kept(sheets)
    assert mapping.open_count == 0 and rules["stelling a"].is_read
    assert "Nog te kiezen" not in prose(app)
