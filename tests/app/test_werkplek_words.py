"""What the werkplek says keeps to the words of the trade, names pages and no commands, and holds
no cache, no key and no cell of a file."""

import re
from datetime import date
from pathlib import Path

import pytest

import dashboards.werkplek
from dashboards.werkplek.words import FIELD_OF, PAGE_OF, in_the_app, told
from pipeline.advice.word_check import check_words
from pipeline.cli.program import COMMANDS
from pipeline.steps import at_work, make_concepts
from pipeline.steps.incoming import held_file
from pipeline.steps.settings_file import with_section, write_section
from tests.app.werkplek_reader import MENU, open_page, prose
from tests.builders import KEY
from tests.sheets import Sheets

pytestmark = pytest.mark.usefixtures("stretched_once")

HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
PAGES = sorted(path.stem for path in MENU.parent.glob("*.py") if path.stem != "menu")
TITLES = {
    "apart": "Rijen apart",
    "sluiten": "Periode sluiten",
    "gevraagd": "Gevraagd advies",
    "stukken": "RI&E en OR",
    "themas": "Thema's en woorden",
}
ENGLISH = re.compile(r"\b(the|and|error|loading|undefined|nan|none|null|true|false)\b", re.I)
CANARY = "kanarie7z"
ELSEWHERE = ("vip ontvangen", "vip dashboard")  # typed on another machine


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Published talks, rows set aside, and a concept; wrong cells hold a word that is nowhere."""
    made = Sheets(tmp_path_factory.mktemp("woorden") / "org")
    rows = [f"t{q}{i};2024-Q{q};oo_pesten;collega;noord;ja" for q in range(1, 5) for i in range(30)]
    made.send(HEADS, *rows, f"t9;2024-Q1;{CANARY};collega;noord;ja")
    made.publish("2024-Q4")
    make_concepts(made.place())
    return made


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_dutch_and_shows_no_cell_and_no_key(monkeypatch, sheets, name):
    app = open_page(monkeypatch, sheets.root, name)
    said = prose(app).replace("\\", "")
    assert app.title[0].value == TITLES.get(name, name.capitalize())
    assert not app.exception
    assert check_words(said) == ()
    assert [line for line in said.split("\n") if ENGLISH.search(line)] == []
    assert [n for n in COMMANDS if f"vip {n}" in said and f"vip {n}" not in ELSEWHERE] == []
    assert CANARY not in said and KEY not in said


def test_an_example_says_so_on_its_pages(monkeypatch, sheets, tmp_path):
    twin = sheets.copy(tmp_path / "org")
    toml = twin.workspace.toml.read_text(encoding="utf-8")
    marked = toml.replace("[organisatie]", "[organisatie]\nvoorbeeld = true")
    twin.workspace.toml.write_text(marked, encoding="utf-8")
    app = open_page(monkeypatch, twin.root, "sluiten")
    assert any("Voorbeeldgegevens" in str(one.proto.body) for one in app.html)


def test_every_text_that_names_a_command_names_a_page_here():
    assert {*PAGE_OF.values()} <= {TITLES.get(name, name.capitalize()) for name in PAGES}
    assert {*PAGE_OF} <= {*COMMANDS}


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Zie: vip leveringen", "Zie: de pagina Gegevens"),
        ("Lees dat met vip advies a-b-1.", "Lees dat op de pagina Adviezen."),
        ("Maak haar af met: vip publiceer. Daarna", "Maak haar af op de pagina Publiceren. Daarna"),
        ("Noem haar met --bron NAAM.", "Noem haar met het veld ‘Wie levert het bestand (bron)’."),
    ],
)
def test_a_command_reads_as_its_page(text, shown):
    assert in_the_app(text) == shown


def test_an_option_is_named_after_a_field_that_is_there():
    folder = Path(dashboards.werkplek.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py")
                     if path.stem != "words")  # fmt: skip
    assert [name for name in FIELD_OF.values() if f'"{name}' not in source] == []


def test_what_people_typed_is_no_markup():
    assert told("[klik](x) *ster* <b>") == "\\[klik\\](x) \\*ster\\* \\<b\\>  \n"


def test_nothing_is_cached():
    folder = Path(dashboards.werkplek.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    assert sources
    assert not [text for text in sources if re.search(r"@st\.cache|query_params|lru_cache", text)]


def test_a_file_that_came_in_is_gone_after_reading_also_when_reading_failed(sheets):
    folder = sheets.workspace.vp / "inkomend"
    with pytest.raises(ZeroDivisionError), held_file(sheets.workspace, "../a:b.csv", b"x") as path:
        assert path.is_relative_to(folder) and path.name == "a_b.csv"
        raise ZeroDivisionError
    assert not folder.exists()


def test_what_a_process_left_behind_is_removed_first(sheets):
    left = sheets.workspace.vp / "inkomend" / "oud" / "rijen.csv"
    left.parent.mkdir(parents=True)
    left.write_text("x", encoding="utf-8")
    with held_file(sheets.workspace, "nieuw.csv", b"x"):
        assert not left.exists()


def test_what_a_killed_process_left_behind_is_removed_by_the_next_at_work(sheets):
    left = sheets.workspace.vp / "inkomend" / "oud" / "rijen.csv"
    left.parent.mkdir(parents=True)
    left.write_text("x", encoding="utf-8")
    with at_work(sheets.root, KEY, date.today()):
        assert not left.parent.parent.exists()


def test_a_section_is_replaced_and_the_rest_stays():
    text = '# van mij\n[organisatie]\nnaam = "A"\n\n[plan]\ntotaal = 1\n\n[bewaren]\nenquete = 6\n'
    changed = with_section(text, "plan", {"korrel": "jaar", "totaal": 2.0})
    assert "totaal = 1\n" not in changed and "totaal = 2.0" in changed
    assert "# van mij" in changed and "enquete = 6" in changed
    assert "[plan]" not in with_section(text, "plan", {})


def test_settings_that_are_not_sound_are_not_written(sheets):
    before = sheets.workspace.toml.read_bytes()
    with pytest.raises(Exception, match="kloppen deze instellingen niet"):
        write_section(sheets.workspace, "bewaren", {"enquete": -1})
    assert sheets.workspace.toml.read_bytes() == before
    assert not list(sheets.root.glob("*.nieuw"))
