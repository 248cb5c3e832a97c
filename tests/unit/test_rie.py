"""The document for the RI&E: every number from its cells, and honest where there is nothing."""

from dataclasses import replace

import pytest

from pipeline.advice.concept import Origin
from pipeline.advice.documents.document import Table
from pipeline.advice.documents.spreadsheet import write_xlsx
from pipeline.advice.prevention.material import newest_year
from pipeline.advice.prevention.rie import rie_document
from pipeline.advice.prevention.risks import risks
from pipeline.contracts import load_codelist, load_texts
from pipeline.release import find_cell
from pipeline.release.frozen import empty_release
from pipeline.signals.survey.index import survey_measures
from tests.advice_examples import signal
from tests.advice_recount import noise_bounds
from tests.prevention_examples import (
    RELEASE,
    TODAY,
    all_text,
    facts,
    material,
    nothing,
    risen,
    without,
    wrong_words,
)

PSA = {"pesten", "agressie_en_geweld", "seksuele_intimidatie", "onderscheid", "werkdruk"}


def table(document, name):
    return next(b for b in document.blocks if isinstance(b, Table) and b.caption == name)


def texts(found):
    return [[cell.text for cell in row] for row in found.rows]


def test_the_five_risks_of_the_law_and_leadership_are_there_with_their_categories():
    known = {risk.code for risk in risks()}
    assert known == PSA | {"leiding_en_spreken"}
    listed = load_codelist("categorieen").codes
    for code in (one for one in listed if one.extra.get("psa_factor")):
        owners = [risk.code for risk in risks() if code.code in risk.categorieen]
        assert owners == [code.extra["psa_factor"]]


@pytest.mark.parametrize("risk", risks(), ids=lambda risk: risk.code)
def test_what_a_risk_names_exists(risk):
    assert set(risk.items) <= set(load_codelist("items").values())
    assert set(risk.indexen) <= set(load_codelist("indexen").values())
    assert set(risk.themas) <= set(load_codelist("themas").values())
    assert set(risk.relaties) <= set(load_codelist("relaties").values())
    assert set(risk.patronen) <= set(load_codelist("patronen").values())
    assert set(risk.rechtsgronden) <= set(load_codelist("rechtsgronden").values())
    assert risk.maatregelen in {g["code"] for g in load_texts("maatregelen")["adviespatronen"]}


@pytest.mark.parametrize("risk", risks(), ids=lambda risk: risk.code)
def test_no_national_figure_from_before_the_break_of_2022(risk):
    for code in risk.referenties:
        assert load_codelist("referenties").get(code).extra["reeks"] != "nea_tot_2021"


def test_a_pattern_is_told_with_its_measures_and_an_empty_status():
    document = rie_document(risen())
    plan = texts(table(document, "Plan van aanpak"))
    of_pesten = [row for row in plan if row[0] == "Pesten en buitensluiten"]
    assert [row[1] for row in of_pesten] == ["Meer gesprekken over pesten (sterk signaal)."] * 3
    assert all(row[2] and row[3] and row[4] and row[5] for row in plan)
    assert {row[6] for row in plan} == {""}
    assert {row[0] for row in plan} == {risk.label for risk in risks()}
    shown = texts(table(document, "Cijfers over pesten en buitensluiten"))
    assert shown[0][0] == "Gesprekken"
    assert shown[0][4] == "sterk signaal: meer dan eerder"


def test_every_number_follows_from_its_cells():
    patterns = survey_measures(RELEASE)
    seen = set()
    for fact in facts(rie_document(risen())):
        cells = [find_cell(RELEASE, one) for one in fact.cells]
        total = sum(cell["noisy_n"] for cell in cells)
        low, high = noise_bounds([cell["epsilon"] for cell in cells]) if cells else (0, 0)
        seen.add(fact.herkomst)
        if fact.herkomst is Origin.SOM:
            assert fact.value == total
        elif fact.herkomst is Origin.ONDERGRENS:
            assert fact.value == max(total - high, 0)
        elif fact.herkomst is Origin.BOVENGRENS:
            assert fact.value == max(total - low, 0)
        elif fact.herkomst is Origin.AANDEEL:
            row = patterns[patterns["maat"] == "meegemaakt"].iloc[0]
            column = {"aandeel": "score", "aandeel_laag": "lower", "aandeel_hoog": "upper"}
            assert fact.value == pytest.approx(row[column[fact.veld]])
        elif fact.herkomst is Origin.SIGNAAL:
            assert fact.value == signal(RELEASE)[fact.veld]
    assert {Origin.SOM, Origin.ONDERGRENS, Origin.BOVENGRENS, Origin.AANDEEL} <= seen


def test_a_risk_whose_categories_were_not_published_says_so_and_claims_nothing():
    rows = [signal(RELEASE, niveau="binnen_verwachting", hoofdcategorie="")]
    document = rie_document(material(*rows, release=without("hoofdcategorie")))
    overview = {row[0]: row for row in texts(table(document, "Overzicht"))}
    assert overview["Pesten en buitensluiten"][2] == "niet te zeggen (te weinig gegevens)"
    shown = texts(table(document, "Cijfers over pesten en buitensluiten"))
    assert "per onderwerp is niet gepubliceerd" in shown[0][1]


def test_without_any_publication_every_risk_is_unknown_and_the_plan_shows_how_to_see_more():
    document = rie_document(nothing())
    overview = texts(table(document, "Overzicht"))
    assert {row[2] for row in overview} == {"niet te zeggen (geen cijfers)"}
    assert facts(document)[:-1] == ()
    assert any("nog niets gepubliceerd" in one for one in all_text(document))
    assert len(table(document, "Plan van aanpak").rows) == 2 * len(risks())
    assert newest_year(empty_release(), TODAY) == TODAY.year - 1


def test_half_a_year_is_said():
    part = RELEASE.tellingen["periode"].isin(["2025-Q1", "2025-Q2"]) | (
        RELEASE.tellingen["periode"] < "2025"
    )
    kept = tuple(p for p in RELEASE.publicaties if p.perioden[0] <= "2025-Q2")
    half = replace(RELEASE, tellingen=RELEASE.tellingen[part], publicaties=kept)
    said = all_text(rie_document(material(release=half)))
    assert any("nog maar een deel gepubliceerd" in one for one in said)


@pytest.mark.parametrize("make", [risen, nothing], ids=["pesten", "niets"])
def test_right_words_only(make):
    assert wrong_words(rie_document(make())) == []


def test_the_same_document_is_the_same_bytes():
    assert write_xlsx(rie_document(risen())) == write_xlsx(rie_document(risen()))
