"""The catalogues behind an advice: complete, consistent, and only filled with facts and names."""

import re
from collections.abc import Iterator

import pytest

from pipeline.advice.catalogue import (
    about,
    choose_group,
    fill,
    fill_all,
    measure_groups,
    names_in,
    text,
    texts,
)
from pipeline.advice.concept import Fact, Line, Origin, Term
from pipeline.advice.gate import PATTERNS
from pipeline.advice.measures import Setting, choose_measures
from pipeline.advice.word_check import check_text, check_words
from pipeline.contracts import load_codelist, load_texts

KNOWN_NAMES = {
    "waarneming", "bereik", "p_value", "effect", "effect_bereik",
    "verwacht_lower", "verwacht_upper", "zichtbaar_vanaf", "aandeel", "aandeel_laag",
    "aandeel_hoog", "epsilon", "epsilon_enquete", "delta_enquete", "goed_geraden",
    "venster", "vervolgperiode", "geschiedenis", "gebeurtenissen", "golf", "landelijk", "bron",
    "onderwerp", "organisatie", "zekerheid", "niveau_uitleg", "adressaat", "titel", "periode",
    "eerste", "plek", "lijst_getoetst", "reeksen_getoetst",
    "laatste", "naam", "label", "datum", "citaten", "geteld", "geteld_een",
    "geteld_uitleg", "geheel", "geheel_laag", "geheel_hoog", "gebeurtenis", "andere_eenheden",
    "geen_andere_eenheden", "vraag", "omgekeerd", "score", "score_laag", "score_hoog", "ja",
    "ja_laag", "ja_hoog", "eerdere_golven", "groter_dan_elders", "deelname", "sector", "groep",
    "landelijk_ervaren", "bron_ervaren", "zichtbaar_punten", "goed_geraden_enquete", "thema",
    "deel", "aantal", "aantal_laag", "aantal_hoog", "plaats", "verschil", "hoop", "wat",
    "maanden", "pijler", "waarom", "inhoud", "vanaf", "hoeveel", "delen",
    "bereik_eerst", "bereik_erachter", "aantal_met_bereik", "laag", "hoog", "waarde", "getal",
    "kwartaal", "lijst",
}  # fmt: skip
DIRECTIONS = {
    "stijging": ("stijging",),
    "daling": ("daling",),
    "escalatie": ("stijging",),
    "concentratie": ("stijging",),
    "drempel": ("daling",),
}
EIGHT = Fact("8", 8.0, ("p0001|totaal|periode=2024-Q1",), Origin.SOM)


def all_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from all_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_strings(inner)


SENTENCES = sorted(
    {
        *all_strings(dict(load_texts("adviesteksten"))),
        *all_strings(dict(load_texts("maatregelen"))),
        *(code.label for code in load_codelist("rechtsgronden").codes),
        *(str(code.extra["eis"]) for code in load_codelist("rechtsgronden").codes),
    }
)


def test_every_sentence_keeps_the_word_rules():
    assert len(SENTENCES) > 250
    assert [sentence for sentence in SENTENCES if check_words(sentence)] == []


def test_no_sentence_names_a_cause_or_a_superlative():
    plain = [re.sub(r"\{\w+\}", "60", sentence) for sentence in SENTENCES]
    found = [(one, rule.regel) for one in plain for rule in check_text(one)]
    assert [(one, rule) for one, rule in found if rule != "naam"] == []


def test_no_measure_names_a_person():
    for one in load_texts("maatregelen")["maatregelen"]:
        assert [check_text(one[name]) for name in ("wat", "omdat", "effect", "eigen")] == [()] * 4


def test_every_name_in_a_sentence_can_be_filled():
    wanted = {name for s in all_strings(dict(load_texts("adviesteksten"))) for name in names_in(s)}
    assert wanted <= KNOWN_NAMES


@pytest.mark.parametrize("group", measure_groups(), ids=lambda group: group.code)
def test_a_group_has_addressees_with_a_name_and_a_dated_law(group):
    assert all(text("adressaten", code) for code in (group.aan, *group.cc))
    assert group.rechtsgronden
    assert all(ground.peildatum for ground in group.rechtsgronden)


def test_proposed_laws_are_no_ground_for_an_advice():
    drafts = {c.code for c in load_codelist("rechtsgronden").codes if "wetsvoorstel" in c.code}
    used = {ground.code for group in measure_groups() for ground in group.rechtsgronden}
    assert drafts
    assert not used & drafts


@pytest.mark.parametrize(
    ("patroon", "codes", "group"),
    [
        ("stijging", {}, "P0"),
        ("stijging", {"eenheid": "zuid"}, "P0"),
        ("stijging", {"cluster": "oo"}, "P1"),
        ("stijging", {"cluster": "oo", "hoofdcategorie": "oo_pesten"}, "P1"),
        ("stijging", {"cluster": "oo", "hoofdcategorie": "oo_agressie_geweld"}, "P1"),
        ("stijging", {"relatie": "leidinggevende"}, "P2"),
        ("stijging", {"cluster": "sw", "hoofdcategorie": "sw_leidinggevende"}, "P2"),
        ("stijging", {"relatie": "collega"}, "P3"),
        ("stijging", {"cluster": "oo", "hoofdcategorie": "oo_uitsluiting_roddel"}, "P3"),
        ("stijging", {"cluster": "oo", "hoofdcategorie": "oo_seksuele_intimidatie"}, "P4"),
        ("stijging", {"cluster": "oo", "hoofdcategorie": "oo_discriminatie"}, "P5"),
        ("stijging", {"relatie": "extern"}, "P6"),
        ("stijging", {"cluster": "wb", "hoofdcategorie": "wb_werkdruk"}, "P7"),
        ("stijging", {"cluster": "bp", "hoofdcategorie": "bp_route_onduidelijk"}, "P8"),
        ("stijging", {"cluster": "bp", "hoofdcategorie": "bp_opvolging"}, "P9"),
        ("stijging", {"cluster": "in"}, "P10"),
        ("stijging", {"cluster": "wb", "hoofdcategorie": "wb_verandering"}, "P11"),
        ("daling", {"cluster": "oo"}, "P8"),
        ("daling", {"relatie": "leidinggevende"}, "P8"),
        ("stilte", {"cluster": "oo"}, "P12"),
    ],
)
def test_the_group_that_says_most_is_chosen(patroon, codes, group):
    assert choose_group(patroon, codes).code == group


