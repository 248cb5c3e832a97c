"""Every page in every role, and every way in which there is nothing to show."""

import re
from pathlib import Path

import pytest

from dashboards.wording import safe_text
from dashboards.wording.empty_states import (
    BUDGET_SPENT,
    NO_ADVICE,
    NO_DATA,
    NO_SIGNAL,
    TOO_LITTLE,
)
from dashboards.wording.roles import ROLES
from tests.app.overdracht_builder import (
    RISE,
    UNSEEN,
    WATCH,
    WITHIN,
    OverdrachtBuilder,
)
from tests.app.page_reader import PAGES, TITLES, all_text, charts_of, open_page, tables_of

DATA_PAGES = tuple(name for name in PAGES if name != "uitleg")


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("overdracht") / "overdracht"
    return OverdrachtBuilder(root, signals=[RISE, WATCH, WITHIN, UNSEEN]).write()


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("advies") / "overdracht"
    return OverdrachtBuilder(root, first="2021-Q1", rise=3.0).detect_and_advise()


@pytest.mark.parametrize("role", [role.code for role in ROLES])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_in_each_role(monkeypatch, overdracht, page, role):
    app = open_page(monkeypatch, overdracht, page, role)
    assert not app.exception
    assert not app.error
    assert [title.value for title in app.title] == [TITLES[page]]
    assert "Voorbeeldgegevens" in all_text(app)


@pytest.mark.parametrize("page", ["trends", "patronen", "register", "verantwoording"])
def test_all_roles_see_the_same_numbers(monkeypatch, overdracht, page):
    seen = [tables_of(open_page(monkeypatch, overdracht, page, role.code)) for role in ROLES]
    assert seen[0]
    assert all(tables == seen[0] for tables in seen)


def test_menu_follows_the_role():
    assert {role.pages[0] for role in ROLES} == {"overzicht"}
    assert all(set(role.pages) <= set(PAGES) for role in ROLES)
    assert all("register" in role.pages for role in ROLES)  # the works council sees no more


def test_overview_answers_its_four_questions(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "overzicht")
    assert [header.value for header in app.header] == [
        "Is er iets?",
        "Wat kunt u nu doen?",
        "Wat konden we niet zien?",
        "De cijfers in het kort",
    ]
    text = all_text(app)
    assert "Hoe zeker is dat?" in text
    assert "zijn er te weinig gegevens om iets te kunnen zien" in text
    assert "patroon per publicatie" in text


def test_counts_come_with_their_range(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "trends")
    words = [row[1] for row in app.table[0].value.to_numpy()]
    assert len(words) == 12
    assert all(word.startswith("ongeveer ") and " tot " in word for word in words)


def test_events_are_told_in_words(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "trends"))
    assert "14 maart 2024: Campagne 'Even sparren' (voorlichting)" in text


def test_every_chart_has_an_alternative(monkeypatch, overdracht):
    for page in ("overzicht", "trends", "patronen"):
        charts = charts_of(open_page(monkeypatch, overdracht, page))
        assert charts
        assert all(len(alt) > 20 for alt, _ in charts)


def test_pattern_shows_its_why(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "patronen"))
    for part in (
        "Gewoonlijk 29 tot 50",
        "minder dan 1 van de 1.000 jaren",
        "1e kwartaal van 2023 tot en met",
        safe_text.plain("p0003|cluster|periode=2025-Q4|cluster=oo"),
        "Reeksen getoetst",
        "twee lezingen",
        "1,6 keer",
    ):
        assert part in text, part


def test_register_lists_every_signal(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "register", "or")
    assert len(app.table[1].value) == 2
    assert len(app.table[2].value) == 1
    assert "toetsten wij" in all_text(app)


