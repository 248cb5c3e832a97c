"""The package for the works council: the engine's own limits, the whole register, no concept."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.advice.concept import Origin
from pipeline.advice.documents.document import Chart, Heading, Table
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.prevention import thresholds
from pipeline.advice.prevention.or_package import or_document
from pipeline.advice.prevention.thresholds import TEXTS
from pipeline.advice.register import register_of
from pipeline.advice.typed import identifying
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event
from pipeline.release import find_cell
from pipeline.release.sharing import BUDGET, LET_OP
from pipeline.signals.budget import STRONG
from tests.advice_examples import example_release, signal
from tests.prevention_examples import (
    RELEASE,
    all_text,
    facts,
    material,
    nothing,
    risen,
    without,
    wrong_words,
)


def table(document, name):
    found = next(b for b in document.blocks if isinstance(b, Table) and b.caption == name)
    return [[cell.text for cell in row] for row in found.rows]


def test_every_pattern_has_questions_that_are_questions():
    codes = set(load_codelist("patronen").values())
    asked = {code: TEXTS.said("vragen", code) for code in codes}
    for questions in (*asked.values(), TEXTS.said("altijd")):
        assert questions
        assert all("?" in one for one in questions)


def test_the_limits_are_those_that_the_engine_decides_by(monkeypatch):
    said = {row[0].text: row[1].text for row in thresholds.rows()}
    assert f"minder dan {round(100 * LET_OP)} van de 100" in said["let op"]
    assert f"hooguit {round(100 * BUDGET)} van de 100" in said["signaal"]
    assert f"hooguit {round(100 * STRONG)} van de 100" in said["sterk signaal"]
    monkeypatch.setattr(thresholds, "STRONG", 0.02)
    said = {row[0].text: row[1].text for row in thresholds.rows()}
    assert "hooguit 2 van de 100" in said["sterk signaal"]


def test_no_limit_is_typed_in_the_catalogue():
    for one in TEXTS.listed("drempels"):
        assert not set(one["tekst"].replace("van de 100", "")) & set("0123456789"), one


def test_what_stood_out_how_certain_and_what_was_done_come_first():
    first, second = [b for b in or_document(risen()).blocks if isinstance(b, Heading)][:2]
    assert (first.text, second.text) == ("In het kort", TEXTS.say("koppen", "doel"))
    (row,) = table(or_document(risen()), TEXTS.say("tabellen", "kort", "bijschrift"))
    assert "pesten" in row[0] and row[1:] == ["sterk signaal", "nog niets"]
    assert TEXTS.say("kort_niets") in all_text(or_document(nothing()))


def test_a_finding_is_followed_by_its_questions_and_stands_in_the_register():
    document = or_document(risen())
    said = all_text(document)
    assert any("120 trajecten over pesten" in one for one in said)
    assert TEXTS.said("vragen", "stijging")[0] in said
    (row,) = table(document, "Register van signalen")
    assert row[2:] == ["Stijging: Pesten (2025-Q4)", "sterk signaal", "nog niets"]


def test_a_concept_is_not_told():
    found = risen()
    lists = found.lijsten
    known = register_of(lists, [], [], {found.register[0].sleutel: date(2026, 2, 2)})
    assert known[0].stappen
    told = all_text(or_document(found))
    assert not any("concept" in one.lower() for one in told)


def test_all_years_are_drawn_with_their_cells_and_what_happened():
    events = (
        Event(date(2023, 5, 1), "media", None, "Landelijk nieuws"),
        Event(date(2023, 5, 1), "training", "noord", "Alleen noord"),
    )
    release = example_release(events)
    document = or_document(material(signal(release), release=release))
    (chart,) = (block for block in document.blocks if isinstance(block, Chart))
    assert [point.label for point in chart.points] == ["2021", "2022", "2023", "2024", "2025"]
    assert chart.events == (("2023", "Landelijk nieuws"),)
    for point in chart.points:
        total = sum(find_cell(release, cell)["noisy_n"] for cell in point.cells)
        assert (point.value, point.lower < total < point.upper) == (total, True)


def test_clusters_are_summed_over_categories_where_they_were_not_published():
    name = "Gesprekken per onderwerp, per jaar"
    own = table(or_document(risen()), name)
    summed = table(or_document(material(release=without("cluster"))), name)
    assert [row[0] for row in own] == [row[0] for row in summed]
    found = facts(or_document(material(release=without("cluster"))))
    for fact in (one for one in found if one.herkomst is Origin.SOM):
        assert fact.value == sum(find_cell(RELEASE, cell)["noisy_n"] for cell in fact.cells)


def test_without_any_publication_the_agreements_and_rights_stand():
    document = or_document(nothing())
    assert table(document, "Wanneer iets opvalt")
    assert table(document, "Wat u kunt vragen")
    assert TEXTS.say("geen_signalen") in all_text(document)
    assert [one.herkomst for one in facts(document)] == [Origin.BELOFTE]


@pytest.mark.parametrize("make", [risen, nothing], ids=["pesten", "niets"])
def test_right_words_and_no_people(make):
    document = or_document(make())
    assert wrong_words(document) == []
    assert not [one for one in TEXTS.said("altijd") if identifying(one)]


def test_legal_references_come_with_their_day_and_no_advice():
    said = " ".join(all_text(or_document(risen())))
    assert "geen juridisch advies" in said
    assert "november 2026" in said


def test_the_same_package_is_the_same_bytes():
    found = replace(risen(), jaar=2025)
    assert write_docx(or_document(found)) == write_docx(or_document(found))
