"""The texts to fill in say what the program does here: settings, plan and limits, never typed."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.advice.catalogue import names_in
from pipeline.advice.documents.document import Table
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.prevention.model_text import kinds, model_text
from pipeline.advice.prevention.promised import TEXTS, Promised
from pipeline.contracts import load_contract, load_texts
from pipeline.errors import RefusedInput
from pipeline.release.plan import SurveyPlan, TalkPlan
from pipeline.settings import Settings
from tests.prevention_examples import all_text, wrong_words

DAY = date(2026, 11, 22)
PLAN = TalkPlan("halfjaar", 1, {"hoofdcategorie": 600_000, "eenheid": 300_000}, 12_000)
WAVE = SurveyPlan(1, {"index/og": 500_000}, {"items/mb_kent_vp": "1/200"})
SMALL = TalkPlan("jaar", 0, {}, 180)
# What may stand in figures: articles of law, tossing a coin, numbers of chapters.
ALLOWED = re.compile(r"artikel \d+(?: lid \d+)?|50 %|^\d\. ")


def settings(**sections):
    found = {"kalender": {"vanaf": "2024-Q1"}, "organisatie": {"naam": "Voorbeeld BV"}}
    return Settings.model_validate(found | sections)


def promised(talks=PLAN, golven=None, **sections):
    return Promised(settings(**sections), talks, {"2025": WAVE} if golven is None else golven, DAY)


def said(kind, one=None):
    return " ".join(all_text(model_text(kind, one or promised())))


def strings(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in strings(part)]


def test_no_figure_is_typed():
    texts = [one for kind in TEXTS.listed("soorten") for one in strings(kind["blokken"])]
    texts += strings(load_texts("modelteksten")["risicos"])
    texts += strings(load_texts("modelteksten")["termijnen"])
    for text in texts:
        assert not re.search(r"\d", ALLOWED.sub("", text)), text


def test_every_name_can_be_filled():
    texts = strings(load_texts("modelteksten")["soorten"])
    own = {"dag", "n", "blokken", "deel"}
    assert {name for one in texts for name in names_in(one)} <= set(promised().slots()) | own


def test_every_field_and_table_has_a_name():
    kept_out = {"vp_uren"}
    names = {field.name for field in load_contract("gesprekken").fields} - kept_out
    assert names <= set(load_texts("modelteksten")["veldnamen"])


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ({}, "in hooguit 73 % van de gevallen"),
        ({"privacy": {"profiel": "streng"}}, "in hooguit 56 % van de gevallen"),
        ({"privacy": {"epsilon": 2.0}}, "Bij ons is epsilon 2 per traject"),
        ({"privacy": {"epsilon": 2.0}}, "Een vermoeden van 10 % wordt hooguit 45 %"),
        ({"bewaren": {"gesprekken": 7}}, "7 maanden na het kwartaal"),
        ({"privacy": {"golven_per_jaar": 1}}, "hooguit 1 ronden"),
        ({"privacy": {"beschermd": "gesprek"}}, "hier is één gesprek beschermd"),
        ({}, "hooguit 1 op 1.000.000 per deelnemer"),
        ({}, "per half jaar"),
    ],
)
def test_the_request_for_consent_follows_the_settings(sections, words):
    assert words in said("instemming", promised(**sections))


def test_what_does_not_hold_is_not_said():
    without = promised(golven={"2025": SurveyPlan(1, {"index/og": 1_000_000})})
    assert "heel kleine kans" not in said("instemming", without)
    assert "hier is één gesprek beschermd" not in said("instemming")
    assert "Van de enquête" not in said("instemming", promised(golven={}))


def test_the_tables_are_those_of_the_plan_with_what_is_not_spent():
    document = model_text("instemming", promised())
    table = next(b for b in document.blocks if isinstance(b, Table) and "Tabellen" in b.caption)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["onderwerp", "60 %"],
        ["eenheid", "30 %"],
        ["niet uitgegeven (reserve voor een verbetering)", "10 %"],
    ]


def test_only_fields_that_are_stored_are_told():
    assert "het onderwerp" in said("gesprekspartner")
    assert "hoe lang het duurde" not in said("gesprekspartner")
    own = {"plan": {"korrel": "jaar", "doorlooptijd": 1}}
    assert "hoe lang het duurde" in said("gesprekspartner", promised(**own))


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("plan", [PLAN, SMALL], ids=["groot", "klein"])
def test_every_text_is_marked_to_fill_in_and_uses_right_words(kind, plan):
    document = model_text(kind, promised(plan, golven={} if plan is SMALL else None))
    assert "VUL IN" in document.status
    assert "VUL IN" in " ".join(all_text(document))
    assert wrong_words(document) == []


def test_a_small_organisation_reads_that_no_table_would_show_anything():
    assert TEXTS.say("geen_plan") in said("dpia", promised(SMALL, {}))


def test_an_unknown_text_is_refused_with_those_there_are():
    with pytest.raises(RefusedInput, match="instemming, dpia"):
        model_text("brief", promised())


def test_the_same_text_is_the_same_bytes():
    one = replace(promised())
    assert write_docx(model_text("dpia", one)) == write_docx(model_text("dpia", one))
