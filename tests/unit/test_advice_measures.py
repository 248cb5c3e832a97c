"""Which measures an advice proposes: by subject, sector, size, and what was advised before."""

from collections import Counter

import pytest

from pipeline.advice.catalogue import choose_group, measure_groups
from pipeline.advice.measures import PILLARS, Setting, choose_measures, measure, measures
from pipeline.advice.owners import fitting
from pipeline.contracts import load_codelist, load_texts

FREQUENT = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P14")


def chosen(patroon="stijging", richting="stijging", setting=None, **codes):
    """The codes of the measures that are proposed, by pillar."""
    group = choose_group(patroon, codes, richting)
    about = {**codes, "patroon": patroon, "richting": richting}
    found = choose_measures(group, about, setting or Setting(medewerkers=5_000))
    return {one.pijler: one.code for one in found}


def test_the_catalogue_is_complete_and_its_codes_stay_apart():
    assert len(measures()) > 110
    assert len({one.code for one in measures()}) == len(measures())
    groups = {group.code for group in measure_groups()} | {"alle"}
    items = {*load_codelist("items").values(), *load_codelist("indexen").values()}
    for one in measures():
        assert one.pijler in PILLARS
        assert one.groepen <= groups
        assert set(one.meten) <= items
        assert one.sector <= set(load_texts("maatregelen")["sectoren"])
        assert one.vanaf < one.tot
        assert all((one.wat, one.omdat, one.effect, one.eigen, one.eigenaar, one.soort))
        assert 1 <= one.termijn <= 12


@pytest.mark.parametrize("size", [180, 12_000])
@pytest.mark.parametrize(
    ("group", "about"),
    [
        ("P5", {"cluster": "oo", "hoofdcategorie": "oo_discriminatie"}),
        ("P6", {"relatie": "extern"}),
        ("P9", {"cluster": "bp", "hoofdcategorie": "bp_opvolging"}),
        ("P10", {"cluster": "in", "hoofdcategorie": "in_fraude_diefstal"}),
        ("P11", {"cluster": "wb", "hoofdcategorie": "wb_verandering"}),
        ("P15", {"patroon": "klimaat", "item": "pv"}),
        ("P16", {"patroon": "werking"}),
        ("P17", {"patroon": "opkomend_thema"}),
    ],
)
def test_after_one_advice_and_another_there_is_still_something_else(group, about, size):
    about = {"patroon": "stijging", "richting": "stijging", **about}
    (kind,) = (one for one in measure_groups() if one.code == group)
    before: set[str] = set()
    for _ in range(3):
        found = choose_measures(kind, about, Setting(medewerkers=size, eerder=frozenset(before)))
        assert [one.pijler for one in found] == list(PILLARS)
        before |= {one.code for one in found}


def test_a_small_organisation_has_no_department_for_staff():
    assert fitting("bestuurder met HR", 180) == "bestuurder met wie personeelszaken doet"
    assert fitting("de afdeling compliance", 180) == "wie over integriteit gaat"
    assert fitting("HR met OR", 0) == fitting("HR met OR", 250) == "HR met OR"
    assert fitting("Uitkomsten zijn besproken met de OR", 40) == (
        "Uitkomsten zijn besproken met de personeelsvertegenwoordiging"
    )
    assert fitting("De HRM-nota", 180) == "De HRM-nota"


@pytest.mark.parametrize("group", FREQUENT)
def test_a_frequent_subject_has_something_to_choose_in_every_pillar(group):
    n = Counter(one.pijler for one in measures() if group in one.groepen)
    assert all(n[pillar] >= 2 for pillar in PILLARS)
    assert sum(n.values()) >= 7


def test_a_precise_measure_comes_before_a_general_one():
    assert chosen(cluster="oo")["bewustwording"] == "teamgesprek_gewenst_gedrag"
    precise = chosen(cluster="oo", hoofdcategorie="oo_pesten")
    assert precise["bewustwording"] == "pesten_herkennen"
    assert set(precise) == set(PILLARS)


@pytest.mark.parametrize(
    ("codes", "pillar", "code"),
    [
        ("oo oo_intimidatie", "bewustwording", "intimidatie_grenzen"),
        ("wb wb_emotioneel", "bewustwording", "emotioneel_werk_bespreken"),
        ("in in_misstand", "interventie", "procedure_misstand_toetsen"),
        ("leidinggevende", "preventie", "tweede_aanspreekpunt"),
        ("collega", "bewustwording", "omstandertraining"),
    ],
)
def test_what_is_proposed_follows_the_subject(codes, pillar, code):
    cluster, _, category = codes.partition(" ")
    about = {"cluster": cluster, "hoofdcategorie": category} if category else {"relatie": codes}
    assert chosen(**about)[pillar] == code


def test_the_sector_and_the_size_of_the_organisation_matter():
    large = Setting(sector="Ziekenhuis", medewerkers=5_000)
    assert chosen(relatie="extern", setting=large)["bewustwording"] == "training_agressie"
    assert chosen(relatie="extern")["bewustwording"] == "norm_naar_publiek"
    small = Setting(medewerkers=120)
    assert chosen(setting=small)["interventie"] != "verdiepend_onderzoek_breed"
    assert all(measure(code).vanaf <= 120 for code in chosen(setting=small).values())


def test_what_was_advised_before_is_not_advised_again_and_the_next_in_line_is():
    first = chosen(cluster="oo")
    again = chosen(
        cluster="oo", setting=Setting(medewerkers=5_000, eerder=frozenset(first.values()))
    )
    assert set(again) == set(PILLARS)
    assert not set(first.values()) & set(again.values())


def test_after_an_advice_that_was_carried_out_comes_first_what_it_did():
    setting = Setting(medewerkers=5_000, is_vervolg=True)
    assert chosen(cluster="oo", setting=setting)["interventie"] == "evalueren_wat_is_ingevoerd"
    assert "evalueren_wat_is_ingevoerd" not in chosen(cluster="oo").values()


def test_a_pillar_without_anything_left_is_left_out():
    everything = frozenset(one.code for one in measures())
    assert chosen(cluster="oo", setting=Setting(medewerkers=5_000, eerder=everything)) == {}


def test_the_same_question_gets_the_same_answer():
    assert chosen(relatie="leidinggevende") == chosen(relatie="leidinggevende")


@pytest.mark.parametrize("theme", load_codelist("themas").values())
def test_every_theme_has_measures(theme):
    assert len(chosen("opkomend_thema", thema=theme)) >= 2


@pytest.mark.parametrize("kind", load_codelist("categorieen").values())
def test_every_category_has_a_measure_in_each_pillar(kind):
    cluster = str(load_codelist("categorieen").get(kind).cluster)
    assert set(chosen(cluster=cluster, hoofdcategorie=kind)) == set(PILLARS)
