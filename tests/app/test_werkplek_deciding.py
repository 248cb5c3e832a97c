"""Decisions in the werkplek that stay: a correction, a signal set aside, another promise."""

import pytest

from pipeline.advice.aside import load_aside
from pipeline.errors import RefusedInput
from pipeline.steps import promises, register
from pipeline.steps.promising import choose_protected
from pipeline.steps.settings_file import with_keys
from tests.app.werkplek_reader import open_page, press, prose
from tests.sheets import Sheets

pytestmark = pytest.mark.usefixtures("stretched_once")

HEADS = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Two years of talks, the second with far more, and a reserve."""
    tables = "totaal = 1\nreserve = 1"
    sheets = Sheets(tmp_path_factory.mktemp("besluiten") / "org", tables=tables)
    rows = [
        f"{year}{q}{i};{year}-Q{q};oo_pesten;collega;noord;ja"
        for year, n in ((2024, 20), (2025, 260))
        for q in range(1, 5)
        for i in range(n)
    ]
    sheets.send(HEADS, *rows)
    sheets.publish("2025-Q4")
    return sheets


@pytest.fixture
def sheets(published, tmp_path):
    return published.copy(tmp_path / "org")


def box(app, label):
    return next(one for one in app.selectbox if one.label == label)


def chosen(monkeypatch, sheets):
    """The page with a period and a reason chosen."""
    app = open_page(monkeypatch, sheets.root, "corrigeren")
    box(app, "Periode of golf die niet klopt").select("2025-Q4")
    return box(app, "Waarom klopt zij niet").select("verkeerde_code").run()


def test_nothing_published_is_nothing_to_correct(monkeypatch, tmp_path):
    empty = Sheets(tmp_path / "leeg")
    assert "niets om te corrigeren" in prose(open_page(monkeypatch, empty.root, "corrigeren"))


def test_new_numbers_come_only_after_the_tick(monkeypatch, sheets):
    app = chosen(monkeypatch, sheets)
    assert "Dat gebruikt de reserve van deze periode op" in prose(app)
    assert "--" not in prose(app)
    app = press(app, "Publiceer de nieuwe cijfers")
    assert "nog niets gebeurd" in app.error[0].value
    assert len(list(sheets.workspace.publicaties.iterdir())) == 1
    app.checkbox[0].check()
    app = press(app, "Publiceer de nieuwe cijfers")
    assert "Publicatie p0002 is vastgelegd en corrigeert p0001" in prose(app)


def test_a_note_leaves_the_numbers(monkeypatch, sheets):
    app = chosen(monkeypatch, sheets)
    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert "De cijfers veranderen niet" in prose(app)
    app.checkbox[0].check()
    said = prose(press(app, "Leg de aantekening vast")).replace("\\", "")
    assert "Aantekening n0001 bij 2025-Q4 is vastgelegd" in said
    assert len(list(sheets.workspace.publicaties.iterdir())) == 1


def test_a_signal_is_set_aside_with_a_reason_and_a_tick(monkeypatch, sheets):
    app = open_page(monkeypatch, sheets.root, "patronen")
    assert "Kies eerst een reden" in press(app, "Leg terzijde").error[0].value
    box(app, "Waarom legt u het terzijde").select("afwachten")
    assert "vinkje" in press(app, "Leg terzijde").error[0].value
    assert not load_aside(sheets.workspace.overdracht)
    next(one for one in app.checkbox if "mag dit zien" in one.label).check()
    app = press(app, "Leg terzijde")
    (decided,) = load_aside(sheets.workspace.overdracht)
    assert decided.reden == "afwachten"
    assert {one.sleutel for one in register(sheets.place()) if one.stand == "terzijde"} == {
        decided.signaal
    }
    assert "is terzijde gelegd" in prose(app)
    box(app, "Waarom legt u het terzijde").select("afwachten")
    next(one for one in app.checkbox if "mag dit zien" in one.label).check()
    assert "al terzijde gelegd" in press(app, "Leg terzijde").error[0].value


def toml_of(sheets):
    return sheets.workspace.toml.read_text(encoding="utf-8")


def profile(monkeypatch, sheets, name):
    app = open_page(monkeypatch, sheets.root, "organisatie")
    return app.radio[0].set_value(name).run()


def test_a_stricter_profile_keeps_the_rest_of_the_file(monkeypatch, sheets):
    sheets.workspace.toml.write_text(f"# van mij\n{toml_of(sheets)}", encoding="utf-8")
    app = profile(monkeypatch, sheets, "streng")
    assert "hooguit 56 van de 100 keer" in app.radio[0].proto.captions[0]
    assert "Het profiel is nu streng" in prose(press(app, "Kies het profiel streng"))
    assert 'profiel = "streng"  # of "streng"' in toml_of(sheets)
    assert toml_of(sheets).startswith("# van mij\n")


def test_a_wider_profile_asks_first_and_stands_in_the_ledger(monkeypatch, sheets):
    app = profile(monkeypatch, sheets, "ruim")
    assert "Dat is ruimer" in prose(app)
    assert "nog niets gebeurd" in press(app, "Kies het profiel ruim").error[0].value
    assert 'profiel = "standaard"' in toml_of(sheets)
    next(one for one in app.checkbox if "De OR en de FG" in one.label).check()
    assert "Het profiel is nu ruim" in prose(press(app, "Kies het profiel ruim"))
    promised, wanted = promises(sheets.place())
    assert promised == wanted and wanted.epsilon == 2_000_000


def test_an_epsilon_of_ones_own_makes_place_for_a_profile():
    text = "[privacy]\nepsilon = 0.5 # afgesproken\ndelta_enquete = 1e-6\n\n[plan]\ntotaal = 1\n"
    changed = with_keys(text, "privacy", {"profiel": "streng"}, ("epsilon", "epsilon_enquete"))
    assert changed == (
        '[privacy]\nprofiel = "streng"\ndelta_enquete = 1e-6\n\n[plan]\ntotaal = 1\n'
    )


def test_what_a_profile_makes_visible_is_told_when_asked(monkeypatch, sheets):
    app = profile(monkeypatch, sheets, "streng")
    assert "Naast uw plan van nu" not in prose(app)
    assert "Naast uw plan van nu" in prose(press(app, "Laat zien wat zichtbaar wordt"))


def test_who_is_protected_is_chosen_before_the_first_talks_only(monkeypatch, sheets, tmp_path):
    assert "Dit ligt vast" in prose(open_page(monkeypatch, sheets.root, "organisatie"))
    empty = Sheets(tmp_path / "leeg")
    app = open_page(monkeypatch, empty.root, "organisatie")
    box(app, "Wie is beschermd?").select("gesprek")
    assert "Bewaard" in prose(press(app, "Bewaar wie beschermd is"))
    assert empty.workspace.settings.privacy.beschermd == "gesprek"
    with pytest.raises(RefusedInput, match="ligt vast"):
        choose_protected(sheets.place(), "gesprek")
