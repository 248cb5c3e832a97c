"""Drempel, klimaat and referentie: small surveys in, and what may be said of them out."""

import re
from datetime import date

import pytest

from pipeline.contracts.codes import load_texts
from pipeline.contracts.public import Event
from pipeline.signals import detect
from tests.releases import TODAY
from tests.spec.pattern_cases import Must, SurveyTable
from tests.spec.pattern_tables import SURVEY_TABLES
from tests.survey_releases import asked, survey_release

FOUND = ("signaal", "sterk_signaal")
DIMENSIONS = ("eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg", "item")
TABLES = [table for tables in SURVEY_TABLES.values() for table in tables]
SCORES = ("0", "25", "50", "75", "100")
WAVES = ("2022", "2023", "2024", "2025")


def mean_of(points, n, spread=(0.1, 0.2, 0.4, 0.2, 0.1)):
    """About so many answers with this mean: part of a symmetrical spread moved up or down."""
    counts = [round(n * share) for share in spread]
    moved = round(n * (points - 50) / 50)
    counts[1] -= moved
    counts[3] += moved
    return dict(zip(SCORES, counts, strict=True))


def waves(what, before, last, n=600, epsilon=1.0, units=("",)):
    counts = {
        (golf, unit): mean_of(last if golf == WAVES[-1] else before, n)
        for golf in WAVES
        for unit in units
    }
    return asked(what, counts, epsilon)


def signals(*cells, invited=1000, sizes=None, sector="", events=(), today=TODAY, golven=WAVES):
    by_wave = invited if isinstance(invited, dict) else dict.fromkeys(golven, invited)
    return detect(survey_release(cells, by_wave, sizes, events), today, sector)


def row_of(found, **cell):
    for name, value in cell.items():
        found = found[found[name] == value]
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize("table", TABLES, ids=[f"{table.naam}" for table in TABLES])
def test_what_another_author_expects(table: SurveyTable):
    cells = asked(table.item, table.counts, table.epsilon)
    golven = sorted({golf for golf, _ in table.counts})
    invited = {golf: table.uitgenodigd[golf, ""] for golf in golven}
    sizes = {unit: n for (_, unit), n in table.uitgenodigd.items() if unit}
    found = signals(cells, invited=invited, sizes=sizes, sector=table.sector, golven=golven)
    found = found[found["niveau"].isin(FOUND)]
    for said in table.says:
        rows = found[found["code"] == said.code]
        for name, code in said.cell.items():
            rows = rows[rows[name] == code]
        if isinstance(said, Must):
            rows = rows[rows["richting"] == said.richting]
            for name in set(DIMENSIONS) - set(said.cell):
                rows = rows[rows[name] == ""]
            assert len(rows) == 1
        else:
            rows = rows[rows["richting"] == said.richting] if said.richting else rows
            assert rows.empty


def test_what_changed_everywhere_is_not_about_one_unit():
    units = tuple(f"u{i}" for i in range(5))
    found = signals(
        waves("lc", 60, 50, epsilon=0.5, units=units),
        invited=5000,
        sizes=dict.fromkeys(units, 1000),
    )
    assert row_of(found, item="lc", eenheid="")["niveau"] == "sterk_signaal"
    of_units = found[(found["item"] == "lc") & (found["eenheid"] != "")]
    assert set(of_units["niveau"]) == {"binnen_verwachting"}
    assert of_units["zin"].str.contains("In de andere eenheden is het verschil ongeveer").all()


def beside_others(points):
    """A unit at 45, and the others at these points."""
    cells = [
        waves("pv", x, x, epsilon=0.5, units=(f"u{at}",)) for at, x in enumerate((45, *points))
    ]
    sizes = {f"u{at}": 1000 for at in range(1 + len(points))}
    return row_of(signals(*cells, invited=1000 * len(sizes), sizes=sizes), item="pv", eenheid="u0")


def test_a_unit_is_remarkable_only_outside_what_units_differ():
    assert beside_others((52, 56, 60, 64, 68) * 2)["niveau"] == "binnen_verwachting"
    row = beside_others((58, 59, 60, 61, 62) * 2)
    assert row["niveau"] in FOUND
    assert row["vergeleken_met"] == "de andere eenheden"
    assert "Vanuit Eenheid u0" in row["zin"]


def test_few_units_that_happen_to_be_alike_are_no_measure():
    assert beside_others((60, 60, 60, 60))["niveau"] == "binnen_verwachting"


def test_a_rise_of_willingness_is_no_threshold():
    row = row_of(signals(waves("mb", 50, 60)), item="mb")
    assert (row["niveau"], row["richting"]) == ("binnen_verwachting", "")
    assert "Een daling is niet aantoonbaar." in row["zin"]


def test_the_row_has_its_numbers_and_its_cells():
    row = row_of(signals(waves("mb", 60, 50)), item="mb")
    assert (row["golf"], row["periode"], row["vergeleken_met"]) == (
        "2025",
        "",
        "2022 tot en met 2024",
    )
    assert row["waarneming"] == pytest.approx(50, abs=0.1)
    assert row["verwacht_lower"] < 60 < row["verwacht_upper"]
    assert row["effect_lower"] < row["effect"] < row["effect_upper"] < 0.9
    assert row["effect"] == pytest.approx(50 / 60, abs=0.01)
    assert len(row["cellen"]) == 4 * 5
    assert "ongeveer 50 van de 100 punten (tussen 49 en 51; het getal is expres" in row["zin"]
    assert "Er zijn twee lezingen: " in row["zin"]
    assert "minder dan 1 van de 1.000 enquêtes" in row["zin"]


