"""Forty questions as people put them: what they are read to be about, and what bears on them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import yaml

from pipeline.advice.advice_document import advice_document
from pipeline.advice.asked.around import Bearing
from pipeline.advice.asked.scope import AskedScope, scope_of
from pipeline.advice.asked.survey_figures import questions_for
from pipeline.advice.asked.understood import understand
from pipeline.advice.documents.pdf_writer import write_pdf
from pipeline.advice.pattern import Pattern
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event
from tests.advice_examples import cells_of, signal
from tests.asked_questions import RELEASE, asked, told

_TABLE = Path(__file__).parents[1] / "data" / "gevraagd" / "vragen.yaml"
QUESTIONS = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))["vragen"]
KINDS = ("training", "voorlichting", "beleid", "vp_team", "media", "reorganisatie")
EVENTS = tuple(Event(date(2025, 2, 1), kind, None, f"De {kind}") for kind in KINDS)
WITH_EVENTS = replace(RELEASE, publiek=replace(RELEASE.publiek, events=EVENTS))
ABOUT = {
    "macht": {"relatie": "leidinggevende"}, "extern": {"relatie": "extern"},
    "drempel": {"item": "mb"}, "klimaat": {"item": "pv"}, "referentie": {"item": "og"},
    "stilte": {"cluster": "oo"}, "escalatie": {"vervolg": "formeel"},
}  # fmt: skip


def found(code, scope, kinds):
    """A pattern of this code as it would be found on the subject of a question."""
    codes = ABOUT.get(code, {} if code == "werking" else scope.talks)
    event = f"De {kinds[0]}" if code == "werking" else ""
    return Pattern(code, "signaal", "2025-Q4", "", event, codes, 4, "stijging", {}, ())


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case["vraag"])
def test_a_question_is_read_as_a_vertrouwenspersoon_reads_it(case):
    scope, kinds = understand(case["vraag"], WITH_EVENTS).scope, case.get("gebeurtenissen", [])
    subject = scope.hoofdcategorie or scope.cluster
    assert [subject] * bool(subject) == case.get("onderwerp", [])
    assert [scope.relatie] * bool(scope.relatie) == case.get("relatie", [])
    assert list(scope.soorten) == kinds
    assert set(case.get("enquete", [])) <= set(questions_for(scope))
    bearing = Bearing(WITH_EVENTS, scope, questions_for(scope))
    assert all(bearing.bears(found(code, scope, kinds)) for code in case.get("patronen", []))
    assert scope.is_general or not case.get("algemeen")


def test_there_are_forty_questions():
    assert len(QUESTIONS) == 40


def test_who_dares_to_talk_is_no_question_about_them():
    scope = understand("Durven collega’s nog te praten?", RELEASE).scope
    assert scope == AskedScope(item="mb")
    given = scope_of({"relatie": "leidinggevende"}, scope, RELEASE, "", "")
    assert (given.item, given.relatie, given.ook) == ("", "leidinggevende", ("mb",))
    chosen = scope_of({"item": "pv"}, scope, RELEASE, "", "")
    assert (chosen.item, chosen.ook) == ("pv", ())


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("Ervaren collega's te veel werkdruk?", AskedScope(hoofdcategorie="wb_werkdruk")),
        ("Durven medewerkers van de balie nog iets te melden?", AskedScope(item="mb")),
        ("Worden vrouwen vaker geïntimideerd?", AskedScope(hoofdcategorie="oo_intimidatie")),
        ("Is de toon verbeterd sinds de gedragscode?", AskedScope(soorten=("beleid",))),
    ],
)
def test_other_ways_of_asking(question, scope):
    assert understand(question, RELEASE).scope == scope


def test_the_effect_of_a_training_is_told_from_events_and_what_changed_after():
    question = "Heeft de training iets opgeleverd?"
    after = signal(
        RELEASE, code="werking", cluster="", hoofdcategorie="", gebeurtenis="De training",
        cellen=cells_of(RELEASE, "totaal"),
    )  # fmt: skip
    other = after | {"gebeurtenis": "De voorlichting"}
    answer = asked(question, after, other, release=WITH_EVENTS)
    seen = told(answer.wij_zien)
    assert "In de lijst met gebeurtenissen staat: De training (1e kwartaal van 2025)" in seen
    assert "hoeft er niet door te komen" in seen
    assert "Training" in answer.kop.titel.text
    assert "De voorlichting (" not in seen.partition("rol kunnen spelen")[0]
    assert seen.count("(verandering na een gebeurtenis)") == 1


def test_an_event_that_is_in_no_list_is_said_with_what_would_help():
    answer = asked("Heeft de training iets opgeleverd?")
    assert "staat geen gebeurtenis van de soort ‘Training’" in told(answer.wij_zien)
    assert "lijst met gebeurtenissen zetten" in told(answer.gevraagd.zichtbaar)


def test_an_answer_about_everything_is_at_most_three_pages(tmp_path):
    categories = load_codelist("categorieen")
    rows = [
        signal(
            RELEASE, hoofdcategorie=code, cluster=categories.get(code).cluster,
            cellen=cells_of(RELEASE, "hoofdcategorie", hoofdcategorie=code),
        )
        for code in categories.values()[:20]
    ]  # fmt: skip
    answer = asked("Moeten wij ons zorgen maken?", *rows)
    path = tmp_path / "antwoord.pdf"
    path.write_bytes(write_pdf(advice_document(answer)))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) <= 3
    seen = told(answer.wij_zien)
    assert "intimidatie" in seen and "Er is nog meer gevonden (" in seen


def test_silence_in_a_unit_is_told_to_who_asks_about_unwanted_behaviour_there():
    silent = Pattern("stilte", "signaal", "2025-Q4", "", "", {"eenheid": "A"}, 4, "", {}, ())
    bullying = AskedScope(eenheid="A", hoofdcategorie="oo_pesten")
    workload = AskedScope(eenheid="A", hoofdcategorie="wb_werkdruk")
    bears = [
        Bearing(RELEASE, one, questions_for(one)).bears(silent) for one in (bullying, workload)
    ]
    assert bears == [True, False]
