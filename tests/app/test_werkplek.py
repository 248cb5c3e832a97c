"""The werkplek: a closed kluis shows nothing, an open one leads from file to publication."""

import pytest

from dashboards.werkplek import session
from dashboards.werkplek.launch import start_command, werkplek_environment
from dashboards.werkplek.publishing import CONFIRM
from pipeline.vault.keys import ENVIRONMENT
from pipeline.vault.kluis import Kluis
from tests.app.werkplek_reader import open_page, press, prose, start
from tests.builders import KEY
from tests.sheets import Sheets

HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
LINES = [HEADS, *(f"t{i};2024-Q{1 + i % 4};oo_pesten;collega;noord;ja" for i in range(40))]
BROKEN = [HEADS, "a1;2024-Q1;bestaat_niet;collega;noord;ja", "a2;2024-Q1;oo_pesten;collega;zuid;ja"]


@pytest.fixture(autouse=True)
def no_waiting(stretched_once, monkeypatch):
    monkeypatch.setattr(session, "_WRONG_WAIT", 0.0)


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "org")


def kept_values(app):
    """Everything that the session remembers, of widgets too."""
    state = app._session_state._state
    return [*state._old_state.values(), *state._new_session_state.values()]


def send(app, name, lines):
    box = next(one for one in app.file_uploader if one.key == "bestand")
    return box.set_value((name, ("\n".join(lines) + "\n").encode(), "text/csv")).run()


def test_without_an_organisation_the_wizard_makes_one(monkeypatch, tmp_path):
    app = start(monkeypatch, tmp_path / "nieuw")
    assert app.title[0].value == "Welkom bij ViP-signaal"
    app.text_input[0].input("Gemeente Kadestad")
    app.text_input[1].input(KEY)
    app.text_input[2].input(KEY)
    app.checkbox[0].check()
    app = press(app, "Maak de organisatie")
    assert app.title[0].value == "Organisatie"
    assert (tmp_path / "nieuw" / "vp" / "kluis").is_dir()
    assert KEY not in prose(app)


@pytest.mark.parametrize(
    "second, is_noted, said", [("iets anders dan", True, "niet gelijk"), (KEY, False, "vinkje")]
)
def test_the_wizard_makes_nothing_of_a_passphrase_that_may_be_lost(
    monkeypatch, tmp_path, second, is_noted, said
):
    app = start(monkeypatch, tmp_path / "nieuw")
    app.text_input[0].input("Gemeente Kadestad")
    app.text_input[1].input(KEY)
    app.text_input[2].input(second)
    if is_noted:
        app.checkbox[0].check()
    app = press(app, "Maak de organisatie")
    assert said in app.error[0].value
    assert not (tmp_path / "nieuw").exists()


def test_a_closed_kluis_asks_for_the_key_and_shows_nothing_else(monkeypatch, sheets):
    sheets.send(*LINES)
    app = start(monkeypatch, sheets.root).switch_page("gegevens.py").run()
    assert app.title[0].value == "Open de kluis"
    assert "l0001" not in prose(app)
    app.text_input[0].input("niet de goede sleutelzin")
    app = press(app, "Openen")
    assert app.title[0].value == "Open de kluis" and app.error


def test_the_key_opens_and_closing_forgets_it(monkeypatch, sheets):
    app = start(monkeypatch, sheets.root)
    app.text_input[0].input(KEY)
    app = press(app, "Openen")
    assert app.title[0].value == "Begin"
    assert KEY not in kept_values(app)
    assert any(isinstance(value, Kluis) for value in kept_values(app))
    app = press(app, "Kluis sluiten")
    assert app.title[0].value == "Open de kluis"
    assert not any(isinstance(value, Kluis) for value in kept_values(app))


def test_half_an_hour_without_a_click_closes(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root)
    app.session_state[session._SEEN] -= session.IDLE_SECONDS + 1
    app.run()
    assert app.title[0].value == "Open de kluis"
    assert "half uur" in prose(app)


def test_a_kept_passphrase_opens_only_with_the_code_of_this_start(monkeypatch, sheets):
    monkeypatch.setenv(ENVIRONMENT, KEY)
    monkeypatch.setenv("VIP_WERKPLEK_CODE", "abcd2345")
    app = start(monkeypatch, sheets.root)
    assert app.title[0].value == "Open de kluis"
    app.text_input[1].input("abcd9999")
    app = press(app, "Openen met de code")
    assert app.title[0].value == "Open de kluis"
    app.text_input[1].input("ABCD2345 ")
    assert press(app, "Openen met de code").title[0].value == "Begin"


def test_begin_says_what_to_do_now(monkeypatch, sheets):
    assert open_page(monkeypatch, sheets.root).header[0].value == "Lees uw eerste bestand in"
    sheets.send(*LINES)
    assert open_page(monkeypatch, sheets.root).header[0].value == "Sluit af wat compleet is"