@pytest.mark.parametrize(
    ("patroon", "codes", "richting", "group"),
    [
        ("macht", {"relatie": "leidinggevende"}, "stijging", "P2"),
        ("macht", {"relatie": "leidinggevende"}, "daling", "P8"),
        ("extern", {"relatie": "extern"}, "stijging", "P6"),
        ("extern", {"relatie": "extern"}, "daling", "P8"),
        ("extern", {"item": "og_ext_agressie"}, "stijging", "P6"),
        ("extern", {"item": "og_ext_agressie"}, "daling", "P15"),
        ("escalatie", {}, "stijging", "P9"),
        ("concentratie", {"eenheid": "zuid", "cluster": "wb"}, "stijging", "P7"),
        ("concentratie", {"cluster": "oo", "hoofdcategorie": "oo_pesten"}, "stijging", "P1"),
        ("werking", {}, "stijging", "P16"),
        ("werking", {"eenheid": "zuid"}, "daling", "P8"),
        ("drempel", {"item": "mb"}, "daling", "P8"),
        ("drempel", {"item": "mb_verwacht_opvolging"}, "daling", "P9"),
        ("klimaat", {"item": "pv"}, "daling", "P14"),
        ("klimaat", {"item": "lc"}, "daling", "P14"),
        ("klimaat", {"item": "wd_tempo"}, "daling", "P7"),
        ("klimaat", {"item": "ve_onrust"}, "daling", "P11"),
        ("klimaat", {"item": "wd_tempo"}, "stijging", "P15"),
        ("referentie", {"item": "og"}, "stijging", "P1"),
        ("referentie", {"item": "og"}, "daling", "P15"),
    ],
)
def test_measures_follow_the_direction_and_the_question(patroon, codes, richting, group):
    assert choose_group(patroon, codes, richting).code == group


def test_an_unknown_pattern_has_no_measures():
    with pytest.raises(LookupError):
        choose_group("hagel", {})


@pytest.mark.parametrize("name", ["cluster", "hoofdcategorie", "relatie"])
def test_every_code_has_a_phrase(name):
    lists = {"cluster": "clusters", "hoofdcategorie": "categorieen", "relatie": "relaties"}
    for code in load_codelist(lists[name]).values():
        assert text("onderwerpen", name, code)


@pytest.mark.parametrize("key", load_texts("adviesteksten")["patronen"])
def test_every_pattern_has_two_readings_or_more_that_always_stand(key):
    always = [one for one in texts("patronen", key, "lezingen") if not names_in(one)]
    assert len(always) >= 2


@pytest.mark.parametrize("patroon", PATTERNS)
@pytest.mark.parametrize("item", ["", "og", "mb", "mb_kent_vp", "pv", "psa", "lc_voorbeeld"])
def test_a_pattern_has_sentences_and_measures_in_each_direction_it_can_go(patroon, item):
    for richting in DIRECTIONS.get(patroon, ("stijging", "daling")):
        assert about(patroon, {"item": item}, richting).startswith(patroon)
        group = choose_group(patroon, {"item": item}, richting)
        known = {"item": item, "patroon": patroon, "richting": richting}
        assert choose_measures(group, known, Setting())


def test_every_pattern_of_the_list_has_sentences_but_those_that_never_make_a_signal():
    known = set(load_codelist("patronen").values())
    assert known - set(PATTERNS) == {"geen_patroon"}


def test_fill_keeps_facts_as_facts():
    line = fill("Ongeveer {waarneming} trajecten.", {"waarneming": EIGHT})
    assert line.parts == ("Ongeveer ", EIGHT, " trajecten.")
    assert line.text == "Ongeveer 8 trajecten."
    assert line.facts == (EIGHT,)


def test_fill_takes_the_facts_of_a_line_along():
    inner = Line(("ongeveer ", EIGHT))
    assert fill("Het zijn er {aantal}.", {"aantal": inner}).facts == (EIGHT,)


def test_a_name_without_a_value_is_an_error_and_leaves_out_a_sentence_of_many():
    with pytest.raises(KeyError):
        fill("{onbekend}", {})
    kept = fill_all(("{naam} zegt.", "{onbekend} zegt."), {"naam": Term("Iemand", "x")})
    assert [line.text for line in kept] == ["Iemand zegt."]


def test_a_path_that_is_no_text_is_an_error():
    with pytest.raises(KeyError):
        text("patronen", "stijging")


SUPPORT = "Daarbij past: "


@pytest.mark.parametrize("key", load_texts("adviesteksten")["patronen"])
def test_the_readings_compete_and_each_says_what_would_support_it(key):
    readings = texts("patronen", key, "lezingen")
    always = [one for one in readings if not names_in(one)]
    assert len(always) >= 2
    claims, supports = zip(*(one.split(SUPPORT) for one in readings), strict=True)
    assert len(set(claims)) == len(claims)
    assert len(set(supports)) == len(supports)
    assert all(re.search(r"enquête|publicatie|gesprek|score|aantal|mensen|verschil|uren", one)
               for one in supports)  # fmt: skip