def test_who_took_part_is_named_as_another_reason_only_when_it_moved():
    moved = [waves("mb", 60, 50), waves("mb", 60, 50, n=400)]
    last = moved[1][moved[1]["golf"] == "2025"]
    before = moved[0][moved[0]["golf"] != "2025"]
    told = row_of(signals(before, last), item="mb")["zin"]
    assert "Er deden ook minder mensen mee dan bij de eerdere enquêtes: ongeveer 40" in told
    assert "mee dan bij" not in row_of(signals(moved[0]), item="mb")["zin"]


def test_after_an_event_in_the_quarter_of_the_survey_the_reading_waits():
    event = Event(date(2025, 5, 1), "media", None, "Artikel in de krant")
    row = row_of(signals(waves("mb", 60, 50), events=(event,)), item="mb")
    assert row["gebeurtenis"] == "Artikel in de krant"
    assert "De duiding is daarom opgeschort." in row["zin"]


def test_in_the_sector_the_figure_of_the_sector_counts():
    answers = {("2025", ""): {"geen": 740, "wel": 260, "wil_niet_zeggen": 0, "onbekend": 0}}
    terms = {"invited": 1500, "golven": ("2025",)}
    of_all = row_of(signals(asked("og", answers), **terms), code="referentie")
    of_care = row_of(signals(asked("og", answers), sector="Zorg", **terms), code="referentie")
    assert "alle sectoren samen (landbouw 6, zorg 30)" in of_all["zin"]
    assert "Landelijk is dat in de sector zorg ongeveer 30 van de 100" in of_care["zin"]
    assert of_all["vergeleken_met"] == "TNO en CBS, NEA 2023"


def test_nothing_to_compare_with_is_said_once_for_each_pattern():
    cells = [waves(what, 60, 60) for what in ("pv", "lc", "mb")]
    first = [cell[cell["golf"] == "2025"] for cell in cells]
    found = signals(*first, golven=("2025",))
    unseen = found[found["code"].isin(["drempel", "klimaat"])]
    assert sorted(unseen["code"]) == ["drempel", "klimaat"]
    assert set(unseen["niveau"]) == {"te_weinig_gegevens"}
    assert unseen["zin"].str.contains("nog niets om mee te vergelijken").all()


def test_fewer_than_fifty_answers_are_told_as_too_few():
    found = signals(waves("mb", 60, 30, n=45), invited=60)
    row = row_of(found, code="drempel")
    assert row["niveau"] == "te_weinig_gegevens"
    assert "te weinig antwoorden" in row["zin"]


def test_noise_that_hides_a_large_difference_is_told():
    row = row_of(signals(waves("mb", 60, 40, epsilon=0.02)), code="drempel")
    assert row["niveau"] == "te_weinig_gegevens"
    assert "zelfs een verschil van 20 punten" in row["zin"]


def test_an_old_survey_is_left_alone():
    found = signals(waves("mb", 60, 50), today=date(2027, 6, 1))
    of_survey = found[found["code"].isin(SURVEY_TABLES)]
    assert set(of_survey["niveau"]) == {"te_weinig_gegevens"}
    assert of_survey["zin"].str.contains("langer dan anderhalf jaar geleden").all()


def test_no_sentence_uses_a_word_we_never_use():
    said = [
        *signals(waves("mb", 60, 50), waves("pv", 60, 70), waves("lc", 60, 50))["zin"],
        *signals(waves("mb", 60, 60), waves("pv", 60, 60))["zin"],
    ]
    for rule in load_texts("woorden")["verboden"]:
        for form in rule["vormen"]:
            assert not [one for one in said if re.search(rf"\b{re.escape(form)}\b", one, re.I)]
    assert max(map(len, said)) <= 1000


def question(item, before, last, epsilon):
    points = {golf: mean_of(last if golf == "2025" else before, 600) for golf in WAVES}
    counts = {
        (golf, ""): dict(zip("12345", answers.values(), strict=True))
        for golf, answers in points.items()
    }
    return asked(item, counts, epsilon)


def test_questions_of_an_index_that_was_not_published_are_taken_together():
    items = ("lc_voorbeeld", "lc_grijpt_in", "lc_aanspreekbaar", "lc_rechtvaardig")
    cells = [question(item, 60, 54, epsilon=0.12) for item in items]
    found = signals(*cells)
    whole = row_of(found, item="lc")
    assert whole["niveau"] == "signaal"
    assert whole["waarneming"] == pytest.approx(54, abs=0.2)
    assert "‘Leiderschap en cultuur’ (4 vragen samen)" in whole["zin"]
    assert len(whole["cellen"]) == 4 * 4 * 5
    apart = found[found["item"].isin(items)]
    assert set(apart["niveau"]) == {"binnen_verwachting"}
    published = signals(*cells, waves("lc", 60, 60))
    assert "vragen samen" not in row_of(published, item="lc")["zin"]


def test_questions_together_count_people_once():
    items = ("lc_voorbeeld", "lc_grijpt_in", "lc_aanspreekbaar", "lc_rechtvaardig")
    cells = [question(item, 60, 60, epsilon=5.0) for item in items]
    whole = row_of(signals(*cells), item="lc")
    alone = row_of(signals(cells[0]), item="lc_voorbeeld")
    width = whole["verwacht_upper"] - whole["verwacht_lower"]
    assert width == pytest.approx(alone["verwacht_upper"] - alone["verwacht_lower"], rel=0.05)


def test_a_question_that_is_put_the_other_way_round_says_so():
    fear = question("mb_vreest_gevolgen", 40, 55, epsilon=1.0)
    row = row_of(signals(fear), item="mb_vreest_gevolgen")
    assert (row["niveau"], row["richting"]) == ("sterk_signaal", "daling")
    assert row["waarneming"] == pytest.approx(45, abs=0.2)
    assert "Hoger is gunstiger, want deze vraag telt omgekeerd." in row["zin"]