def test_a_file_is_checked_and_read_in(monkeypatch, sheets):
    app = send(open_page(monkeypatch, sheets.root, "gegevens"), "gesprekken.csv", BROKEN)
    app = press(app, "Controleer (bewaart niets)")
    assert "2 rijen gecontroleerd. 1 goed, 1 niet goed." in prose(app)
    assert "bestaat_niet" not in prose(app)
    assert not sheets.kluis.manifest.leveringen
    app = press(app, "Lees in")
    assert "1 rij ingelezen, 1 apart gezet" in prose(app)
    assert "vip " not in prose(app)
    assert not (sheets.workspace.vp / "inkomend").exists()
    assert "Er staan geen rijen apart" not in prose(open_page(monkeypatch, sheets.root, "apart"))


def test_own_words_are_settled_by_clicking(monkeypatch, sheets):
    own = ["Sleutel;Periode;Onderwerp;Relatie;Afd;mag_meetellen"]
    own += [f"t{i};2024-Q1;gedoe;collega;noord;ja" for i in range(4)]
    app = send(open_page(monkeypatch, sheets.root, "gegevens"), "eigen.csv", own)
    app = press(app, "Stel een vertaling voor")
    more = next(box for box in app.multiselect if "Andere kolommen" in box.label)
    app = more.set_value(["Sleutel", "Afd"]).run()
    columns = {box.label: box for box in app.selectbox if box.key and box.key.startswith("kolom_")}
    next(box for box in columns.values() if "Sleutel" in box.label).select("traject_sleutel")
    next(box for box in columns.values() if "Afd" in box.label).select("eenheid")
    words = [box for box in app.selectbox if box.key and box.key.startswith("woord_")]
    for box in words:
        box.select("sw_collega")
    app = press(app, "Bewaar de vertaling")
    assert "versleuteld bewaard" in prose(app)
    assert not list(sheets.workspace.bronnen.glob("*.yaml"))
    (mapping,) = sheets.place().mappings.of("standaard")
    read = {rule.column: rule.field for rule in mapping.read}
    assert read["Sleutel"] == "traject_sleutel" and read["Afd"] == "eenheid"


def test_a_new_source_says_what_counts_before_it_delivers(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "gegevens")
    next(box for box in app.text_input if "nieuwe bron" in box.label).input("VP Noord")
    next(box for box in app.selectbox if box.label == "Bron").select("Een nieuwe bron")
    next(box for box in app.selectbox if "meetellen" in box.label).select("ja")
    app = press(app, "Bewaar deze bron")
    assert "bron vp\\_noord" in prose(app)
    assert sheets.place().workspace.settings.bronnen["vp_noord"].mag_meetellen == "ja"


def test_units_that_do_not_fit_change_nothing(monkeypatch, sheets):
    before = (sheets.workspace.codes / "organisatie.csv").read_bytes()
    app = open_page(monkeypatch, sheets.root, "organisatie")
    box = next(one for one in app.file_uploader if one.key == "bestand_organisatie")
    text = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden\na;A;bestaat_niet;10;1\n"
    box.set_value(("e.csv", text.encode(), "text/csv")).run()
    app = press(app, "Neem dit bestand over")
    assert app.error
    assert (sheets.workspace.codes / "organisatie.csv").read_bytes() == before


def test_closing_and_publishing_ask_before_they_do(monkeypatch, sheets):
    sheets.send(*LINES)
    app = open_page(monkeypatch, sheets.root, "sluiten")
    app.selectbox[0].select("2024-Q4")
    assert "vinkje" in press(app, "Periode afsluiten").error[0].value
    app.checkbox[0].check()
    assert "Afgesloten tot en met" in prose(press(app, "Periode afsluiten"))
    app = open_page(monkeypatch, sheets.root, "publiceren")
    assert "1e kwartaal van 2024 tot en met 4e kwartaal van 2024" in prose(app)
    assert "nog niets gebeurd" in press(app, "Publiceren").error[0].value
    assert not sheets.workspace.publicaties.exists()
    app.text_input[0].input(CONFIRM)
    assert "Publicatie p0001 is vastgelegd" in prose(press(app, "Publiceren"))
    assert "Alles klopt." in prose(open_page(monkeypatch, sheets.root, "budget"))
    assert "Lijst s0001" in prose(open_page(monkeypatch, sheets.root, "patronen"))


def test_it_serves_this_computer_and_no_other(tmp_path):
    command = start_command(tmp_path)
    hosts = [part for part in command if part.startswith("--server.allowedHosts")]
    assert "--server.address=127.0.0.1" in command
    assert hosts == ["--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost"]
    for safe in ("browser.gatherUsageStats=false", "client.showErrorDetails=none",
                 "server.enableXsrfProtection=true", "logger.level=critical"):  # fmt: skip
        assert f"--{safe}" in command


def test_the_code_of_this_start_is_only_in_its_environment():
    assert werkplek_environment({"PATH": "p"}, "abcd")["VIP_WERKPLEK_CODE"] == "abcd"