def test_advice_has_four_parts_and_a_document(monkeypatch, advised):
    app = open_page(monkeypatch, advised, "adviezen", "bestuur")
    parts = [subheader.value for subheader in app.subheader]
    four = ["Wat wij zien", "Wat dit wel en niet betekent", "Wat wij adviseren", "Wat wij vragen"]
    assert parts and parts == four * (len(parts) // 4)
    labels = [button.proto.label for button in app.get("download_button")]
    assert len([label for label in labels if label.startswith("Download")]) == 2 * len(app.header)


def test_register_tells_what_was_done_with_each_signal(monkeypatch, advised):
    rows = open_page(monkeypatch, advised, "register").table[1].value.to_numpy().tolist()
    done = {row[0]: row[-1] for row in rows}
    rise = safe_text.plain("◆ Sterk signaal. Stijging: Ongewenste omgangsvormen (2025)")
    assert done[rise] == "Aangeboden op 20 februari 2026"
    assert all(";" not in words for words in done.values())


def test_advice_that_is_not_there_says_so(monkeypatch, overdracht):
    assert NO_ADVICE.title in all_text(open_page(monkeypatch, overdracht, "adviezen"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lacking", [{"epsilons": {}}, {"waves": ()}])
def test_talks_or_survey_alone_are_enough(monkeypatch, tmp_path, page, lacking):
    root = OverdrachtBuilder(tmp_path / "o", **lacking).write()
    app = open_page(monkeypatch, root, page)
    assert not app.exception and not app.error


def test_series_that_was_dropped_is_summed(monkeypatch, tmp_path):
    root = OverdrachtBuilder(tmp_path / "o", epsilons={"hoofdcategorie": 1.0}).write()
    app = open_page(monkeypatch, root, "trends")
    assert len(app.table[0].value) == 12
    assert "ongeveer" in app.table[0].value.iloc[0, 1]
    app.selectbox(key="soort").select("cluster").run()
    assert not app.exception
    assert len(app.selectbox(key="cluster.cluster").options) == 6


def test_questions_show_who_would_not_say_and_both_kinds_of_chance(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "enquete")
    assert app.selectbox(key="groep").options[0].startswith("Ervaren gedrag")
    named = [list(table.value.columns) for table in app.table]
    assert ["Vraag", "Meegemaakt", "Wil dit niet zeggen"] in named
    chances = ["Wat", "Onzeker door toeval in wie meedeed", "Onzeker door de privacyruis"]
    assert named.count(chances) == 3  # all indices, one over time, and the questions
    app.selectbox(key="groep").select("mb2").run()
    assert not app.exception
    text = all_text(app)
    assert "Met wie besproken: genoemd" in text and "Bedrijfsarts" in text


def test_the_response_is_said_with_its_range(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "overzicht"))
    assert re.search(r"uitgenodigde medewerkers deed \*\*ongeveer \d+% \(tussen", text)
    assert "Wilden dit niet zeggen" in text


def test_the_small_chance_and_the_yearly_cap_are_said(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "verantwoording"))
    assert "hooguit 1 op 1.000.000 per deelnemer en golf" in text.replace("\\", "")
    assert "hooguit 2 golven" in text


def test_promise_is_computed(monkeypatch, overdracht):
    text = all_text(open_page(monkeypatch, overdracht, "verantwoording"))
    assert "73%" in text and "23%" in text
    assert "3" * 64 in text
    assert BUDGET_SPENT.title in text


def test_unit_may_be_a_gesprek(monkeypatch, tmp_path):
    builder = OverdrachtBuilder(tmp_path / "o", unit="gesprek")
    text = all_text(open_page(monkeypatch, builder.write(), "verantwoording"))
    assert "per gesprek, niet per persoon" in text
    assert "Eén traject" not in text


@pytest.mark.parametrize("page", DATA_PAGES)
def test_no_data_has_its_own_words(monkeypatch, tmp_path, page):
    text = all_text(open_page(monkeypatch, tmp_path, page))
    assert NO_DATA.title in text
    assert NO_SIGNAL.title not in text


@pytest.mark.parametrize(
    ("signals", "state"), [([WITHIN, UNSEEN], NO_SIGNAL), ([UNSEEN], TOO_LITTLE)]
)
@pytest.mark.parametrize("page", ["overzicht", "patronen"])
def test_nothing_found_and_nothing_visible_differ(monkeypatch, tmp_path, signals, state, page):
    root = OverdrachtBuilder(tmp_path / "o", signals=signals).write()
    text = all_text(open_page(monkeypatch, root, page))
    assert state.title in text
    other = {NO_SIGNAL, TOO_LITTLE, BUDGET_SPENT} - {state}
    assert not any(f"{one.title} {one.explained}" in " ".join(text.split()) for one in other)


@pytest.mark.parametrize(
    ("epsilons", "state"),
    [({"totaal": 1.0}, BUDGET_SPENT), ({"totaal": 0.5}, TOO_LITTLE)],
)
def test_unpublished_series_says_why(monkeypatch, tmp_path, epsilons, state):
    root = OverdrachtBuilder(tmp_path / "o", epsilons=epsilons).write()
    app = open_page(monkeypatch, root, "trends")
    app.selectbox(key="soort").select("hoofdcategorie").run()
    assert state.title in all_text(app)


def test_names_of_units_cannot_be_markup(monkeypatch, overdracht):
    app = open_page(monkeypatch, overdracht, "trends")
    app.selectbox(key="soort").select("eenheid").run()
    app.selectbox(key="eenheid.eenheid").select("zorg").run()
    assert app.header[0].value == r"\*\*Zorg\*\* \[en\] \$welzijn\$"


def test_real_organisation_has_no_banner(monkeypatch, tmp_path):
    root = OverdrachtBuilder(tmp_path / "o", is_voorbeeld=False).write()
    assert "Voorbeeldgegevens" not in all_text(open_page(monkeypatch, root, "overzicht"))
